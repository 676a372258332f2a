"""The command line: the same package for scripts and tests, with no window. See `arguments.USAGE`."""

from perfdesk.cli.main import main

__all__ = ["main"]
