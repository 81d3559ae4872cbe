"""The metadata of the Akoma Ntoso files: identification, workflow, votes, references, notes.

Nothing is stated that the corpus does not state. Whatever an attribute points to with `#` is
declared among the references of the same file.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree as ET

from build_scripts.data.akn.names import Edition
from build_scripts.data.akn.references import SOURCE, References, below
from build_scripts.model import EnglishStatus, Vote
from build_scripts.parse.votes import COUNTS
from build_scripts.subjects.citing.references import official_address

OUTCOMES = {
    "adopted": "adopted",
    "adopted without a vote": "adoptedWithoutVote",
    "adopted by a recorded vote": "adoptedRecordedVote",
    "approved by committee": "approvedByCommittee",
}
#: What a file says of itself, by what its text is. The address of the official text follows.
NOTES: dict[EnglishStatus | None, str] = {
    None: "非正式文本，仅供参考；依联合国文件整理。正式文本见：",
    "official": (
        "An unofficial copy of the official English, prepared from the document of the "
        "United Nations. The official text is at: "
    ),
    "working translation": (
        "A working translation from the Chinese, not the official English. "
        "The official text is at: "
    ),
}


def meta(edition: Edition, ids: dict[str, str]) -> ET.Element:
    """The `meta` of a file, everything in the order that the schema wants."""
    element = ET.Element("meta")
    references = References(edition)
    references.to("edition")
    _identification(element, edition, references)
    _workflow(element, edition, references)
    _analysis(element, edition, ids, references)
    _verbs(edition, references)
    below(element, "references", source=SOURCE).extend(references.elements.values())
    notes = below(element, "notes", source=SOURCE)
    note = below(below(notes, "note", eId="note_edition"), "p")
    official = official_address(edition.unit, edition.rendering)
    note.text = f"{NOTES[_english(edition)]}{official}"
    return element


def _english(edition: Edition) -> EnglishStatus | None:
    """What the English is; None for Chinese."""
    return edition.unit.english if edition.rendering == "en" else None


def _identification(element: ET.Element, edition: Edition, references: References) -> None:
    identification = below(element, "identification", source=SOURCE)
    name, unit = edition.name, edition.unit
    actor = references.actor()
    expression = name.expression(edition.language)

    aliases = {
        "title": unit.title.text(edition.rendering).words,
        "symbol": unit.entry.symbol or "",
        "slug": unit.slug,
    }
    work = _level(identification, "FRBRWork", name.work, f"{name.work}/!main", aliases)
    _dated(work, edition, actor, references.to("author"))
    below(work, "FRBRcountry", value="un")
    below(work, "FRBRsubtype", value=name.subtype)
    shown = {"showAs": name.shown} if name.shown else {}
    below(work, "FRBRnumber", value=name.number, **shown)

    aliases = {
        "page": f"../../{edition.rendering}/{unit.slug}/",
        "official": official_address(unit, edition.rendering),
    }
    level = _level(identification, "FRBRExpression", expression, f"{expression}/!main", aliases)
    if _english(edition) == "working translation":
        _dated(level, edition, SOURCE, references.to("translator"))
        below(level, "FRBRauthoritative", value="false")
        below(level, "FRBRlanguage", language=edition.language)
        below(
            level,
            "FRBRtranslation",
            href=name.expression("zho"),
            fromLanguage="zho",
            by=SOURCE,
            authoritative="false",
        )
    else:
        _dated(level, edition, actor, references.to("issuer"))
        below(level, "FRBRlanguage", language=edition.language)

    uri, this = f"{expression}.xml", f"{expression}/!main.xml"
    level = _level(identification, "FRBRManifestation", uri, this, {})
    _dated(level, edition, SOURCE, references.to("editor"))


def _level(
    parent: ET.Element, tag: str, uri: str, this: str, aliases: dict[str, str]
) -> ET.Element:
    """The beginning of one of the three levels: its names. Empty aliases are left out."""
    level = below(parent, tag)
    below(level, "FRBRthis", value=this)
    below(level, "FRBRuri", value=uri)
    for alias, value in aliases.items():
        if value:
            below(level, "FRBRalias", value=value, name=alias)
    return level


def _dated(level: ET.Element, edition: Edition, author: str, role: str) -> None:
    below(level, "FRBRdate", date=edition.name.date, name=edition.name.event)
    below(level, "FRBRauthor", href=author, **{"as": role})


def _workflow(element: ET.Element, edition: Edition, references: References) -> None:
    """What became of the unit, each step that has a day."""
    status = edition.unit.entry.status
    if status is None:
        return
    steps: list[dict[str, str]] = []
    if status.date and status.how in OUTCOMES:
        outcome = references.to(OUTCOMES[status.how])
        steps.append({"date": status.date, "by": references.actor(), "outcome": outcome})
    if status.later and status.later_date:
        by, outcome = references.to("un"), references.to("adopted")
        later = {"date": status.later_date, "by": by, "as": quote(status.later)}
        steps.append({**later, "outcome": outcome})
    if steps:
        workflow = below(element, "workflow", source=SOURCE)
        for step in steps:
            below(workflow, "step", **step)


def _analysis(
    element: ET.Element, edition: Edition, ids: dict[str, str], references: References
) -> None:
    """The recorded votes that the unit reports, and that it was itself adopted without one."""
    unit = edition.unit
    unvoted = unit.entry.status and unit.entry.status.how == "adopted without a vote"
    if not unvoted and not unit.votes:
        return
    parliamentary = below(below(element, "analysis", source=SOURCE), "parliamentary")
    if unvoted:
        outcome = references.to("adoptedWithoutVote")
        below(below(parliamentary, "voting", outcome=outcome), "quorum", value="")
    for vote in unit.votes:
        voting = below(
            parliamentary,
            "voting",
            eId=f"voting_{vote.id.removeprefix('vote-')}",
            wId=vote.id,
            outcome=references.to(_outcome(vote, edition)),
            href=f"#{ids[vote.paragraph]}",
        )
        for concept, name, voters in (
            ("ayes", "in-favour", vote.in_favour),
            ("noes", "against", vote.against),
            ("abstentions", "abstaining", vote.abstaining),
        ):
            count = {"refersTo": references.to(concept), "value": str(len(voters))}
            if listed := ids.get(f"{vote.id}-{name}"):
                count["href"] = f"#{listed}"
            _voters(below(voting, "count", **count), voters, edition, references)


def _outcome(vote: Vote, edition: Edition) -> str:
    """Whether what was voted on was rejected, as the Chinese document says it."""
    question = edition.unit.question(vote)
    stated = COUNTS.search(question.words) if question else None
    return "rejectedRecordedVote" if stated and stated["rejected"] else "adoptedRecordedVote"


def _voters(
    count: ET.Element, voters: tuple[str, ...], edition: Edition, references: References
) -> None:
    """The States in the printed order, as the United Nations list them in their own files."""
    if not voters:
        return
    listed = below(count, "akn4un:voters")
    for voter in voters:
        state = edition.library.states[voter]
        shown = state.en if edition.rendering == "en" else voter
        path = f"organization/un/memberState/{state.iso3}"
        refers = references.add("TLCOrganization", f"state_{state.iso3}", path, shown)
        below(listed, "organization", refersTo=refers).text = shown


def _verbs(edition: Edition, references: References) -> None:
    """The verbs of the paragraphs, by their id in the list of verbs."""
    for place in edition.unit.places:
        text = place.text(edition.rendering)
        if text.verb:
            form = edition.library.verbs[text.verb.what.verb]
            english = form.preambular or form.operative or text.at(text.verb)
            shown = english if edition.rendering == "en" else form.hans
            references.add("TLCConcept", f"verb_{form.id}", f"concept/un/verb/{form.id}", shown)
