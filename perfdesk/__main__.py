"""python -m perfdesk: the same program."""

import sys

from perfdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
