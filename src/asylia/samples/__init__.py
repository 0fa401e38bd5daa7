"""Invented people: the founding case, a whole caseload for demonstrations, golden cases."""
