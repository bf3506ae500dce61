"""How many examples of each operation are tried: `--hypothesis-profile=full` tries 2,000."""

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

settings.register_profile("full", max_examples=2000, deadline=None, suppress_health_check=_SLOW)
