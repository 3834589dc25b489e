#!/usr/bin/env python3
"""Validates Word files by the hundred with the Open XML SDK: check_docx_many.py VALIDATOR FILE.docx ...

Starting the validator takes longer than its work, so the bodies of up to MANY files whose other parts are the same
are put into one file, one after the other, and that file is validated. Names and numbers that have to be unique
within a file are told apart by the number of the file. What else differs from file to file, the text of the footer
and the properties, which the SDK does not look into, has to be well-formed XML. Exits with 1 when a file fails, and names the files it was made
of."""
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

MANY = 100
DOCUMENT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
FOOTER, PROPERTIES = "word/footer1.xml", "docProps/core.xml"


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def links(rels):
    return re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*/>', rels)


def apart(text, number):
    """The text with its unique names and numbers told apart from those of other files."""
    text = re.sub(r'(<w:bookmark(?:Start|End) w:id=")(\d+)', rf"\g<1>{number}0\g<2>", text)
    text = re.sub(r'(<w:bookmarkStart [^>]*w:name="|w:anchor=")', rf"\g<1>f{number}_", text)
    text = re.sub(r'(<wp:docPr id=")(\d+)', rf"\g<1>{number}0\g<2>", text)
    return re.sub(r"rIdLink", f"rIdLink{number}_", text)


def joined(group, out):
    first = parts(group[0])
    bodies, found, last = [], [], ""
    for number, path in enumerate(group, 1):
        one = parts(path)
        start, body = one[DOCUMENT].decode().split("<w:body>")
        if last:
            # The properties of a section stand in its last paragraph, but for those of the last section.
            bodies.append(f"<w:p><w:pPr>{last}</w:pPr></w:p>")
        at = body.rindex("<w:sectPr")
        bodies.append(apart(body[:at], number))
        last = body[at : body.index("</w:sectPr>", at)] + "</w:sectPr>"
        found += [apart(link, number) for link in links(one[LINKS].decode())]
    first[DOCUMENT] = f"{start}<w:body>{''.join(bodies)}{last}</w:body></w:document>".encode()
    rels = first[LINKS].decode()
    for link in links(rels):
        rels = rels.replace(link, "")
    first[LINKS] = rels.replace("</Relationships>", "".join(found) + "</Relationships>").encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in first.items():
            archive.writestr(name, content)


def main():
    validator, paths = sys.argv[1], sys.argv[2:]
    alike, bad = collections.defaultdict(list), 0
    for path in paths:
        one = parts(path)
        for name in (FOOTER, PROPERTIES):
            tree.fromstring(one[name])
        del one[PROPERTIES]
        one[FOOTER] = re.sub(rb"(<w:t[ >])[^<]*<", rb"\1<", one[FOOTER])
        del one[DOCUMENT]
        one[LINKS] = re.sub(rb'<Relationship [^>]*TargetMode="External"[^>]*/>', b"", one[LINKS])
        alike[hashlib.sha256(repr(sorted(one.items())).encode()).hexdigest()].append(path)
    groups = [all[i : i + MANY] for all in alike.values() for i in range(0, len(all), MANY)]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "joined.docx")
        for group in groups:
            joined(group, out)
            told = subprocess.run([validator, out], capture_output=True, text=True).stdout
            report = json.loads(told)
            if report.get("ok") is not True:
                bad += 1
                print(f"not valid: {' '.join(group)}\n{json.dumps(report.get('errors'))[:2000]}")
    print(f"{len(paths)} files in {len(groups)}, {bad} not valid")
    sys.exit(bad > 0 or not paths)


main()
