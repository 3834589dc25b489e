#!/usr/bin/env python3
"""Prove that the PDF checks can fail: seeded_defects_pdf.py FILE.pdf, with a logo

Breaks a valid PDF in one way after another and asks the validator for PDF/A-2a and PDF/UA-1 about each.
Exits 1 when the file is not valid to begin with, when a defect cannot be planted, or when fewer than
`LEAST` defects are caught. Needs `qpdf` and `pip install page-validation==0.11.0`.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import page

LEAST = 20

# What is wrong, the pattern in the uncompressed file, what takes its place. Only the first match is replaced.
DEFECTS = [
    ("a font without ToUnicode", rb"/ToUnicode \d+ 0 R", b""),
    ("a font that is not embedded", rb"/FontFile2 \d+ 0 R", b""),
    ("widths that are not the font's", rb"(/W \[\s*\d+\s*\[\s*\d+\s+)\d+", rb"\g<1>7"),
    ("a glyph that is missing", rb"\[<0[0-9a-f]{3}>", b"[<0000>"),
    ("text that is not tagged", rb"/Span <<\s*/MCID \d+\s*>> BDC", b"/Span BMC"),
    ("decoration that is not marked as such", rb"/Artifact BMC", b"/Decoration BMC"),
    ("no structure tree", rb"/StructTreeRoot \d+ 0 R", b""),
    ("a document not marked as tagged", rb"/Marked true", b"/Marked false"),
    ("no parent tree", rb"/ParentTree \d+ 0 R", b""),
    ("an unknown structure type", rb"/S /BlockQuote", b"/S /Blurb"),
    ("headings that skip a level", rb"/S /H2", b"/S /H5"),
    ("a page that does not know its structure", rb"/StructParents \d+", b""),
    ("a tab order that ignores the structure", rb"/Tabs /S", b""),
    ("a logo without a description", rb"(?s)/Alt \(.*?\)", b""),
    ("a picture smoothed by the viewer", rb"/Subtype /Image", b"/Interpolate true /Subtype /Image"),
    ("a picture in colours of no profile", rb"(?<=/Indexed)\s+/DeviceRGB", b" /DeviceCMYK"),
    ("no language", rb"/Lang \([^)]*\)", b""),
    ("a title bar with the file name", rb"/DisplayDocTitle true", b"/DisplayDocTitle false"),
    ("a link without words", rb"(?s)/Contents (\(.*?\)|<[0-9a-f]*>)(?=\s*/F 4)", b""),
    ("a link that does not print", rb"/F 4", b"/F 0"),
    ("a link outside the structure", rb"/StructParent \d+", b""),
    ("no colour profile", rb"(?s)/OutputIntents \[.*?\]", b""),
    ("no title in the metadata", rb"<dc:title>.*?</dc:title>", b""),
    ("no PDF/A part", rb"<pdfaid:part>2</pdfaid:part>", b""),
    ("no PDF/A conformance level", rb"<pdfaid:conformance>A</pdfaid:conformance>", b""),
    ("no PDF/UA part", rb"<pdfuaid:part>1</pdfuaid:part>", b""),
    ("an extension that is not declared", rb"(?s)<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", b""),
    ("no metadata", rb"/Metadata \d+ 0 R", b""),
    ("a script", rb"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (1) >> /Type /Catalog"),
]


def failures(path):
    """The rules that a file breaks, by profile."""
    broken = []
    for name in ("PDF_A_2A", "PDF_UA_1"):
        try:
            result = page.validate_pdf(str(path), profile=getattr(page.ValidationProfile, name))
        except Exception as error:  # A file the validator cannot read is refused, which is what is wanted.
            broken.append(f"{name}: {error}")
            continue
        if not result.is_compliant:
            broken += [f"{name} {f.rule_id}" for f in result.failures][:3] or [name]
    return broken


def rewritten(source, folder):
    """The edited plain form as a usual, compressed file."""
    edited, fixed, packed = (folder / name for name in ("edited.pdf", "fixed.pdf", "packed.pdf"))
    edited.write_bytes(source)
    with fixed.open("wb") as out:
        subprocess.run(["fix-qdf", edited], stdout=out, check=True)
    # Exit code 3 is a warning, which some defects deserve.
    done = subprocess.run(["qpdf", "--object-streams=generate", "--newline-before-endstream", fixed, packed], stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 3):
        raise subprocess.CalledProcessError(done.returncode, done.args)
    return packed


def main(file):
    if broken := failures(file):
        sys.exit(f"{file} is not valid to begin with: {broken}")
    caught, planted_badly = 0, []
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.pdf"
        options = ["--qdf", "--object-streams=disable", "--no-original-object-ids"]
        subprocess.run(["qpdf", *options, file, plain], check=True)
        source = plain.read_bytes()
        if broken := failures(rewritten(source, Path(folder))):
            sys.exit(f"uncompressing {file} breaks it: {broken}")
        for name, pattern, replacement in DEFECTS:
            changed, count = re.subn(pattern, replacement, source, count=1)
            if count == 0:
                planted_badly.append(name)
                continue
            broken = failures(rewritten(changed, Path(folder)))
            caught += bool(broken)
            print(f"{'caught' if broken else 'MISSED':7} {name}: {', '.join(broken)[:100]}")
    print(f"{caught} of {len(DEFECTS)} defects caught")
    if planted_badly:
        sys.exit(f"not planted: {', '.join(planted_badly)}")
    if caught < LEAST:
        sys.exit(f"fewer than {LEAST}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
