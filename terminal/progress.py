"""How far a run of `reindex` is, on standard error."""

import sys

from tqdm import tqdm

from index.filling.sweep import Progress
from terminal.streams import say


def progress() -> Progress:
    """Returns what `reindex` calls after each file: it moves a bar on a terminal; elsewhere it
    prints a line for each tenth of the files.
    """
    if sys.stderr.isatty():
        bar = tqdm(unit=" files", file=sys.stderr, leave=False)

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)
            if done == total:
                bar.close()

        return show

    def print_tenths(done: int, total: int) -> None:
        if done * 10 // total != (done - 1) * 10 // total:
            say(f"{done:,} of {total:,} files read", err=True)

    return print_tenths
