"""Fixtures that the whole suite shares."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from kept import Kept, keep


@pytest.fixture(scope="session")
def language() -> Language:
    """The default pipeline, loaded once."""
    return Language()


@pytest.fixture(scope="session")
def kept() -> Kept:
    """Readings of the shipped examples, made once."""
    return keep()
