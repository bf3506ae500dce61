"""The layout tells the architecture: imports run one way, without a circle, and each outside
library has one room.
"""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"index": 0, "search": 1, "web": 2, "terminal": 3, "cli": 4, "wsgi": 5}
ROOMS: dict[str, tuple[str, ...]] = {
    "whoosh": ("index/engines/whoosh/",),
    "numba": ("index/compiled/", "index/engines/whoosh/kernels/"),
    "opensearchpy": ("index/engines/opensearch/",),
    "nltk": ("index/text/analysis.py", "index/text/sentences.py"),
    "py3langid": ("index/readers/languages/detecting.py",),
    "flask": ("web/",),
    "watchfiles": ("index/filling/watching.py",),
    "trafilatura": ("index/readers/html/",),
    "lxml": ("index/readers/",),
    "pypdfium2": ("index/readers/pdf/child.py",),
    "fastwarc": ("index/readers/web_archives/",),
    "brotli": ("index/readers/web_archives/",),
    "msgspec": ("web/",),
    "gunicorn": ("web/serving/server.py", "web/serving/worker.py"),
    "prometheus_client": ("web/serving/metrics.py",),
    "mcp": ("terminal/models/serving.py", "terminal/models/streams.py"),
    "click": ("cli.py", "terminal/"),
}
FILES = sorted(
    path
    for top in FLOORS
    for path in (*(ROOT / top).rglob("*.py"), ROOT / f"{top}.py")
    if path.exists()
)
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in FILES
}
MAX_FILE = 260
MAX_KERNELS = 400
MAX_FUNCTION = 45
MAX_FOLDER = 22


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, anywhere in it."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)


def test_imports_run_one_way() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        for other in imported(path)
        if FLOORS.get(other.split(".")[0], -1) > FLOORS[module.split(".")[0]]
    ]
    assert wrong == []


def test_no_circle_of_imports() -> None:
    graph = {
        module: {other for other in imported(path) if other in MODULES and other != module}
        for module, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("library", ROOMS)
def test_each_library_has_one_room(library: str) -> None:
    rooms = ROOMS[library]
    strangers = [
        str(path.relative_to(ROOT))
        for path in FILES
        if any(name.split(".")[0] == library for name in imported(path))
        and not str(path.relative_to(ROOT)).startswith(rooms)
    ]
    assert strangers == []


def test_search_does_no_io() -> None:
    forbidden = {"os", "io", "pathlib", "socket", "subprocess", "shutil", "tempfile", "logging"}
    found = {
        (module, name)
        for module, path in MODULES.items()
        if module.startswith("search")
        for name in imported(path)
        if name.split(".")[0] in forbidden
    }
    assert found == set()


def test_no_template_marks_text_as_safe() -> None:
    for template in (ROOT / "web" / "templates").rglob("*"):
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape false" not in text


def test_files_and_functions_stay_small() -> None:
    long = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        if text.count("\n") > (MAX_KERNELS if "kernels" in name.parts else MAX_FILE):
            long.append(f"{name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and "kernels" not in str(name):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > MAX_FUNCTION:
                    long.append(f"{name}: {node.name} has {lines} lines")
    assert long == []


def test_folders_stay_small() -> None:
    counts = Counter(path.parent.relative_to(ROOT) for path in FILES)
    assert [f"{room}: {count} files" for room, count in counts.items() if count > MAX_FOLDER] == []


def test_the_limits_are_those_that_contributing_names() -> None:
    text = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
    told = (
        f"A function has at most {MAX_FUNCTION} lines with its docstring, a file at most "
        f"{MAX_FILE} (kernels {MAX_KERNELS}), a folder at most {MAX_FOLDER} files"
    )
    assert told in text


def test_no_circle_of_rooms() -> None:
    """A room is a folder. Modules that stand beside the folders they use (an engine's index over
    its parts, an article below the text that it is made of) are rooms of their own.
    """
    graph = {
        room: {
            _room(other)
            for path in paths
            for other in imported(path)
            if other in MODULES and _room(other) != room
        }
        for room, paths in _by_room().items()
    }
    TopologicalSorter(graph).prepare()


def _by_room() -> dict[str, list[Path]]:
    rooms: dict[str, list[Path]] = {}
    for module, path in MODULES.items():
        rooms.setdefault(_room(module), []).append(path)
    return rooms


def _room(module: str) -> str:
    path = MODULES.get(module)
    if path is None:
        return module
    folder = path.parent
    holds_rooms = any((inner / "__init__.py").exists() for inner in folder.iterdir())
    return module if holds_rooms else str(folder.relative_to(ROOT))


def test_every_package_that_is_imported_is_declared() -> None:
    """What another package happens to bring may be gone with its next release."""
    names = {"opensearchpy": "opensearch-py", "prometheus_client": "prometheus-client"}
    names |= {"yaml": "pyyaml", "dateutil": "python-dateutil", "markdown_it": "markdown-it-py"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    declared = {
        re.split(r"[^a-z0-9-]", line.lower())[0] for line in (*project["dependencies"], *extras)
    }
    used = {name.split(".")[0] for path in FILES for name in imported(path)}
    foreign = used - set(sys.stdlib_module_names) - set(FLOORS) - {"__main__"}
    missing = {names.get(one, one.replace("_", "-")) for one in foreign} - declared
    assert missing == set()
