"""Remedies: appeals, the right to remain, and what the courts decide."""
