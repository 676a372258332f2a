#!/bin/sh
# Packs the program into dist/perfdesk, and has it test itself. Run by `make package`, which has made .venv ready.
set -eu
cd "$(dirname "$0")/.."

python=.venv/bin/python
say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

packages=
look_for_what_packing_needs() {
    # PyInstaller reads with objdump which libraries each file needs.
    command -v objdump >/dev/null 2>&1 || packages="$packages binutils"
    # The packed program runs by Python's shared library, which Debian keeps apart.
    $python -c 'import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))' 2>/dev/null ||
        packages="$packages $($python -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')"
}

install_packages() {
    say "打包还缺这些系统软件包：$packages"
    command -v apt-get >/dev/null 2>&1 || stop "请用本系统的软件管理器装好与它们相当的东西，再运行一次。"
    if [ "$(id -u)" = 0 ]; then as_root=
    elif command -v sudo >/dev/null 2>&1; then as_root=sudo
    else stop "安装它们要管理员权限。请管理员运行：apt-get install$packages"
    fi
    say "正在用 apt 安装……"
    log=$(mktemp)
    apt_as_root update -qq && apt_as_root install -y -qq --no-install-recommends $packages || {
        cat "$log" >&2
        stop "apt 没有装成，原因见上面。"
    }
    rm -f "$log"
}

apt_as_root() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        </dev/null >>"$log" 2>&1
}

look_for_what_packing_needs
[ -z "$packages" ] || install_packages

say "正在准备打包工具……"
PYTHONWARNINGS=ignore $python -m pip install --quiet --disable-pip-version-check \
    -c constraints.txt -c packaging/constraints.txt pyinstaller

say "正在打包，要一两分钟……"
.venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/package build_installer.spec

dist/perfdesk/perfdesk --self-test
say "做好了：dist/perfdesk（$(du -sh dist/perfdesk | cut -f1)），整个文件夹拷到哪里都能用，不用装 Python。"
