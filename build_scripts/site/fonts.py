"""The Kai faces in which verbs are set, cut down to the characters of the verbs.

Most screens have no such face. `docs/fonts/` has one for each script with the common characters;
a reader gets the few that verbs are made of, and only where no face of the system's own is there.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from build_scripts.model import Library, Rendering

#: The scripts that have a face.
SCRIPTS: tuple[Rendering, ...] = ("zh-Hans", "zh-Hant")
#: A face as the style sheets name it.
FACE = "assets/kai.{}.woff2"
#: What a changed font must say of itself.
DESCRIPTION = 10


@dataclass(frozen=True)
class VerbFace:
    """The face of the verbs in a script, made of the source when it is asked for."""

    script: Rendering
    source: bytes
    signs: str

    @cached_property
    def path(self) -> str:
        """Where it is published: its name says what is in it, as that of all that pages load."""
        digest = hashlib.sha256(self.source + self.signs.encode()).hexdigest()[:8]
        return FACE.format(f"{self.script}.{digest}")

    def make(self) -> bytes:
        return kai_face(self.source, self.signs)


def verb_faces(library: Library, sources: Mapping[Rendering, bytes]) -> tuple[VerbFace, ...]:
    """The face of each script."""
    return tuple(
        VerbFace(script, source, signs_of_verbs(library, script))
        for script, source in sources.items()
    )


def signs_of_verbs(library: Library, script: Rendering) -> str:
    """The characters of all verbs in a script, in one order."""
    verbs = library.verbs.values()
    return "".join(
        sorted({sign for v in verbs for sign in (v.hans if script == "zh-Hans" else v.hant)})
    )


# While it serves, one process builds the site again and again.
@lru_cache(maxsize=2 * len(SCRIPTS))
def kai_face(source: bytes, signs: str) -> bytes:
    """A face with these characters and no others, as WOFF2. The same for the same."""
    # Most builds take the faces from an earlier one: they do not wait for this library.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(source), lazy=True, recalcTimestamp=False)
    said = font["name"].getDebugName(DESCRIPTION)
    options = Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, DESCRIPTION, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text=signs)
    subsetter.subset(font)
    note = f"{said} Cut down further to the characters of verbs when the site was built."
    font["name"].setName(note, DESCRIPTION, 3, 1, 0x409)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
