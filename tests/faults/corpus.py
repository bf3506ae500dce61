"""A small archive for the fault runs, and the states it goes through: the same for a seed."""

import random
from dataclasses import dataclass
from pathlib import Path

ARTICLES = 300
WORDS = (
    *("ferry", "harbour", "council", "flood", "river", "bridge", "market", "school", "election"),
    *("storm", "gauge", "sandbags", "library", "railway", "strike", "festival", "hospital", "vote"),
    *("forces", "fishing", "orchard", "museum", "lighthouse", "budget", "tram", "café", "budgets"),
)
SOURCES = ("Harbour Gazette", "Island Ledger", "Valley Post")
QUERIES = (
    *("", "ferry", "river flood", '"council vote"', "budget*", "storm OR tram", "market -school"),
    *("title:bridge", "brigde~", '"flood river"~5', "source:ledger", "date:2024-02", "=budgets"),
)
"""What is asked of an index to tell what it holds: every kind of postings, and the stored text."""


@dataclass(frozen=True, slots=True)
class State:
    """An archive: the text of each file, by its path below the SOURCE."""

    files: dict[str, str]

    def write(self, root: Path) -> None:
        """Makes a folder hold these files and no others; what is the same is not touched."""
        there = {str(p.relative_to(root)): p for p in root.rglob("*") if p.is_file()}
        for name, path in there.items():
            if name not in self.files:
                path.unlink()
        for name, text in self.files.items():
            path = root / name
            if name in there and path.read_text(encoding="utf-8") == text:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def states(seed: int, count: int, articles: int = ARTICLES) -> list[State]:
    """Archives, each made of the one before by changing, removing and adding articles."""
    chance = random.Random(seed)
    files = {_name(number): _text(chance) for number in range(articles)}
    found = [State(files)]
    for step in range(1, count):
        files = dict(files)
        names = sorted(files)
        share = chance.choice((0.01, 0.03, 0.1, 0.4))
        for name in chance.sample(names, max(1, int(len(names) * share))):
            if chance.random() < 0.5:
                files[name] = _text(chance)
            else:
                del files[name]
        for number in range(max(1, articles - len(files))):
            files[_name(step * 10_000 + number)] = _text(chance)
        found.append(State(files))
    return found


def _name(number: int) -> str:
    return f"{SOURCES[number % len(SOURCES)]}/{number:06d}.txt"


def _text(chance: random.Random) -> str:
    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    day = f"2024-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    body = "\n\n".join(f"{words(chance.randrange(8, 25)).capitalize()}." for _ in range(4))
    opening = f"{words(4).capitalize()}\n\n{words(10).capitalize()}.\n\n"
    return f" date {day} {words(4).title()}\n\n{opening}{body}\n\n{words(2).title()}\n\n{body}\n"
