"""The .perfdesk file: the only room that knows SQLAlchemy."""

from perfdesk.model.storage.postponed import postpone

postpone()
