"""What the data files look like: the fields of every object, the columns of every table.

This is the promise that the data page shows and that the tests hold every file to. What a
field means is a text of the interface, `<shape>.<field>`. A field is not taken out and does not
change its meaning; new ones are added here and in `docs/interface/fields.yaml`.

A type is `string`, `integer`, `boolean`, `[T]` for a list, `{key: T}` for an object with such
keys, the name of a shape, or several of these joined by ` | `, `null` among them. A field
whose name ends with `?` may be missing.
"""

from __future__ import annotations

#: Objects by name: field → type, in the order of the files.
SHAPES: dict[str, dict[str, str]] = {
    "index": {"units": "[entry]"},
    "entry": {
        "slug": "string",
        "symbol": "string | null",
        "kind": "string",
        "title": "{rendering: string}",
        "date": "string | null",
        "body": "string",
        "url": "{rendering: string}",
        "document": "string",
        "english": "string | null",
    },
    "unit": {
        "slug": "string",
        "symbol": "string | null",
        "kind": "string",
        "title": "{rendering: string}",
        "date": "string | null",
        "status": "status | null",
        "document": "document",
        "paragraphs": "[paragraph]",
        "footnotes": "[footnote]",
        "votes": "[vote]",
        "english": "string | null",
    },
    "status": {
        "how": "string",
        "date": "string | null",
        "meeting": "string | null",
        "later": "string | null",
        "later_date": "string | null",
        "later_meeting": "string | null",
        "source": "string",
    },
    "document": {
        "name": "string",
        "symbol": "string | null",
        "body": "string",
        "session": "{rendering: string}",
        "place": "{rendering: string} | null",
        "dates": "{day: string}",
        "agenda_item": "string | null",
        "title": "{rendering: string}",
        "official": "string",
        "received_as": "string",
        "pages": "[integer]",
        "links": "[link]",
    },
    "link": {"url": "string", "page": "integer", "line": "integer"},
    "paragraph": {
        "id": "string",
        "kind": "string",
        "label": "string | null",
        "parent": "string | null",
        "text": "{rendering: string | null}",
        "verb": "verb | null",
        "footnotes": "[string]",
        "citations": "[citation]",
        "terms": "[string]",
        "lines": "[integer] | null",
    },
    "verb": {"id": "string", "zh-Hans": "string", "zh-Hant": "string", "en": "string | null"},
    "citation": {
        "text": "string",
        "target": "string | null",
        "start": "integer",
        "end": "integer",
        "kind": "string",
        "body?": "string",
        "number?": "string",
        "symbol?": "string",
        "title?": "string",
        "article?": "integer",
        "chapter?": "integer",
        "paragraph?": "string",
        "volume?": "string",
        "instrument?": "string",
    },
    "footnote": {
        "id": "string",
        "label": "string",
        "text": "{rendering: string | null}",
        "refs": "[string]",
        "citations": "[citation]",
    },
    "vote": {
        "id": "string",
        "paragraph": "string",
        "question": "{rendering: string | null}",
        "counts": "{choice: integer}",
        "voters": "{choice: [string]}",
    },
    "term": {
        "id": "string",
        "group": "string",
        "zh-Hans": "string",
        "zh-Hant": "string",
        "en": "string",
        "abbreviations": "[string]",
        "variants": "[{rendering: string}]",
        "article": "string | null",
        "definition": "{rendering: string}",
        "occurrences": "[place]",
    },
    "place": {"unit": "string", "paragraph": "string"},
    "votes": {"ballots": "[ballot]", "states": "[state]", "comparisons": "[comparison]"},
    "ballot": {
        "name": "string",
        "unit": "string",
        "id": "string",
        "paragraph": "string",
        "question": "{rendering: string | null}",
        "url": "{rendering: string}",
        "counts": "{choice: integer}",
        "voters": "{choice: [string]}",
    },
    "state": {
        "iso3": "string",
        "zh-Hans": "string",
        "zh-Hant": "string",
        "en": "string",
        "votes": "{ballot: string | null}",
    },
    "comparison": {"first": "string", "second": "string", "changes": "[change]"},
    "change": {"first": "string", "second": "string", "count": "integer", "states": "[string]"},
    "requests": {"addressees": "[addressee]", "requests": "[request]"},
    "addressee": {"id": "string", "zh-Hans": "string", "zh-Hant": "string", "en": "string"},
    "request": {
        "unit": "string",
        "paragraph": "string",
        "number": "integer",
        "verb": "request_verb",
        "asks": "boolean",
        "addressees": "[named]",
        "deadlines": "[deadline]",
        "report": "boolean",
        "report_to": "[named]",
        "start": "integer",
        "end": "integer",
        "text": "{script: string}",
        "paragraph_en": "string | null",
    },
    "request_verb": {
        "id": "string",
        "base": "string",
        "zh-Hans": "string",
        "zh-Hant": "string",
        "en": "string | null",
    },
    "named": {"id": "string", "text": "string", "start": "integer", "end": "integer"},
    "deadline": {
        "zh-Hans": "string",
        "zh-Hant": "string",
        "en": "string | null",
        "relation": "string | null",
        "session": "integer | null",
        "body": "string | null",
        "from": "string | null",
        "to": "string | null",
        "start": "integer",
        "end": "integer",
    },
    "succession": {"series": "[[stage]]", "pairs": "[pair]"},
    "stage": {
        "unit": "string | null",
        "symbol": "string | null",
        "date": "string | null",
        "later": "string | null",
        "later_date": "string | null",
        "stated_at": "[string]",
    },
    "pair": {
        "earlier": "string",
        "later": "string",
        "stated_at": "[string]",
        "counts": "{row kind: integer}",
        "rows": "[row]",
    },
    "row": {
        "earlier": "string | null",
        "later": "string | null",
        "kind": "string",
        "part": "string",
        "punctuation_only": "boolean",
    },
}

