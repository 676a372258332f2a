"""Pages end with their window: nothing of them keeps them alive."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from perfdesk.ui.page import Page
from perfdesk.ui.pages.overview import OverviewPage
from perfdesk.ui.pages.texts import TextsPage
from tests.ui.forms.stage import open_workspace, sample_report


@pytest.mark.parametrize("kind", [OverviewPage, TextsPage])
def test_that_a_page_ends_when_it_is_closed(qtbot: QtBot, tmp_path: Path, kind: type[Page]) -> None:
    workspace = open_workspace(tmp_path, sample_report())
    page = kind(workspace)
    workspace.changed.connect(page.refresh)
    workspace.leaving.connect(page.commit)
    page.show_report(workspace.report)
    page.deleteLater()
    known = weakref.ref(page)
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert known() is None
    workspace.close()
