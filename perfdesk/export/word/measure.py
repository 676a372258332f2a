"""The page of GB/T 9704-2012 in Word's units, and how wide text is on it.

Twips are twentieths of a point (1 mm = 56.7); the page itself stands in `section`.
"""

from __future__ import annotations

import math
from unicodedata import east_asian_width

TEXT_WIDTH = 11906 - 1587 - 1474
"""Width of the type area: 156 mm in twips."""
LANDSCAPE_WIDTH = 16838 - 1984 - 2098
"""The same of a page across: 225 mm."""
CHARACTER = 315
"""One body character: 16 pt with spacing −5 twips, 28 of them a line."""
INDENT = 640
"""Two characters as the first-line indent writes them."""
TITLE_CHARACTERS = TEXT_WIDTH // 440 - 1
"""How many 22 pt characters fit a line, one left for the blanks that readers add round digits."""


def width(text: str) -> float:
    """Width in full-width characters; digits, Latin letters and half-width marks count half.

    Marks that are wide only in a Chinese font (“ ” — …) count as wide, since every font of the paper is one.
    """
    return sum(0.5 if east_asian_width(c) in {"N", "Na", "H"} else 1.0 for c in text)


def twips(characters: float) -> int:
    """That many body characters, in twips."""
    return round(characters * CHARACTER)


def lines_needed(text: str, room: float) -> int:
    """How many lines a text takes that has room for so many full-width characters in each; a little too few at most."""
    return sum(max(1, math.ceil(width(line) / max(1, room))) for line in text.split("\n"))
