"""The table of faults fits the code: each stands once where it says, and is another code."""

from __future__ import annotations

import ast

import pytest

from tests.mutations import ROOT, Fault, read_faults

FAULTS = read_faults()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_stands_once_where_the_table_says(fault: Fault) -> None:
    code = (ROOT / fault.path).read_text(encoding="utf-8")
    changed = fault.put_into(code)
    if fault.path.endswith(".py"):
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(code))


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
