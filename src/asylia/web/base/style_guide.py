"""Examples for the style guide; every name and reference is invented."""


def examples(direction: str) -> dict[str, object]:
    """What the style guide shows."""
    return {"direction": direction}
