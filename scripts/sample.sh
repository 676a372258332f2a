#!/bin/sh
# The main job on the sample report, without a window: into a file, checked, out as Word and JSON.
set -eu
cd "$(dirname "$0")/.."

perfdesk=.venv/bin/perfdesk
out=build/sample
file=$out/示例.perfdesk

rm -rf "$out"
mkdir -p "$out"

echo "窗口还没有做好，先用示例报告走一遍：导入、检查、导出。"
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