#: What the keys are of objects that are shown as `{key: T}`; those that are not here may be any.
KEYS: dict[str, tuple[str, ...]] = {
    "rendering": ("zh-Hans", "zh-Hant", "en"),
    "script": ("zh-Hans", "zh-Hant"),
    "choice": ("in_favour", "against", "abstaining"),
    "row kind": ("same", "changed", "moved", "moved and changed", "new", "gone"),
}

#: JSON files by their path, `*` for any slug, and the type of what each holds.
JSON_FILES = {
    "data/index.json": "index",
    "data/units/*.json": "unit",
    "data/glossary.json": "[term]",
    "data/votes.json": "votes",
    "data/requests.json": "requests",
    "data/succession.json": "succession",
}

#: Tables by their path: columns that share a meaning, and the field that has it.
TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "data/paragraphs.csv": (
        ("unit", "column.unit"),
        ("symbol", "unit.symbol"),
        ("id", "paragraph.id"),
        ("kind", "paragraph.kind"),
        ("label", "paragraph.label"),
        ("parent", "paragraph.parent"),
        ("text_zh-Hans text_zh-Hant text_en", "paragraph.text"),
        ("verb", "verb.id"),
        ("verb_zh-Hans verb_zh-Hant verb_en", "column.verb"),
        ("footnotes", "paragraph.footnotes"),
        ("terms", "paragraph.terms"),
        ("url_zh-Hans url_zh-Hant url_en", "column.url"),
    ),
    "data/citations.csv": (
        ("unit", "column.unit"),
        ("place", "column.place"),
        ("start end", "column.offsets"),
        ("text", "citation.text"),
        ("kind", "citation.kind"),
        ("body", "citation.body"),
        ("number", "citation.number"),
        ("symbol", "citation.symbol"),
        ("title", "citation.title"),
        ("article", "citation.article"),
        ("chapter", "citation.chapter"),
        ("paragraph", "citation.paragraph"),
        ("volume", "citation.volume"),
        ("instrument", "citation.instrument"),
        ("target", "citation.target"),
    ),
    "data/votes.csv": (
        ("iso3", "state.iso3"),
        ("zh-Hans zh-Hant en", "column.state"),
        ("*#vote-*", "column.vote"),
    ),
    "data/requests.csv": (
        ("unit", "column.unit"),
        ("paragraph", "request.paragraph"),
        ("number", "request.number"),
        ("verb", "request_verb.id"),
        ("verb_zh verb_en", "column.verb"),
        ("asks", "request.asks"),
        ("addressees", "request.addressees"),
        ("addressees_zh addressees_en", "column.addressees"),
        ("deadlines_zh deadlines_en", "request.deadlines"),
        ("report", "request.report"),
        ("report_to", "request.report_to"),
        ("words_zh-Hans words_zh-Hant", "request.text"),
        ("paragraph_en", "request.paragraph_en"),
        ("url", "column.address"),
    ),
}


def reached(type: str) -> tuple[str, ...]:
    """The shapes that a type leads to, each once, those nearer the top of the file first."""
    found: dict[str, None] = {}
    waiting = [type]
    while waiting:
        for name in _names(waiting.pop(0)):
            if name not in found:
                found[name] = None
                waiting.extend(SHAPES[name].values())
    return tuple(found)


def _names(type: str) -> list[str]:
    return [word for word in type.replace("[", " ").replace("]", " ").split() if word in SHAPES]
