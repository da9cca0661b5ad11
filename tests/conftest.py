"""What holds for all tests."""

import os

from hypothesis import settings

# A busy machine is no failure; CI must give the same answer twice.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
