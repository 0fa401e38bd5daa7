"""Users, offices, roles, sign-in."""
