"""How alike two statements of who somebody is are: names in any script, days of birth, countries.

Plain values in, plain values out; nothing here stores or opens anything (ADR 22).
"""
