"""A worker needs no more memory after many requests than after some."""

import random
import time
from pathlib import Path
from urllib.parse import urlencode

from tests.faults import archive, hostile_queries
from tests.faults.clients import Answer, Ask, Client, Load, broken, latencies
from tests.faults.corpus import states
from tests.faults.outcome import Figure, Outcome
from tests.faults.serving import serving

CLIENTS = 4
MEGABYTE = 1 << 20
MOST = 512
"""Megabytes that a worker may ever have."""
GROWTH = 1.2
"""How much more than when it was warm it may have at the end."""
WARM = 0.05
"""The share of the requests after which a worker counts as warm."""
PATHS = (
    *("/search", "/search.json", "/search.json", "/search.csv", "/search.jsonl", "/search.atom"),
    *("/facets/source.json", "/batch.json", "/search.ris"),
)
BARE = ("/", "/suggest.json?q=fer", "/docs", "/readyz", "/metrics", "/nothing/here", "/sitemap.xml")


def memory(seed: int, trials: int, folder: Path) -> Outcome:
    """Asks `trials` questions of every kind, and looks at the memory of the workers meanwhile."""
    made = archive.Archive(folder, tuple(states(seed, 2)), ())
    made.begin()
    with serving(made.index, folder) as server:
        sizes = [server.resident()]
        with Load(server.port, CLIENTS, _asking(seed), limit=trials) as load:
            done = [0]
            while load.busy:
                time.sleep(0.1)
                sizes.append(server.resident())
                done.append(len(load.seconds))
            load.wait()
        sizes.append(server.resident())
        done.append(len(load.seconds))
    asked = len(load.seconds)
    early = round(asked * WARM)

    def after(requests: int) -> int:
        return next(size for size, there in zip(sizes, done, strict=True) if there >= requests)

    warm = after(early)
    failures = [*load.failures, *grown(warm, sizes[-1], max(sizes))]
    figures: dict[str, Figure] = {
        "MB at the start": sizes[0] // MEGABYTE,
        f"MB when warm ({early:,})": warm // MEGABYTE,
        "MB halfway": after(asked // 2) // MEGABYTE,
        "MB at the end": sizes[-1] // MEGABYTE,
        "most MB": max(sizes) // MEGABYTE,
        **latencies(load.seconds),
        "refused": load.refused,
    }
    return Outcome(asked, tuple(failures), figures)


def grown(warm: int, end: int, most: int) -> list[str]:
    """Sentences where memory, in bytes, is not what was promised."""
    told = []
    if end > warm * GROWTH:
        told.append(f"a worker grew from {warm // MEGABYTE} to {end // MEGABYTE} MB")
    if most > MOST * MEGABYTE:
        told.append(f"a worker had {most // MEGABYTE} MB")
    return told


def _asking(seed: int) -> Ask:
    def ask(client: Client, number: int) -> tuple[Answer, str]:
        chance = random.Random(f"{seed} {number}")
        path = chance.choice((*PATHS, *BARE))
        if path in PATHS:
            words = urlencode(hostile_queries.asked(chance), errors="surrogatepass")
            path = f"{path}?{words}"
        answer = client.ask(path)
        told = broken(answer)
        return answer, told and f"{path}: {told}"

    return ask
