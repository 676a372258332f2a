"""Jobs of a batch in a process of their own: the window hears of each outcome and can stop after any."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.cli.batch import Job, Outcome, work

LOOK_MS = 25
"""How often the window looks for an outcome: a document takes about as long."""
_GONE = "导出的进程意外退出，没有导出"


class BatchWork(QObject):
    """One run over some jobs. Jobs are sent one by one, so that a stop needs nobody's end: the next is not sent."""

    done = Signal(int, object)
    """The number of a job and its Outcome."""
    finished = Signal()
    """All jobs are done, or the one under way when a stop was asked for."""

    def __init__(self, jobs: Sequence[Job], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._next = 0
        self._stopping = False
        self._connection: Connection | None = None
        self._process: SpawnProcess | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return self._process is not None

    def start(self) -> None:
        """Begin with the first job, as soon as the process says that it is there."""
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._timer.start()

    def stop(self) -> None:
        """Send no more; the job under way is done to its end, for a file is written whole or not at all."""
        self._stopping = True

    def close(self) -> None:
        """End the process, whatever it does: nobody waits any more. A file under way keeps its old content."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._let_go()

    def _look(self) -> None:
        connection, process = self._connection, self._process
        if connection is None or process is None:
            return
        if not connection.poll():
            return
        try:
            outcome = connection.recv()
            if outcome is not None:
                self._tell(outcome)
            over = self._stopping or self._next >= len(self._jobs)
            connection.send(None if over else self._jobs[self._next])
        except (EOFError, OSError):  # the other end is closed: by itself, or with the process
            if not process.is_alive():
                self._ended()

    def _tell(self, outcome: Outcome) -> None:
        number = self._next
        self._next += 1
        self.done.emit(number, outcome)

    def _ended(self) -> None:
        """The process has left: by itself, or with jobs undone, which have failed then."""
        self._let_go()
        while self._next < len(self._jobs) and not self._stopping:
            self._tell(Outcome(failure=_GONE))
        self.finished.emit()

    def _let_go(self) -> None:
        self._timer.stop()
        if self._connection is not None:
            self._connection.close()
        self._connection = self._process = None
