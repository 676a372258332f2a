"""How much a report may hold: bounds on what comes from outside, far beyond what anybody writes."""

MOST_CHARACTERS = 1_000_000
"""In one text."""

MOST_ROWS = 10_000
"""Rows of one kind in one report."""

MOST_REPORTS = 10_000
"""Reports in one file."""

MOST_SOURCE_BYTES = 64 * 1024 * 1024
"""In one source to import."""

MOST_DECIMALS = 6
"""Decimals that a report can show its amounts with: what one 分 needs in 万元."""

MOST_PROBLEMS = 50
"""Problems of a source that are named; a reading that finds so many ends there."""
