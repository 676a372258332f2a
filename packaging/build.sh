#!/bin/sh
# Packs the program into dist/perfdesk, and has it test itself. Run by `make package`, which has made .venv ready.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

# PyInstaller reads with objdump which libraries each file needs.
install_objdump() {
    say "缺少 objdump（打包时用它查每个文件要哪些系统库），它在软件包 binutils 里。"
    command -v apt-get >/dev/null 2>&1 || stop "请用本系统的软件管理器装好 binutils，再运行一次。"
    if [ "$(id -u)" = 0 ]; then as_root=
    elif command -v sudo >/dev/null 2>&1; then as_root=sudo
    else stop "安装它要管理员权限。请管理员运行：apt-get install binutils"
    fi
    say "正在用 apt 安装 binutils ……"
    $as_root apt-get update -qq </dev/null &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends binutils </dev/null >/dev/null ||
        stop "apt 没有装成，原因见上面。"
}

command -v objdump >/dev/null 2>&1 || install_objdump

say "正在准备打包工具……"
PYTHONWARNINGS=ignore .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    -c constraints.txt -c packaging/constraints.txt pyinstaller

say "正在打包，要一两分钟……"
.venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/package build_installer.spec

dist/perfdesk/perfdesk --self-test
say "做好了：dist/perfdesk（$(du -sh dist/perfdesk | cut -f1)），整个文件夹拷到哪里都能用，不用装 Python。"
