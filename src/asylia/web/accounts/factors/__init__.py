"""Second factors: passkeys, code apps, codes on paper; and who sits there now."""
