#!/usr/bin/env python3
"""Sets up `.venv` from the hashed requirements and runs a task; standard library only.

python3 run.py demo     index the bundled samples and serve them on http://127.0.0.1:8000/
python3 run.py test     install what the tests need, run them on all cores (more words go to pytest)
python3 run.py ...      any other dateline command: reindex, serve, search, show, status, verify
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
OLDEST = (3, 11)


def stop(sentence: str) -> NoReturn:
    """Ends with one sentence that says what to do."""
    sys.exit(f"run.py: {sentence}")


def set_up(requirements: str) -> None:
    """Makes `.venv` hold exactly what the requirements file pins; does nothing where it does."""
    stamp = VENV / f".{requirements}"
    wanted = hashlib.sha256((HERE / requirements).read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # Debian and Ubuntu ship venv apart from Python, and only ensurepip tells.
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("this Python has no venv. On Debian or Ubuntu: sudo apt install python3-venv")
    if not is_ours():
        print("Making .venv ...", file=sys.stderr)
        run(sys.executable, "-m", "venv", "--clear", VENV)
    print(f"Installing {requirements} into .venv ...", file=sys.stderr)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "--requirement", HERE / requirements)
    stamp.write_text(wanted)


def is_ours() -> bool:
    """Whether `.venv` is a working one of the Python that runs this."""
    ask = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    try:
        answer: str = subprocess.run(ask, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.strip() == sys.version.strip()


def run(*command: object) -> None:
    """Runs a step of the set-up; stops where it fails."""
    if subprocess.run([str(word) for word in command], cwd=HERE).returncode:
        stop(f"this step failed, see above: {' '.join(map(str, command))}")


def main() -> None:
    """Sets up, then becomes the task."""
    if sys.version_info < OLDEST:
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    task, rest = sys.argv[1], sys.argv[2:]
    if task == "test":
        set_up("requirements-dev.txt")
        cores = os.cpu_count() or 1
        command = [PYTHON, "-m", "pytest", "-n", cores, "--no-loadscope-reorder", *rest]
        os.chdir(HERE)
    else:
        set_up("requirements.txt")
        command = [PYTHON, HERE / "cli.py", task, *rest]
    os.execv(PYTHON, [str(word) for word in command])


if __name__ == "__main__":
    main()
