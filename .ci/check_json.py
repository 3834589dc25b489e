#!/usr/bin/env python3
"""Validates briefs against the JSON Schema: check_json.py SCHEMA FILE...  Exits with 1 when one fails."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
bad = 0
for path in sys.argv[2:]:
    for error in validator.iter_errors(json.load(open(path, encoding="utf-8"))):
        bad += 1
        print(f"{path}: {error.json_path}: {error.message}")
print(f"{len(sys.argv) - 2} files, {bad} errors")
sys.exit(bad > 0 or len(sys.argv) < 3)
