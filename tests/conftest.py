"""What all tests share: the switch that rewrites expected outputs, and how properties are tried."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples in every run, however slow the machine: a failure is a fault of the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what the code says now into tests/golden and tests/faults; read the diff",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
