"""Places in a text as stored and as shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.ui.forms.code_points import utf16_length
from perfdesk.ui.forms.content import SIGN, Content

SPENT, RATE = "{{budget.spent}}", "{{budget.execution_rate}}"
PIECES = st.lists(st.sampled_from([SPENT, RATE, "支出", "𠮷", "\n", "\r\n", "\r", "a", "{", "}}", SIGN]), max_size=12)
TEXTS = PIECES.map("".join)


def test_that_a_reference_is_one_sign_and_knows_what_it_stands_for() -> None:
    content = Content.of_stored(f"支出{SPENT}，执行率{RATE}。")
    assert content.shown == f"支出{SIGN}，执行率{SIGN}。"
    assert content.codes == (SPENT, RATE)


def test_that_places_behind_a_reference_are_found_on_screen() -> None:
    content = Content.of_stored(f"支出{SPENT}，执行率")
    assert content.span(2 + len(SPENT) + 1, 2 + len(SPENT) + 4) == (4, 7)


def test_that_a_stretch_that_touches_a_reference_has_the_whole_of_it() -> None:
    content = Content.of_stored(f"支出{SPENT}元")
    assert content.span(5, 9) == (2, 3)
    assert content.span(1, 4) == (1, 3)
    assert content.span(2, 2 + len(SPENT)) == (2, 3)


def test_that_rare_characters_and_windows_line_ends_are_counted_as_qt_counts_them() -> None:
    content = Content.of_stored("𠮷\r\n支出")
    assert content.shown == "𠮷\n支出"
    assert content.span(3, 5) == (3, 5)
    assert content.span(0, 1) == (0, 2)


def test_that_braces_typed_by_hand_stay_words() -> None:
    content = Content.of_shown(f"{SPENT}{SIGN}", [RATE])
    assert (content.stored, content.codes) == (f"{SPENT}{RATE}", (RATE,))
    assert content.offset(len(SPENT)) == len(SPENT)
    assert content.offset(len(SPENT) + 1) == len(SPENT) + len(RATE)


def test_that_what_differs_never_begins_or_ends_within_a_reference() -> None:
    one, other = Content.of_stored(f"支出{SPENT}。"), Content.of_stored(f"支出{RATE}。")
    assert one.difference(other) == (2, 3, 3)
    assert list(other.pieces(2, 3)) == [(RATE, True)]


@given(TEXTS)
def test_that_what_is_shown_is_stored_again_as_it_was(text: str) -> None:
    content = Content.of_stored(text)
    again = Content.of_shown(content.shown, content.codes)
    assert again.stored == text.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(piece for piece, _ in content.pieces(0, len(content.shown))) == again.stored


@given(PIECES)
def test_that_places_between_pieces_go_there_and_back(pieces: list[str]) -> None:
    content = Content.of_stored("".join(pieces))
    shown = Content.of_shown(content.shown, content.codes)
    for n in range(len(pieces) + 1):
        stored = len("".join(pieces[:n]))
        before = Content.of_stored("".join(pieces[:n])).shown
        if len(before) + len(Content.of_stored("".join(pieces[n:])).shown) != len(content.shown):
            continue  # a line end or a reference that only both pieces together make
        position = utf16_length(before)
        assert content.span(stored, stored) == (position, position)
        assert shown.offset(position) == len(Content.of_stored("".join(pieces[:n])).stored.replace("\r\n", "\n"))


@given(TEXTS, TEXTS)
def test_that_writing_what_differs_makes_one_text_the_other(before: str, after: str) -> None:
    one, other = Content.of_stored(before), Content.of_stored(after)
    front, here, there = one.difference(other)
    pieces = (*one.pieces(0, front), *other.pieces(front, there), *one.pieces(here, len(one.shown)))
    assert "".join(piece for piece, _ in pieces) == "".join(piece for piece, _ in other.pieces(0, len(other.shown)))
