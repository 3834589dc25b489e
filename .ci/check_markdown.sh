#!/bin/sh
# Check Markdown briefs from outside with the CommonMark reference parser: one headline, every citation a
# link, every link with one place in the Sources list, no mark-up that a brief does not use.
# Usage: .ci/check_markdown.sh FILE.md ...
# The parser is installed once, outside the repository, under $NUTGRAF_TOOLS.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 FILE.md ..." >&2; exit 2; }

tools=${NUTGRAF_TOOLS:-${TMPDIR:-/tmp}/nutgraf-tools}
mkdir -p "$tools"
[ -d "$tools/node_modules/commonmark" ] || npm install --silent --no-fund --no-audit --prefix "$tools" commonmark@0.31 >&2

failed=0
for file; do
    NODE_PATH=$tools/node_modules node -e '
        const { Parser } = require("commonmark");
        const [file] = process.argv.slice(1);
        const source = require("fs").readFileSync(file, "utf8").replace(/^---\n[^]*?\n---\n\n/, "");
        const faults = [], places = [], links = [];
        let headlines = 0, text = "";
        const walker = new Parser().parse(source).walker();
        for (let event; (event = walker.next()); ) {
            const { node } = event;
            if (!event.entering) continue;
            switch (node.type) {
                case "heading": headlines += node.level === 1; break;
                case "link":
                    if (node.destination.startsWith("#")) links.push(decodeURIComponent(node.destination.slice(1)));
                    else if (!/^https?:/.test(node.destination)) faults.push(`a link to ${node.destination}`);
                    break;
                case "html_inline": {
                    const id = /^<a id="([^"]+)">$/.exec(node.literal);
                    if (id) places.push(id[1]);
                    else if (node.literal !== "</a>") faults.push(`raw HTML: ${node.literal}`);
                    break;
                }
                case "html_block": case "code_block": case "code": case "image":
                    faults.push(`${node.type} in a brief`); break;
                case "text": text += node.literal; break;
            }
        }
        if (headlines !== 1) faults.push(`${headlines} headlines`);
        if (new Set(places).size !== places.length) faults.push("a place in the Sources list twice");
        for (const link of links) if (!places.includes(link)) faults.push(`#${link} leads nowhere`);
        for (const place of places) if (!links.includes(place)) faults.push(`${place} is not cited`);
        for (const mark of text.match(/\[\d*¶\d+\]/g) ?? []) faults.push(`${mark} is not a link`);
        for (const fault of faults) console.error(`${file}: ${fault}`);
        process.exit(faults.length > 0 ? 1 : 0);
    ' "$file" || failed=1
done
exit $failed
