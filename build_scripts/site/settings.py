"""Where and how a site is published, as the publisher says it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


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
    names the publisher.
    """

    address: str = ""
    bundle: Bundle | None = None
    generator: str = ""
