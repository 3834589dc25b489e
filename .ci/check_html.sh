#!/bin/sh
# Check web pages from outside: valid HTML by html-validate, every internal link leads to one place.
# Usage: .ci/check_html.sh FILE.html ...
# The validator is installed once, outside the repository, under $NUTGRAF_TOOLS.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 FILE.html ..." >&2; exit 2; }

tools=${NUTGRAF_TOOLS:-${TMPDIR:-/tmp}/nutgraf-tools}
validator=$tools/node_modules/.bin/html-validate
mkdir -p "$tools"
[ -x "$validator" ] || npm install --silent --no-fund --no-audit --prefix "$tools" html-validate@9 >&2

failed=0
for file; do
    "$validator" "$file" >&2 || failed=1
    node -e '
        const [file] = process.argv.slice(1);
        const page = require("fs").readFileSync(file, "utf8");
        const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]));
        const lost = [...page.matchAll(/ (?:href="#|aria-labelledby=")([^"]*)"/g)].map((m) => m[1]).filter((id) => !ids.has(id));
        for (const id of lost) console.error(`${file}: #${id} leads nowhere`);
        // What a house brings along travels as data.
        const own = page.replace(/src="data:image\/(png|jpeg);base64,[^"]*"/g, "").replace(/url\(data:font\/ttf;base64,[^)]*\)/g, "");
        const foreign = own.match(/<script|<link|src=|@import|url\(|javascript:[^<]*"/gi) ?? [];
        for (const part of foreign) console.error(`${file}: not self-contained: ${part}`);
        process.exit(lost.length + foreign.length > 0 ? 1 : 0);
    ' "$file" || failed=1
done
exit $failed
