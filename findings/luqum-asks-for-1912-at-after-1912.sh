#!/usr/bin/env bash
# luqum reads "year:>1912" as an open range, and then builds an Elasticsearch query for exactly 1912.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check luqum==1.0.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from luqum.elasticsearch import ElasticsearchQueryBuilder
from luqum.parser import parser

build = ElasticsearchQueryBuilder(not_analyzed_fields=["year"])
came = {words: build(parser.parse(words)) for words in ("year:>1912", "year:[1912 TO *]")}

print("luqum", version("luqum"))
print("one would expect:", "a range for both: gt 1912 and gte 1912")
print("what came:       ", repr(came))
a_range = came["year:[1912 TO *]"] == {"range": {"year": {"gte": "1912"}}}
one_year = came["year:>1912"] == {"term": {"year": {"value": "1912"}}}
sys.exit(None if a_range and one_year else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
