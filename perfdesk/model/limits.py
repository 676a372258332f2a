"""How much a report may hold: bounds on what comes from outside, far beyond what anybody writes."""

MOST_CHARACTERS = 1_000_000
"""In one text."""

MOST_ROWS = 10_000
"""Rows of one kind in one report."""

MOST_REPORTS = 10_000
"""Reports in one file."""

MOST_SOURCE_BYTES = 64 * 1024 * 1024
"""In one source to import."""
