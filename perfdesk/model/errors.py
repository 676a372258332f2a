"""Failures of the world: each is one class and one Chinese sentence that says what to do.

A failure of ours (a bug) is any other exception; nobody catches those but the outermost caller.
"""

from __future__ import annotations

from pathlib import Path


class WorldError(Exception):
    """Something outside the program stands in the way. `str(error)` is the sentence shown to the person."""


class FileUnusableError(WorldError):
    """A .perfdesk file that cannot be used as asked (exit code 3 on the command line)."""


class FileMissingError(FileUnusableError):
    """There is no file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"找不到文件 {path}，请检查位置和名称，或重新拷贝一份。")


class FileForeignError(FileUnusableError):
    """Something else than a perfdesk file stands at that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 不是 perfdesk 文件，请选择由本程序建立的 .perfdesk 文件。")


class FileTruncatedError(FileUnusableError):
    """The end of the file is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 不完整，后面一段没有拷贝过来；文件未作改动，请重新拷贝或请对方重新发送。")


class FileDamagedError(FileUnusableError):
    """The file's inside contradicts itself."""

    def __init__(self, path: Path, reason: str = "内部数据不一致") -> None:
        super().__init__(f"{path.name} 已损坏（{reason}）；文件未作改动，请改用备份或请对方重新发送。")


class FileTamperedError(FileUnusableError):
    """The file holds something that this program never writes: a trigger, a view, a foreign table or column."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path.name} 里有不属于本程序的内容（{what}），为安全起见不打开；请向发送人核实后索取原件。")


class FileTooNewError(FileUnusableError):
    """The file was written by a later program."""

    def __init__(self, path: Path, theirs: str, ours: str) -> None:
        super().__init__(f"{path.name} 的文件版本是 {theirs}，本程序只认到 {ours}；请升级本程序后再打开。")


class FileTooLargeError(FileUnusableError):
    """The file holds more than this program takes in, or cannot be checked in a bounded time."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 的内容多得不正常，没有打开；请向发送人核实后索取原件。")


class FileLockedError(FileUnusableError):
    """Another program is writing the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 正被另一个程序使用，请在那里关闭后再试。")


class FileReadOnlyError(FileUnusableError):
    """The file can be read and not written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 是只读的，不能修改；请先拷贝到自己的文件夹再打开。")


class FileChangedError(FileUnusableError):
    """Another program wrote the file while it was open here; the document has read it anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 刚被另一个程序改过，已重新读入；这一步没有保存，请再做一次。")


class FileGoneError(FileUnusableError):
    """The file was moved, deleted or replaced by another one while it was open here."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 已被移走或换成了另一个文件，这一步没有保存；请重新打开。")


class FileUnreachableError(FileUnusableError):
    """The disk, stick or network drive does not answer, or may not be entered."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"读写 {path} 失败，这一步没有保存；请检查磁盘、U盘或网络盘是否连着、是否有权限。")


class DiskFullError(FileUnusableError):
    """There is no room left for what was to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"磁盘已满，没有存进 {path.name}；请腾出空间后再试。")


class TextTooLongError(WorldError):
    """A text beyond what a file takes; nothing of the step was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"有一段文字太长，没有存进 {path.name}；请删短后再试。")


class NameTakenError(WorldError):
    """A new file was asked for where one stands already; that one is untouched."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} 已经存在，没有覆盖它；请换一个名称。")


class UnknownNameError(WorldError):
    """A name of an outline, a form or a scheme that this installation has no data for."""


class BadResourceError(WorldError):
    """A data file (outline, form, scheme) that does not say what it must; names the file and the reason."""


class SourceRefusedError(WorldError):
    """A source whose content was not taken in; nothing of it was imported.

    `problems` holds one sentence each, with the place in the source.
    """

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__(f"{source} 没有导入：" + "；".join(problems))


class FormRefusedError(WorldError):
    """A workbook from above that cannot be filled in; it stays as it is."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} 没有填：{reason}。")


class CannotWriteError(WorldError):
    """An output that could not be written; what stood there before is untouched."""
