"""What a process holds, and need not."""

import ctypes


def give_back() -> None:
    """Gives memory that is free back to the system, where the C library can: it keeps the holes
    that large things leave, and they grow.
    """
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
