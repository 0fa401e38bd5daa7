"""Generated tables of public holidays, one a Member State (tools/make_holidays.py)."""
