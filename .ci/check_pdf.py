#!/usr/bin/env python3
"""Validates PDF files against PDF/A-2a and PDF/UA-1: check_pdf.py FILE...  Exits with 1 when one fails."""
import collections
import sys

import page

bad = 0
for path in sys.argv[1:]:
    for name in ("PDF_A_2A", "PDF_UA_1"):
        result = page.validate_pdf(path, profile=getattr(page.ValidationProfile, name))
        if not result.is_compliant:
            bad += 1
            rules = collections.Counter(f.rule_id for f in result.failures)
            print(f"{path}: not {name}: {dict(rules)}")
print(f"{len(sys.argv) - 1} files, {bad} failures")
sys.exit(bad > 0 or len(sys.argv) < 2)
