"""The commands; `--help` lists them. Exit code 1 when something is wrong."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.build import assemble
from build_scripts.ended import ended
from build_scripts.problems import Language, Problem, Refused, closing, language_of
from build_scripts.progress import QUIET, Progress, Terminal
from build_scripts.summary import show_findings, show_summary

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Problems go to standard error, one a line."""
    options = _parser().parse_args(arguments)
    options.language = options.language or language_of(os.environ)
    options.corpus, *options.others = options.corpora or [ROOT / "corpus"]
    told = sys.stderr.isatty() and not options.quiet
    progress = Terminal(sys.stderr, options.language) if told else QUIET
    return ended(lambda: int(options.run(options, progress)), options.language, progress)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m build_scripts", description=__doc__)
    parser.add_argument(
        "--corpus",
        type=Path,
        action="append",
        dest="corpora",
        help="the corpus to read; once more for one whose documents are read beside it",
    )
    parser.add_argument(
        "--language",
        choices=("en", "zh"),
        help="the language of problems: English or Chinese; otherwise that of the locale",
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    commands = parser.add_subparsers(required=True, metavar="command")

    build = commands.add_parser("build", help="check the corpus and publish the site")
    build.add_argument("--site", type=Path, default=ROOT / "site", help="where the site goes")
    _with_books(build)
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="serve the site, and reload it when a file is saved")
    serve.add_argument("--port", type=int, default=8000, help="where to listen on this machine")
    _with_cache(serve)
    serve.set_defaults(run=_serve)

    bundle = commands.add_parser("bundle", help="publish the site with a zip that opens from disk")
    bundle.add_argument("--site", type=Path, default=ROOT / "site", help="where the site goes")
    bundle.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the zip goes")
    _with_books(bundle)
    bundle.set_defaults(run=_bundle)

    check = commands.add_parser("check", help="read everything and show every problem")
    check.add_argument("name", nargs="?", help="one document: the name of its folder")
    check.set_defaults(run=_check)

    read = commands.add_parser("read", help="show line by line what a source was read as")
    read.add_argument("name", help="the name of its folder")
    read.set_defaults(run=_read)

    new = commands.add_parser("new", help="make the folder of a new document")
    new.add_argument("name", help="name of the folder, such as a-res-77-235")
    new.add_argument("source", type=Path, help="the file as received: a text, .docx or .pdf")
    new.set_defaults(run=_new)

    take = commands.add_parser("import", help="make documents of official texts in XML")
    take.add_argument("paths", nargs="+", type=Path, help="files, folders or zips, as published")
    take.add_argument("--into", type=Path, required=True, help="the folder that receives them")
    take.add_argument("--leave-out", action="store_true", help="leave out what cannot be read")
    take.set_defaults(run=_import)

    english = commands.add_parser("english", help="write the ids of a document, to be translated")
    english.add_argument("name", help="the name of the document's folder")
    english.set_defaults(run=_english)

    variants = commands.add_parser(
        "variants", help="list every character with more than one Traditional form, in context"
    )
    variants.add_argument("name", nargs="?", help="one document: the name of its folder")
    variants.add_argument("--all", action="store_true", help="also characters set in one way only")
    variants.set_defaults(run=_variants)
    return parser


def _with_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cache",
        type=Path,
        default=ROOT / ".build",
        help="what one build keeps for the next; it may be deleted",
    )


def _with_books(command: argparse.ArgumentParser) -> None:
    command.add_argument("--books", action="store_true", help="make EPUB and DOCX of every text")
    _with_cache(command)
    command.add_argument(
        "--processes", type=int, default=0, help="how many do the work; as many as processors"
    )


