"""The command line's words and what they mean."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

USAGE = """用法：
  perfdesk [FILE]                              打开窗口（FILE，或上次离开的地方）
  perfdesk new FILE                            新建一个空文件
  perfdesk import FILE SOURCE...               把 .json 报告导入 FILE（没有就新建）
  perfdesk list FILE [--json]                  列出 FILE 里的报告和检查结果数
  perfdesk check FILE [--report ID] [--json]   检查报告
  perfdesk check FILE --table OUT.docx|.xlsx   把检查结果写成可打印的勾稽核对表
  perfdesk export FILE OUT [--report ID] [--clean]
                                               导出，格式看 OUT 的后缀：.docx .xlsx（自评表）.json
  perfdesk export FILE FOLDER --format docx    每份报告导出一个文件，放进 FOLDER
  perfdesk fill FILE FORM.xlsx OUT.xlsx [--report ID]
                                               填入上级发的表格：写进 FORM 的副本 OUT，并列出没有写的
  perfdesk verify FILE [REPORT.docx]           文件是否完好；与导出的 Word 文件是否一致
  perfdesk --version
  perfdesk --self-test                         安装好的程序自检：在临时文件夹里走一遍

退出码：0 完成；1 检查发现须改的问题、部分来源没有导入，或纸质与文件不一致；2 用法不对；3 文件不能用
"""

LATER = {
    "merge": "合并收到的文件",
    "summary": "汇总到 Excel",
    "send": "生成发送用的文件",
}
"""Commands that are named in the interface and not built yet."""


class UsageError(Exception):
    """The command line was used wrongly; the text says how in one sentence."""


_MESSAGES = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (\S+): expected .*", r"\1 后面缺少内容"),
    (r"argument COMMAND: invalid choice: '([^']*)'.*", r"没有“\1”这个命令"),
    (r"argument (\S+): invalid choice: '([^']*)'.*", r"\1 不能是“\2”"),
    (r"ambiguous option: (\S+).*", r"\1 不明确"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 不能和 \2 一起用"),
)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and leaves leaving to its caller."""

    def error(self, message: str) -> NoReturn:
        for pattern, words in _MESSAGES:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, words, message, flags=re.DOTALL)
                break
        else:
            message = "写法不对"
        raise UsageError(f"{message}；perfdesk --help 列出全部用法")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; it raises UsageError."""
    whole = _Parser(prog="perfdesk", add_help=False, allow_abbrev=False)
    whole.add_argument("-h", "--help", action="store_true")
    whole.add_argument("--version", action="store_true")
    whole.add_argument("--self-test", action="store_true")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _command(commands, "new")
    _command(commands, "import").add_argument("sources", metavar="SOURCE", nargs="+")
    _command(commands, "list").add_argument("--json", action="store_true")
    check = _command(commands, "check")
    check.add_argument("--report", metavar="ID")
    shown = check.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true")
    shown.add_argument("--table", metavar="OUT")
    export = _command(commands, "export")
    export.add_argument("out", metavar="OUT")
    export.add_argument("--report", metavar="ID")
    export.add_argument("--clean", action="store_true")
    export.add_argument("--format", choices=("docx", "pdf"))
    fill = _command(commands, "fill")
    fill.add_argument("form", metavar="FORM.xlsx")
    fill.add_argument("out", metavar="OUT.xlsx")
    fill.add_argument("--report", metavar="ID")
    _command(commands, "verify").add_argument("document", metavar="REPORT.docx", nargs="?")
    for name in LATER:
        commands.add_parser(name, add_help=False).add_argument("rest", nargs="*")
    return whole


def _command(commands: argparse._SubParsersAction[_Parser], name: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, add_help=False, allow_abbrev=False)
    command.add_argument("-h", "--help", action="store_true")
    command.add_argument("file", metavar="FILE")
    return command
