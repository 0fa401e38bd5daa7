"""Scripts for developers; the installed package never imports them."""
