"""Where somebody is placed; whether they are detained is another thing and is not said here."""
