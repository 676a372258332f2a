"""What was found in a text: in words below it, and underlined where the words stand."""

from __future__ import annotations

from collections.abc import Sequence

from perfdesk.checks.finding import Finding, Kind, Place
from perfdesk.ui.forms.labels import Notes, sentences_of
from perfdesk.ui.forms.text_editor import TextEditor


def show_findings(editor: TextEditor, notes: Notes, findings: Sequence[Finding]) -> None:
    """Say what was found in the editor's text, and underline it; what is explained is no longer said."""
    notes.show_sentences(sentences_of(findings))
    editor.show_findings(f for f in findings if not f.explained and f.kind is not Kind.REVIEWER)


def go_into(editor: TextEditor, place: Place) -> None:
    """Put the cursor into a text, the stretch that a finding speaks of selected."""
    editor.setFocus()
    if place.start is not None and place.end is not None:
        editor.select(place.start, place.end)
