"""The .perfdesk file: the only room that knows SQLAlchemy."""
