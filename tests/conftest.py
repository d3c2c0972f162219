"""Fixtures that the whole suite shares."""

from __future__ import annotations

import pytest

from accord.reading.language import Language


@pytest.fixture(scope="session")
def language() -> Language:
    """The default pipeline, loaded once."""
    return Language()
