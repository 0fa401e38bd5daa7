"""Finding a person by name, though no name stands in clear in the database (ADR 22)."""