def _build(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.cache import Cache
    from build_scripts.publish.mkdocs import publish

    documents = Cache(options.cache / "documents")
    assembled = assemble(options.corpus, progress, options.processes, documents, options.others)
    how = None, options.processes, progress, options.cache, _books(options)
    written = publish(assembled, ROOT / "mkdocs.yml", options.site, *how)
    progress.end()
    added = assembled.record_addresses()
    show_summary(assembled, options.language, written.findings)
    if added:
        file = str(assembled.published.path)
        print(closing(options.language, "recorded", count=added, file=file))
    print(closing(options.language, "built", folder=str(options.site)))
    _say_where(written.address, options.language)
    return 0


def _serve(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.publish.serve import serve

    corpora = (options.corpus, *options.others)
    return serve(corpora, ROOT / "mkdocs.yml", options.port, options.language, options.cache)


def _bundle(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.publish.bundle import make_bundle
    from build_scripts.publish.mkdocs import edition_for_disk, publish

    assembled = assemble(options.corpus, progress, options.processes, others=options.others)
    progress("packing")
    bundle = make_bundle(edition_for_disk(assembled, ROOT / "mkdocs.yml"))
    config = ROOT / "mkdocs.yml"
    how = bundle, options.processes, progress, None, _books(options)
    written = publish(assembled, config, options.site, *how)
    progress.end()
    assembled.record_addresses()
    options.dist.mkdir(parents=True, exist_ok=True)
    for name, data in bundle.files.items():
        (options.dist / name).write_bytes(data)
    show_findings((*assembled.warnings, *written.findings), options.language)
    file, size = str(options.dist / bundle.name), len(bundle.data)
    print(closing(options.language, "bundled", file=file, size=size, sha256=bundle.sha256))
    _say_where(written.address, options.language)
    return 0


def _books(options: argparse.Namespace) -> Path | None:
    """Where books are kept from one build to the next; None where none are to be made."""
    return options.cache / "books" if options.books else None


def _say_where(address: str, language: Language) -> None:
    """Where a site says that it stands on this machine, it should not be published so."""
    if "//127.0.0.1" in address:
        print(closing(language, "local", address=address))


def _check(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.subjects.citations.resolve import unresolved

    if options.name:
        return _check_document(options, progress)
    assembled = assemble(options.corpus, progress, processes=0, others=options.others)
    progress.end()
    if not options.quiet:
        for line in unresolved(assembled.library):
            print(f"  {line}", file=sys.stderr)
    show_summary(assembled, options.language, assembled.proposals())
    return 0


def _check_document(options: argparse.Namespace, progress: Progress) -> int:
    """What is found in one document, with the whole corpus read: texts cite each other."""
    from build_scripts.check import of_document
    from build_scripts.corpus.documents import slugs_of

    folders = [root / "documents" / options.name for root in (options.corpus, *options.others)]
    folder = next(filter(Path.is_dir, folders), folders[0])
    slugs = slugs_of(folder.parent.parent, options.name)
    notices: tuple[Problem, ...] = ()
    try:
        assembled = assemble(options.corpus, progress, processes=0, others=options.others)
        every = assembled.warnings + assembled.proposals()
        notices = of_document(assembled.notices, folder, slugs)
    except Refused as refused:
        every = refused.problems
    progress.end()
    found = of_document(every, folder, slugs)
    if any(problem.blocks for problem in found):
        raise Refused(found)
    show_findings(found, options.language)
    for notice in notices:
        print(notice.said(options.language, hint=False))
    print(closing(options.language, "checked", name=options.name, others=len(every) - len(found)))
    return 0


def _read(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.build import show_document

    for row in show_document(options.corpus, options.name, options.others):
        print(row)
    return 0


def _new(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.corpus.new import make_document

    made = make_document(options.corpus, options.name, options.source)
    language, statement = options.language, made.found.statement
    show_findings(made.warnings, language)
    signs = made.found.said(language)
    print(closing(language, "layout", layout=statement.layout.name, signs=signs))
    slugs = tuple(unit.slug for unit in statement.entry.units)
    if slugs:
        print(closing(language, "units", count=len(slugs), slugs=slugs))
    else:
        print(closing(language, "unread"))
    if statement.problems:
        print(closing(language, "findings", count=len(statement.problems)))
    folder = made.folder
    print(closing(language, "made", folder=str(folder), file=str(folder / "document.yaml")))
    return 0


def _import(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.importing.documents import import_texts

    others = [one for one in options.others if one.resolve() != options.into.resolve()]
    imported = import_texts(options.paths, options.into, options.corpus, options.leave_out, others)
    show_findings(imported.problems, options.language)
    print(
        closing(
            options.language,
            "imported",
            documents=len(imported.documents),
            attached=len(imported.attached),
            pairs=imported.pairs,
            paragraphs=imported.paragraphs,
            left_out=imported.left_out,
            folder=str(options.into),
        )
    )
    return 0


def _english(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.build import add_skeleton

    file = add_skeleton(options.corpus, options.name, options.others)
    print(closing(options.language, "english" if file[1] else "no_english", file=str(file[0])))
    return 0


def _variants(options: argparse.Namespace, progress: Progress) -> int:
    from build_scripts.languages.variants import print_list

    assembled = assemble(options.corpus, progress, processes=0, others=options.others)
    progress.end()
    show_findings(assembled.warnings, options.language)
    print_list(assembled.library, assembled.script, options.name, every=options.all)
    return 0


if __name__ == "__main__":
    # A build makes millions of values and keeps them; looking for garbage among them costs a tenth.
    gc.disable()
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Nor are they taken apart one by one in the end.
    os._exit(status)
