"""PostgreSQL as Django speaks to it, by a line that does not wait for a server fallen silent."""
