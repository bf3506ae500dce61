#!/usr/bin/env bash
# ERR of ir_measures works for a topic named 1 and fails for one named flood.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check ir_measures==0.4.3 numpy==2.4.6
cat >"$work/finding.py" <<'PY'
import subprocess
import sys
from importlib.metadata import version

import ir_measures

came = []
for topic in ("1", "flood"):
    qrels, run = {topic: {"a": 2, "b": 1}}, {topic: {"a": 2.0, "b": 1.0}}
    try:
        came.append(
            round(ir_measures.calc_aggregate([ir_measures.ERR @ 10], qrels, run)[ir_measures.ERR @ 10], 3)
        )
    except subprocess.CalledProcessError as error:
        came.append(type(error).__name__)

print("ir_measures", version("ir_measures"))
print("one would expect:", "the same number twice (a Perl program computes it, so Perl must be there)")
print("what came:       ", repr(came))
sys.exit(None if came == [0.213, "CalledProcessError"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
