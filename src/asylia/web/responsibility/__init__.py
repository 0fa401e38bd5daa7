"""Which State is responsible: hits, requests, transfers."""
