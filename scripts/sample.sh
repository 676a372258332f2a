#!/bin/sh
# The sample report: in the window where a display is there; else the main job without one, into a file, checked, out.
set -eu
cd "$(dirname "$0")/.."

perfdesk=.venv/bin/perfdesk
out=build/sample
file=$out/示例.perfdesk

mkdir -p "$out"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    # The file of an earlier run stays: what was tried in the window is still there.
    [ -e "$file" ] || "$perfdesk" import "$file" resources/samples/safety-2017.json
    echo "正在打开窗口：$file"
    exec "$perfdesk" "$file"
fi

rm -rf "$out"
mkdir -p "$out"

echo "这里没有图形界面，用命令行走一遍：导入、检查、导出。"
"$perfdesk" import "$file" resources/samples/safety-2017.json

echo
echo "检查结果（示例取自真实的报告，里面的矛盾是原有的）："
code=0
"$perfdesk" check "$file" || code=$?
[ "$code" -le 1 ] || exit "$code" # 1 is: errors were found, as they should be here

"$perfdesk" export "$file" "$out/示例.docx"
"$perfdesk" export "$file" "$out/示例.json"
"$perfdesk" verify "$file"

echo
echo "做好了，都在 $out/ 里："
echo "  示例.perfdesk  报告文件"
echo "  示例.docx      Word 报告（有未说明的错误，所以标着讨论稿）"
echo "  示例.json      交换文件"
