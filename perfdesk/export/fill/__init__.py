"""填入上级表格: a report's values into a copy of somebody else's workbook, nothing else of which changes."""
