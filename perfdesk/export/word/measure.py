"""The page of GB/T 9704-2012 in Word's units, and how wide text is on it.

Twips are twentieths of a point (1 mm = 56.7); the page itself stands in resources/word/document.xml.
"""

from __future__ import annotations

from unicodedata import east_asian_width

TEXT_WIDTH = 11906 - 1587 - 1474
"""Width of the type area: 156 mm in twips."""
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
