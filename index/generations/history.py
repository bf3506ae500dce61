"""What is known of articles of an index that is built anew: when the archive first had them."""

from collections.abc import Mapping

from index.errors import DamagedIndexError
from index.generations.entries import Entry
from index.generations.ledger import LEDGER, read_ledger
from index.generations.manifest import file_hash, read
from index.generations.opening import Generations


def history(generations: Generations) -> Mapping[str, Entry]:
    """What the last generation knows of its articles whose ledger is whole, by id: it may be
    damaged otherwise, or made by another release. Empty where there is none.
    """
    for folder, digest in generations.candidates():
        try:
            sealed = read(folder, digest).files.get(LEDGER)
            if sealed and file_hash(folder / LEDGER) == sealed.sha256:
                return read_ledger(folder / LEDGER).known()
        except (DamagedIndexError, OSError):
            continue
    return {}
