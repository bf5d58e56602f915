"""What all tests share: how hypothesis looks for counterexamples, and where the repository is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the first example of a test pays for reading the word lists. In CI the examples are always the same ones,
# so that a red build is about the change; elsewhere they differ from run to run and go on finding things.
settings.register_profile(
    "storyglass",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("storyglass")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[1]
