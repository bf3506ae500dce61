"""Compiled kernels are kept between test runs, in pytest's own cache, for every process alike."""

import os

import pytest
from hypothesis import HealthCheck, settings

from index.engines.whoosh.kernels.runtime import use_cache

settings.register_profile(
    "dateline",
    deadline=None,  # a machine that does other things too is no failure
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("dateline")


def pytest_configure(config: pytest.Config) -> None:
    """Names the folder before any test starts a process."""
    folder = config.cache.mkdir("dateline") if config.cache else None
    if folder:
        os.environ["DATELINE_CACHE"] = str(folder)
        use_cache(folder)
