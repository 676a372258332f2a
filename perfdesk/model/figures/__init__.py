"""Every computed figure: exact, half-up, from values; empty is not zero."""
