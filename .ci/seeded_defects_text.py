#!/usr/bin/env python3
"""Prove that the checks of Word files, web pages and Markdown catch what they are there to catch.

Usage: .ci/seeded_defects_text.py BRIEF.docx BRIEF.html BRIEF.md

Each file must pass its check as it is; then one defect at a time is put into it, and the check must fail.
Exit code 1 when a defect goes unnoticed.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent


def part(name, old, new, count=1):
    """A defect of a Word file: in a part, the first match of a pattern is replaced."""

    def change(parts):
        text = parts[name].decode()
        changed = re.sub(old, new, text, count=count, flags=re.S)
        assert changed != text, f"nothing to change in {name}"
        parts[name] = changed.encode()

    return change


def without(name):
    """A defect of a Word file: a part is missing."""
    return lambda parts: parts.pop(name)


def text(old, new):
    """A defect of a text file: the first match of a pattern is replaced."""

    def change(source):
        changed = re.sub(old, new, source, count=1, flags=re.S)
        assert changed != source, f"nothing to change for {old}"
        return changed

    return change


DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
DOCX = {
    "wrong order of paragraph properties": part(DOCUMENT, r"(<w:pStyle[^>]*/>)(<w:sectPr>.*?</w:sectPr>)", r"\2\1"),
    "wrong order in a style": part("word/styles.xml", r"(<w:name [^>]*/>)(<w:basedOn [^>]*/>)", r"\2\1"),
    "wrong order in a list level": part("word/numbering.xml", r"(<w:start [^>]*/>)(<w:numFmt [^>]*/>)", r"\2\1"),
    "wrong order of section properties": part(DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "bookmark id twice": part(DOCUMENT, r'(<w:bookmarkStart w:id=")2"', r'\g<1>1"'),
    "no such relationship": part(DOCUMENT, r'(<w:footerReference [^>]*r:id=")rIdFooter', r"\g<1>rIdNone"),
    "relationship to no part": without("word/footer1.xml"),
    "no content types": without("[Content_Types].xml"),
    "part without a type": part("[Content_Types].xml", r'<Override PartName="/word/document.xml"[^>]*/>', ""),
    "relationship id twice": part(RELATIONSHIPS, r'Id="rIdNumbering"', 'Id="rIdStyles"'),
    "unknown element": part(DOCUMENT, r"<w:p>", "<w:p><w:paragraph/>"),
    "illegal attribute": part(DOCUMENT, r"<w:gridCol ", '<w:gridCol w:type="dxa" '),
    "value out of its type": part("word/styles.xml", r'(<w:sz w:val=")\d+', r"\g<1>large"),
    "text that is not XML": part(DOCUMENT, r"</w:t>", " & </w:t>"),
    "unclosed element": part(DOCUMENT, r"</w:body>", ""),
    "table without a grid": part(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "cell without a paragraph": part(DOCUMENT, r"(</w:tcPr>).*?(</w:tc>)", r"\1\2"),
    "link to nowhere": part(DOCUMENT, r'(w:anchor=")s1_p1"', r'\g<1>s1_p99"'),
    "second page": part(DOCUMENT, r"<w:p>", '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>'),
}
HTML = {
    "id twice": text(r' id="key-points"', ' id="bottom-line"'),
    "link to nowhere": text(r'href="#s1-p1-1"', 'href="#s1-p99"'),
    "label that is missing": text(r'aria-labelledby="key-points"', 'aria-labelledby="none"'),
    "unclosed element": text(r"</article>", ""),
    "no title": text(r"<title>.*?</title>", ""),
    "element where it may not be": text(r"<ol>", "<ol><p>text</p>"),
    "script": text(r"</main>", "<script>1</script></main>"),
    "picture from elsewhere": text(r"</h1>", '<img src="https://a.example/x.png" alt="x"></h1>'),
    "raw ampersand": text(r"</h1>", " a & b</h1>"),
}
BROWSER = {
    "highlight that is missing": text(r"\.t\d+:target ~ [^\n]*\n", ""),
    "highlight of another sentence": text(r'(<span id="s1-p1-1" class="place t)1', r"\g<1>2"),
    "place that is missing": text(r'<span id="s1-p1-1"[^>]*></span>', ""),
    "script that runs": text(r"</main>", "<script>1</script></main>"),
    "picture from elsewhere": text(r"</h1>", '<img src="https://a.example/x.png" alt="x"></h1>'),
    "style from elsewhere": text(r"</head>", '<link rel="stylesheet" href="a.css"></head>'),
    "wider than a small screen": text(r"<h1>", '<div style="width: 40rem">text</div><h1>'),
    "second page": text(r"</article>", '<p style="break-before: page">text</p></article>'),
    "story on paper": text(r"\.stories, \.skip \{ display: none; \}", ""),
}
MARKDOWN = {
    "second headline": text(r"\n## ", "\n# "),
    "citation without a definition": text(r"\n\[¶1\]: [^\n]*", ""),
    "link to nowhere": text(r": #s1-p1 ", ": #s1-p99 "),
    "place twice": text(r'(<a id="s1-p1">.*?<a id="s1-p)\d+', r"\g<1>1"),
    "raw HTML": text(r"\n1\. ", "\n1. <b>bold</b> "),
    "script address": text(r"\n1\. ", "\n1. [x](javascript:1) "),
    "code": text(r"\n1\. ", "\n1. `x` "),
    "picture": text(r"\n1\. ", "\n1. ![x](y) "),
}


def passes(check, path, *options):
    program = ["node"] if check.endswith(".mjs") else []
    run = subprocess.run([*program, HERE / check, *options, path], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{check} could not run:\n{run.stderr}")
    return run.returncode == 0


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    docx, html, markdown = map(pathlib.Path, sys.argv[1:])
    with zipfile.ZipFile(docx) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    missed = total = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def judge(kind, name, check, path, *options):
            nonlocal missed, total
            total += 1
            if passes(check, path, *options):
                missed += 1
                print(f"{kind}: not caught: {name}", file=sys.stderr)

        for check, path in (
            ("check_docx.sh", docx),
            ("check_html.sh", html),
            ("check_browser.mjs", html),
            ("check_markdown.sh", markdown),
        ):
            if not passes(check, path):
                sys.exit(f"{path} does not pass {check} as it is")
        for name, change in DOCX.items():
            changed = dict(parts)
            change(changed)
            path = folder / "defect.docx"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for part_name, content in changed.items():
                    archive.writestr(part_name, content)
            # Only a page too many needs LibreOffice.
            judge("docx", name, "check_docx.sh", path, "--pages", "1" if name == "second page" else "0")
        for kind, check, defects, source in (
            ("html", "check_html.sh", HTML, html),
            ("html", "check_browser.mjs", BROWSER, html),
            ("md", "check_markdown.sh", MARKDOWN, markdown),
        ):
            for name, change in defects.items():
                path = folder / f"defect.{kind}"
                path.write_text(change(source.read_text(encoding="utf-8")), encoding="utf-8")
                judge(kind, name, check, path)
    print(f"{total - missed} of {total} seeded defects caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
