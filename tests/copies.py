"""The same official texts as people have them: copied, converted, extracted otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.official import Official, Resolution
from tests.printer import MARK, begins, lines_of

WIDTH, HEIGHT = 36, 40


def _heads(resolution: Resolution, part: int) -> list[str]:
    number, title = resolution.titles[part]
    whole, _, own = number.rpartition("|")
    title_of_whole, _, own_title = title.rpartition("|")
    heads = [f"{whole} {title_of_whole}"] if whole else []
    if re.match(r"\d", own):
        return [*heads, f"{own} {own_title}"]
    is_marks = not MARK.sub("", own_title)
    return [*heads, own + own_title] if is_marks else [*heads, own, own_title]


def _words(block: Official, gap: str = " ") -> str:
    return f"{block.label}{gap}{block.words}" if block.label else block.words


def _blocks(resolution: Resolution, part: int) -> list[Official]:
    return [block for block in resolution.blocks if block.part == part]


def paragraphs(resolution: Resolution) -> str:
    """One paragraph a line, tabs behind numbers, notes as `[1]` behind each part."""
    rows: list[str] = []
    for part in range(len(resolution.titles)):
        rows += _heads(resolution, part)
        for block in _blocks(resolution, part):
            rows.append(_words(block, "\t"))
        rows += [f"[{label}] {words}" for label, words in resolution.notes[part].items()]
    return "\r\n".join(MARK.sub(r"[\1]", row) for row in rows)


def markdown(resolution: Resolution) -> str:
    """The project's own Markdown: `##` headings, `<sup>1</sup>`, notes behind each part."""
    rows: list[str] = []
    for part in range(len(resolution.titles)):
        rows += [f"## {head}" for head in _heads(resolution, part)]
        for block in _blocks(resolution, part):
            rows.append(f"### {block.words}" if block.kind == "heading" else _words(block))
        notes = resolution.notes[part].items()
        rows += [f"<sup>{label}</sup> {words}" for label, words in notes]
    return "\n\n".join(MARK.sub(r"<sup>\1</sup>", row) for row in rows) + "\n"


def pandoc(resolution: Resolution) -> str:
    """Markdown as pandoc writes it, wrapped."""
    rows: list[str] = []
    for part in range(len(resolution.titles)):
        rows += [f"# {head}" for head in _heads(resolution, part)]
        for block in _blocks(resolution, part):
            head = f"## {block.words}" if block.kind == "heading" else ""
            rows.append(head or "\n".join(_wrapped(_words(block))))
        rows += [f"[^{label}]: {words}" for label, words in resolution.notes[part].items()]
    return "\n\n".join(rows) + "\n"


def _wrapped(words: str) -> list[str]:
    """Lines that break anywhere but inside a mark."""
    return [line for line in lines_of(words, WIDTH) if line]


def pdftotext(resolution: Resolution) -> str:
    """Without indents: an empty line between paragraphs, a form feed between pages."""
    return _paged(resolution, "", "")


def pdftotext_layout(resolution: Resolution) -> str:
    """With `-layout`: a margin, paragraphs set in, headings further in."""
    return _paged(resolution, " " * 8, " " * 6)


def _paged(resolution: Resolution, margin: str, indent: str) -> str:
    pages: list[str] = []
    rows: list[str] = []
    labels: list[str] = []
    for part in range(len(resolution.titles)):
        notes = resolution.notes[part]
        heads = [Official("heading", None, head) for head in _heads(resolution, part)]
        for block in [*heads, *_blocks(resolution, part)]:
            deeper = indent * 4 if block.kind == "heading" else indent
            first, *others = lines_of(_words(block), WIDTH)
            if block.kind == "signoff":
                deeper = ""
            else:
                rows.append("")
            for at, line in enumerate([first, *others]):
                rows.append(margin + (deeper if not at else "") + line)
                labels += MARK.findall(line)
                if len(rows) > HEIGHT:
                    pages.append(_page(rows, labels, notes, margin))
                    rows, labels = [], []
        pages.append(_page(rows, labels, notes, margin))
        rows, labels = [], []
    return "\f".join(pages)


def _page(rows: list[str], labels: list[str], notes: dict[str, str], margin: str) -> str:
    text = "\n".join(MARK.sub(r"\1", row) for row in rows) + "\n"
    if labels:
        text += f"\n{margin}__________________\n"
        for label in labels:
            first, *others = lines_of(notes.get(label, ""), WIDTH)
            first = f"{margin}{'   ' if margin else ''}{label} {first}"
            text += "".join(f"{line}\n" for line in [first, *(margin + o for o in others)])
    return text


COPIES: dict[str, Callable[[Resolution], str]] = {
    "paragraphs": paragraphs,
    "markdown": markdown,
    "pandoc": pandoc,
    "pdftotext": pdftotext,
    "pdftotext -layout": pdftotext_layout,
}
__all__ = ["COPIES", "begins"]
