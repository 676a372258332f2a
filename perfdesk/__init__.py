"""perfdesk: writing, checking and printing budget-performance self-evaluation reports."""

__version__ = "0.1.0"
