"""Where and how a site is published, as the publisher says it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

#: An address that a browser is led to, with nothing that it would have to be escaped for.
ADDRESS = re.compile(r"https?://[a-zA-Z0-9.-]+(:[0-9]{1,5})?(/[a-zA-Z0-9._~%-]+)*/?")
#: What a browser lets the pages do: nothing that does not come from the site itself. Not every
#: browser takes a page from disk and its files for one site, so those are named too.
POLICY = Markup("default-src 'self' file:; object-src 'none'; base-uri 'none'")


@dataclass(frozen=True)
class Bundle:
    """The whole site as one zip: its file name and its bytes."""

    name: str
    data: bytes

    @property
    def megabytes(self) -> str:
        return f"{len(self.data) / 1_000_000:.1f} MB"

    @cached_property
    def sha256(self) -> str:
        """In hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def files(self) -> dict[str, bytes]:
        """The zip and its checksum by their file names."""
        checksum = f"{self.sha256}  {self.name}\n"
        return {self.name: self.data, f"{self.name}.sha256": checksum.encode()}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a publisher may say of a site; all of it may be left out.

    `address` is where the site will stand, with a slash at its end; "" for an edition that has
    no address, such as the one for disk. `bundle` is offered on the About pages. `generator`
    names the publisher. `policy` is the content security policy of all pages; "" for none.
    """

    address: str = ""
    bundle: Bundle | None = None
    generator: str = ""
    policy: str = POLICY
