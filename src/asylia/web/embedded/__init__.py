"""Which PostgreSQL serves Asylia: the embedded one and its launcher, or one's own."""
