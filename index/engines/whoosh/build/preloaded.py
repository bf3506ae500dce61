"""What every process that builds segments needs, whatever it builds: the server that they are
forked from imports this, and each of them has it from the start.
"""

from index.compiled.runtime import load_numba
from index.engines.whoosh.build import workers
from index.text.points import classes
from index.text.surroundings import characters

__all__ = ["workers"]

load_numba()
classes()
characters()
