"""The interchange file: reports as JSON, format 1. Exact both ways; nothing is dropped in silence."""

from perfdesk.model.interchange.reading import read_reports
from perfdesk.model.interchange.writing import fingerprint, report_object, write_reports

__all__ = ["fingerprint", "read_reports", "report_object", "write_reports"]
