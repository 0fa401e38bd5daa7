"""Papers that leave the house: letters out of templates, made as PDF, stored sealed (ADR 30)."""
