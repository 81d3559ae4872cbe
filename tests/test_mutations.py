"""The table of faults fits the code."""

from __future__ import annotations

from tests.mutations import ROOT, read_faults


def test_the_table_is_not_stale() -> None:
    """Each fault stands once where the table says, and has a name of its own."""
    stale = []
    for fault in read_faults():
        try:
            fault.put_into((ROOT / fault.path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            stale.append(str(error))
    assert stale == []
    names = [fault.name for fault in read_faults()]
    assert len(set(names)) == len(names) > 60
