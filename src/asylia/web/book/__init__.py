"""The law book as pages: no database, no user, nothing about anybody."""
