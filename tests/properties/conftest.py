"""The same examples on every run, so that no failure is a matter of luck; HYPOTHESIS_PROFILE=deep looks further."""

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=120, suppress_health_check=_SLOW)
settings.register_profile("deep", deadline=None, max_examples=5000, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
