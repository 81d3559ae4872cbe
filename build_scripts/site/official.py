"""Addresses in the United Nations' document system, which serves every language of a document."""

from __future__ import annotations

from build_scripts.model import Rendering

#: Addresses are kept for the Chinese text; a reader of English is led to the English one.
SYSTEM, ENGLISH_SYSTEM = "https://undocs.org/zh/", "https://undocs.org/en/"


def document_address(symbol: str, rendering: Rendering = "zh-Hans") -> str:
    """Where a document stands by its symbol."""
    return in_language(SYSTEM + symbol.replace(" ", "%20"), rendering)


def in_language(address: str, rendering: Rendering) -> str:
    """An address in the reader's language; one outside the system as it is."""
    return address.replace(SYSTEM, ENGLISH_SYSTEM) if rendering == "en" else address
