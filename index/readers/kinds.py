"""What people call the formats."""

from index.readers.plugins import plugged
from index.readers.registry import FORMATS


def kind_of(name: str) -> str:
    """What people call the files of the format with this name, in the plural; the name itself where
    no reader has it any more.
    """
    return next((one.KIND for one in (*plugged(), *FORMATS) if name == one.NAME), name)
