"""A file as it was received → its text, and what has to be kept beside the text.

A text in UTF-8 is its own source. Of any other file the text is taken, and the file is kept.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from build_scripts.problems import Problem, Refused, bad_encoding, problem
from build_scripts.received.taken import Taken

SOURCE = "source.zh-Hans.txt"
#: What a text in UTF-16 is kept as.
UTF_16 = "source.utf-16.txt"
ZIP, PDF = b"PK\x03\x04", b"%PDF-"
#: What an unpacked file may weigh: no text is so long.
LARGEST = 200_000_000
#: How far into a file its head may stand.
HEAD = 1024
#: Files of other programs, by how they begin.
OTHERS = (
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)
#: Encodings of Chinese that have no mark of their own.
UNMARKED = (("gb18030", "GB18030"), ("big5", "Big5"))
#: Characters in a hundred that are Han where a text is Chinese.
MOSTLY = 60


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What comes of a file: the text, with what was kept and how it was taken."""

    text: bytes
    original: str | None = None
    taken_with: str | None = None
    furniture: tuple[int, ...] = ()
    #: warnings, at the lines of the text
    problems: tuple[Problem, ...] = ()

    @property
    def has_own_layout(self) -> bool:
        """Whether the text was written here, one paragraph a line."""
        return self.original is not None and self.original != UTF_16


def read_received(path: Path, to: Path) -> ReceivedFile:
    """What comes of the file at `path`; `Refused` where it has no text that can be taken.

    `to` is the file that the text will stand in.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused([problem("FILE_MISSING.received", path, 0)]) from None
    if PDF in data[:HEAD]:
        return _taken(data, path, to, "pdf")
    if data.startswith(ZIP):
        if b"word/" not in data:
            raise Refused([problem("FILE_UNKNOWN", path, 0, kind="ZIP")])
        _refuse_unsafe(data, path)
        return _taken(data, path, to, "docx")
    head = data[:HEAD].lstrip().lower()
    for begins, kind in OTHERS:
        if head.startswith(begins):
            raise Refused([problem("FILE_UNKNOWN", path, 0, kind=kind)])
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            return _from_utf16(data, path)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused([_other_encoding(data, path, error)]) from None
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f"):
        raise Refused([problem("TAKEN_NOTHING.empty", path, 0)])
    return ReceivedFile(data)


def _refuse_unsafe(data: bytes, path: Path) -> None:
    """Nothing is unpacked that would fill the memory or lead out of the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            size = sum(info.file_size for info in file.infolist())
            if size > LARGEST:
                raise Refused([problem("FILE_UNREADABLE.size", path, 0, size=f"{size:,}")])
            for info in file.infolist():
                if info.filename.endswith((".xml", ".rels")):
                    head = file.read(info).replace(b"\0", b"")
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        name = info.filename
                        raise Refused([problem("FILE_UNREADABLE.entities", path, 0, name=name)])
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        raise Refused([problem("FILE_UNREADABLE.broken", path, 0)]) from None


def _taken(data: bytes, path: Path, to: Path, kind: str) -> ReceivedFile:
    """The text that the reader of its kind takes; the readers are an extra set."""
    try:
        if kind == "pdf":
            from build_scripts.received.pdf import take_pdf as take
        else:
            from build_scripts.received.word import take_word as take
    except ModuleNotFoundError as missing:
        name = missing.name or kind
        raise Refused([problem("READER_MISSING", path, 0, name=name)]) from None
    taken: Taken = take(data, path, to)
    return ReceivedFile(
        taken.text.encode(),
        f"source.{kind}",
        taken.command,
        tuple(taken.furniture),
        tuple(taken.problems),
    )


def _from_utf16(data: bytes, path: Path) -> ReceivedFile:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Refused([bad_encoding(path, error)]) from None
    return ReceivedFile(text.encode(), UTF_16, "iconv -f UTF-16 -t UTF-8")


def _other_encoding(data: bytes, path: Path, error: UnicodeDecodeError) -> Problem:
    """The finding for a text that is not UTF-8, with the encodings that it may have."""
    may_be = []
    for codec, name in UNMARKED:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        letters = re.findall(r"\w", text)
        han = sum("\u4e00" <= letter <= "\u9fff" for letter in letters)
        if letters and 100 * han >= MOSTLY * len(letters):
            may_be.append(name)
    if not may_be:
        return bad_encoding(path, error)
    line = data.count(b"\n", 0, error.start) + 1
    return problem(
        "BAD_ENCODING.other", path, line, names=tuple(may_be), name=may_be[0], file=path.name
    )
