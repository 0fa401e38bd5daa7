"""The page frame, the components, the style sheets, the fonts and htmx."""
