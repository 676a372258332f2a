#!/bin/sh
# Brings what perfdesk needs on this computer: system libraries (asking for root only if some are missing), then .venv.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

packages=
need() { packages="$packages $1"; }

look_for_python() {
    command -v "$python" >/dev/null 2>&1 || { need python3; need python3-venv; return; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "需要 Python 3.11 或更新的版本，这里的是 $("$python" --version 2>&1)。可用 make PYTHON=/路径/python3.11 指定另一个。"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
}

# A library is looked for by its file name, which is the same on every Linux; the package is Debian's.
look_for_libraries() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    while read -r library package; do
        case $known in *"$library "*) ;; *) need "$package" ;; esac
    done <<'LIBRARIES'
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIBRARIES
}

look_for_chinese_font() {
    [ -z "$(fc-list :lang=zh-cn file 2>/dev/null)" ] || return 0
    [ -z "$(find /usr/share/fonts /usr/local/share/fonts -iname '*wqy*' 2>/dev/null)" ] || return 0
    need fonts-wqy-zenhei
}

install_packages() {
    say "缺少以下系统软件包：$packages"
    say "它们是：建 Python 环境用的 venv、Qt 画界面要的系统库、一套中文字体。"
    command -v apt-get >/dev/null 2>&1 ||
        stop "这不是 Debian 系的系统，请用本系统的软件管理器装好与上列软件包相当的东西，再运行一次。"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
        say "安装它们要用管理员权限（sudo），只此一步，可能会问您的密码。"
    else
        stop "安装它们要管理员权限，这里既不是 root 也没有 sudo。请管理员运行：apt-get install$packages"
    fi
    say "正在用 apt 安装，要几分钟……"
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

look_for_python
look_for_libraries
look_for_chinese_font
[ -z "$packages" ] || install_packages

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    say "正在建立 Python 环境 .venv ……"
    "$python" -m venv --clear .venv
fi
say "正在把需要的 Python 包装进 .venv（第一次要几分钟）……"
PYTHONWARNINGS=ignore .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
touch .venv/ready
say "环境已就绪。"
