"""The application: made, registered, lodged; three acts, three dates, three entries."""
