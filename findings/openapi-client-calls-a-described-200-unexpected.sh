#!/usr/bin/env bash
# A client of openapi-python-client calls a 200 unexpected whose only described media type is application/jsonl.
# Valid: OpenAPI 3.1, any media type as a key of content.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openapi-python-client==0.29.1
cat >"$work/finding.py" <<'PY'
import json
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import httpx

folder = Path(__file__).parent
lines = {"200": {"description": "articles", "content": {"application/jsonl": {"schema": {"type": "string"}}}}}
described = {
    "openapi": "3.1.0",
    "info": {"title": "harbour", "version": "1"},
    "paths": {"/export": {"get": {"operationId": "export", "responses": lines}}},
}
(folder / "api.json").write_text(json.dumps(described))
(folder / "config.yaml").write_text("post_hooks: []\n")
command = [str(folder / "venv/bin/openapi-python-client"), "generate", "--meta", "none"]
command += ["--path", "api.json", "--config", "config.yaml"]
subprocess.run(command, cwd=folder, capture_output=True, check=True)
sys.path.insert(0, str(folder))
client = import_module("harbour_client").Client(
    "http://harbour.example",
    raise_on_unexpected_status=True,
    httpx_args={"transport": httpx.MockTransport(lambda request: httpx.Response(200, text='{"id": 1}\n'))},
)
try:
    came = import_module("harbour_client.api.default.export").sync_detailed(client=client)
except import_module("harbour_client.errors").UnexpectedStatus as error:
    came = str(error)

print("openapi-python-client", version("openapi-python-client"))
print("one would expect:", "the lines as text or bytes: 200 is the one status that is described")
print("what came:       ", repr(came))
sys.exit(None if str(came).startswith("Unexpected status code: 200") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
