#!/usr/bin/env bash
# mailbox.mbox writes a line "From here" as ">From here" and does not take the sign off again when reading.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
cat >"$work/finding.py" <<'PY'
import mailbox
import pathlib
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    box = mailbox.mbox(pathlib.Path(folder, "letters.mbox"))
    box.add(b"From: ada@example.org\nSubject: Quay\n\nFrom here the ship is seen.\n")
    box.flush()
    box.close()
    came = mailbox.mbox(box._path)[0].get_payload().strip()

print("Python", sys.version.split()[0])
print("one would expect:", "'From here the ship is seen.'")
print("what came:       ", repr(came))
sys.exit(None if came == ">From here the ship is seen." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
