"""What the Akoma Ntoso files point to: bodies, roles, outcomes, States, verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from build_scripts.data.akn.names import Edition
from build_scripts.model import Rendering

#: Who answers for what a file states.
SOURCE = "#edition"
ONTOLOGY = "/akn/ontology"
#: The words of concepts and roles, with the address that the United Nations give them.
CONCEPTS: dict[str, tuple[str, str, dict[Rendering, str]]] = {
    "author": ("TLCRole", "role/un/author", {"zh-Hans": "作者", "en": "Author"}),
    "issuer": ("TLCRole", "role/un/issuer", {"zh-Hans": "发布者", "en": "Issuer"}),
    "editor": ("TLCRole", "role/un/editor", {"zh-Hans": "编者", "en": "Editor"}),
    "translator": ("TLCRole", "role/un/translator", {"zh-Hans": "译者", "en": "Translator"}),
    "adopted": (
        "TLCConcept",
        "concept/un/adopted",
        {"zh-Hans": "通过", "en": "Adopted"},
    ),
    "adoptedWithoutVote": (
        "TLCConcept",
        "concept/un/voting/adoptedWithoutVote",
        {"zh-Hans": "未经表决通过", "en": "Adopted without a vote"},
    ),
    "approvedByCommittee": (
        "TLCConcept",
        "concept/un/approvedByCommittee",
        {"zh-Hans": "委员会通过", "en": "Approved by the Committee"},
    ),
    "adoptedRecordedVote": (
        "TLCConcept",
        "concept/un/voting/adoptedRecordedVote",
        {"zh-Hans": "经记录表决通过", "en": "Adopted by a recorded vote"},
    ),
    "rejectedRecordedVote": (
        "TLCConcept",
        "concept/un/voting/rejectedRecordedVote",
        {"zh-Hans": "经记录表决否决", "en": "Rejected by a recorded vote"},
    ),
    "ayes": ("TLCConcept", "concept/un/voting/inFavour", {"zh-Hans": "赞成", "en": "In favour"}),
    "noes": ("TLCConcept", "concept/un/voting/against", {"zh-Hans": "反对", "en": "Against"}),
    "abstentions": (
        "TLCConcept",
        "concept/un/voting/abstaining",
        {"zh-Hans": "弃权", "en": "Abstaining"},
    ),
    "un": ("TLCOrganization", "organization/un", {"zh-Hans": "联合国", "en": "United Nations"}),
    "edition": (
        "TLCOrganization",
        "organization/anti-corruption-resolutions",
        {"zh-Hans": "反腐败决议文库", "en": "Anti-Corruption Resolutions"},
    ),
}


@dataclass(slots=True)
class References:
    """What the file points to, in the order in which it was first needed."""

    edition: Edition
    elements: dict[str, ET.Element] = field(default_factory=dict)

    def to(self, concept: str) -> str:
        tag, path, words = CONCEPTS[concept]
        return self.add(tag, concept, path, words[self.edition.rendering])

    def actor(self) -> str:
        """The body whose work this is. Its address ends as the name of the work has it."""
        body = self.edition.library.bodies[self.edition.unit.document.body].names
        actor = self.edition.name.actor
        return self.add(
            "TLCOrganization", actor, f"organization/un/{actor}", body[self.edition.rendering]
        )

    def add(self, tag: str, id: str, path: str, shown: str) -> str:
        attributes = {"eId": id, "href": f"{ONTOLOGY}/{path}", "showAs": shown}
        self.elements.setdefault(id, ET.Element(tag, attributes))
        return f"#{id}"


def below(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    """A new last child of the element."""
    return ET.SubElement(parent, tag, attributes)
