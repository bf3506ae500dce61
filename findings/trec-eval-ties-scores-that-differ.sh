#!/usr/bin/env bash
# trec_eval keeps scores in single precision, so two that differ are tied and ordered by the name of the document.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pytrec_eval-terrier==0.5.11 numpy==2.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import pytrec_eval

judge = pytrec_eval.RelevanceEvaluator({"flood": {"a": 1}}, {"recip_rank"})
came = judge.evaluate({"flood": {"a": 1.00000002, "b": 1.00000001}})["flood"]["recip_rank"]

print("pytrec_eval-terrier", version("pytrec_eval-terrier"))
print("one would expect:", "1.0: a has the greater score")
print("what came:       ", repr(came))
sys.exit(None if came == 0.5 else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
