"""Compiled kernels are kept between test runs, in pytest's own cache, for every process alike."""

import os

import pytest

from index.engines.whoosh.kernels.runtime import use_cache


def pytest_configure(config: pytest.Config) -> None:
    """Names the folder before any test starts a process."""
    folder = config.cache.mkdir("dateline") if config.cache else None
    if folder:
        os.environ["DATELINE_CACHE"] = str(folder)
        use_cache(folder)
