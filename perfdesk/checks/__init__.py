"""Live checks: one rule one small unit; a report goes in, findings come out."""
