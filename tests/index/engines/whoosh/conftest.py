"""Compiled kernels are kept between test runs, in pytest's own cache."""

import pytest

from index.engines.whoosh.kernels.runtime import use_cache


@pytest.fixture(scope="session", autouse=True)
def _kept_kernels(pytestconfig: pytest.Config) -> None:
    use_cache(pytestconfig.cache.mkdir("kernels"))
