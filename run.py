#!/usr/bin/env python3
"""Sets up `.venv` from the hashed requirements and runs a task; standard library only.

python3 run.py demo     index the bundled samples and serve them on http://127.0.0.1:8000/
python3 run.py test     install what the tests need, run them on all cores (more words go to pytest)

Everything else is ./dateline: reindex, serve, search, show, status, verify. The first start takes
minutes and the network; later ones need neither.
"""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
OLDEST = (3, 11)
SIZES = {"requirements.txt": (120, 450), "requirements-dev.txt": (345, 1250)}
"""Megabytes from the network and on the disk, about; see docs/decisions/0013-kernels-ahead.md."""


def stop(sentence: str) -> NoReturn:
    """Ends with one sentence that says what to do."""
    sys.exit(f"dateline: {sentence}")


def say(text: str) -> None:
    """Says what happens, on standard error: standard output is the task's."""
    print(text, file=sys.stderr, flush=True)


def set_up(requirements: str) -> None:
    """Makes `.venv` hold exactly what the requirements file pins; does nothing where it does."""
    stamp = VENV / f".{requirements}"
    wanted = hashlib.sha256((HERE / requirements).read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # Debian and Ubuntu ship venv apart from Python, and only ensurepip tells.
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("this Python has no venv. On Debian or Ubuntu: sudo apt install python3-venv")
    fetched, kept = SIZES[requirements]
    say(
        f"Setting up, once, 1 to 3 minutes: about {fetched} MB from the network become "
        f"{kept} MB in {VENV}."
    )
    if not is_ours():
        say("1 of 3: making .venv")
        run(sys.executable, "-m", "venv", "--clear", VENV)
    install(HERE / requirements)
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


def install(requirements: Path) -> None:
    """Has pip install what a file pins, and says how far it is."""
    total = len(re.findall(r"^[\w.-]+==", requirements.read_text(), re.MULTILINE))
    words = ["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [str(PYTHON), *words, "--require-hashes", "--requirement", str(requirements)]
    last: deque[str] = deque(maxlen=20)
    done, told = 0, 0.0
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as pip:
        for line in pip.stdout or ():
            last.append(line)
            done += line.startswith("Collecting ")
            if line.startswith("Installing "):
                say(f"3 of 3: installing {done} packages, about half a minute")
            elif line.startswith("Collecting ") and monotonic() - told > 2:
                name = line.split()[1].partition("=")[0]
                say(f"2 of 3: fetching {name}, package {done} of about {total}")
                told = monotonic()
    if pip.returncode:
        say("".join(last))
        stop(f"pip could not install {requirements.name}, see above; run this again to go on.")


def dateline(words: list[str]) -> NoReturn:
    """Sets up, then becomes the command `dateline`."""
    require_python()
    set_up("requirements.txt")
    become(PYTHON, HERE / "cli.py", *words)


def become(*command: object) -> NoReturn:
    """Runs a command in the place of this process."""
    os.execv(PYTHON, [str(word) for word in command])


def require_python() -> None:
    """Stops where this Python is too old."""
    if sys.version_info < OLDEST:
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")


def main() -> None:
    """Sets up, then becomes the task."""
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    if sys.argv[1] != "test":
        dateline(sys.argv[1:])
    require_python()
    set_up("requirements-dev.txt")
    os.chdir(HERE)
    cores = os.cpu_count() or 1
    become(PYTHON, "-m", "pytest", "-n", cores, "--no-loadscope-reorder", *sys.argv[2:])


def begin(task: Callable[[], None]) -> None:
    """Runs a task; Ctrl-C ends it with a sentence."""
    try:
        task()
    except KeyboardInterrupt:
        say("\ndateline: stopped; run it again to go on.")
        sys.exit(130)


if __name__ == "__main__":
    begin(main)
