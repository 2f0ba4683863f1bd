"""The proceedings of parliaments as paragraphs: who spoke, with the ids and columns that the record states.

UK: the XML of parlparse ("publicwhip"; old files say `speakerid`, new ones `person_id`) and of the digitised
historic Hansard. US: the Congressional Record as JSON (turns with Bioguide ids) and as published text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from scrapers.dates import iso_date
from scrapers.errors import NotADocument
from scrapers.speech.labels import RECORD_LABEL
from scrapers.webpage.page import Element

CLERK = re.compile(
    r"\s*(?:The (?:Clerk|legislative clerk|assistant legislative clerk|bill clerk|clerk|question|vote|result|yeas|motion)\b"
    r"|There (?:was|being) no objection|A motion to reconsider|The (?:joint |concurrent )?(?:bill|resolution) was)"
)
PAGE_BREAK = re.compile(r"\n(?:[ \t]*\n){0,3}\[\[Page [A-Z]{1,2}\d{1,6}\]\][ \t]*\n(?:[ \t]*\n){0,3}")
DATE_IN_ID = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a sitting. `speaker` is None for headings and for what clerks report.

    `turn` is the same number for the paragraphs of one speech.
    """

    text: str
    turn: int | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """The paragraphs of one file, with its title and its day."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    day: str | None = None


def tree_of(data: bytes) -> Element:
    """The tree of an XML file; entities and network access are off. Raises NotADocument when it is not XML."""
    return recovered(data)[0]


def recovered(data: bytes) -> tuple[Element, bool]:
    """The tree of an XML file as far as it can be read, and whether it is broken; errors as for `tree_of`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise NotADocument("The XML file is broken beyond reading; fetch it again.") from problem
    if tree is None:
        raise NotADocument("The XML file is broken beyond reading; fetch it again.")
    return tree, len(parser.error_log) > 0


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def publicwhip(tree: Element) -> Sitting:
    """A parlparse file: speeches with their paragraphs, headings in between."""
    paragraphs: list[Paragraph] = []
    day = title = None
    for number, part in enumerate(tree.iterchildren("*")):
        dated = DATE_IN_ID.search(part.get("id") or "")
        day = day or (dated[1] if dated else None)
        if part.tag.endswith("-heading"):
            words = _words(part)
            title = title or words or None
            paragraphs.append(Paragraph(words))
        elif part.tag == "speech":
            speaker = part.get("speakername") or None
            column = f"Column {part.get('colnum')}" if part.get("colnum") else None
            paragraphs += [
                Paragraph(_words(p), number if speaker else None, speaker, part.get("person_id") or part.get("speakerid"), column)
                for p in (list(part.iterchildren("*")) or [part])
            ]  # fmt: skip
        elif words := _words(part):
            paragraphs.append(Paragraph(words))
    return Sitting(tuple(p for p in paragraphs if p.text), title, day)


def historic(tree: Element) -> Sitting:
    """A file of the digitised historic Hansard: members and their contributions, column numbers in between."""
    paragraphs: list[Paragraph] = []
    column = None
    house = tree.findtext("title")
    date = tree.find(".//date")
    for number, part in enumerate(tree.iter("col", "title", "p")):
        if part.tag == "col":
            column = f"Column {_words(part)}"
        elif part.tag == "title":
            paragraphs.append(Paragraph(_words(part)))
        else:
            member = part.find("member")
            if member is None:
                paragraphs.append(Paragraph(_words(part)))
                continue
            said = [_words(e).lstrip(": ") for e in part.iterchildren("membercontribution", "quote")]
            paragraphs += [Paragraph(words, number, _words(member) or None, None, column) for words in said]
    day = date.get("format") if date is not None else None
    return Sitting(tuple(p for p in paragraphs if p.text), " ".join((house or "").split()) or None, day)


def congress_json(record: dict[str, Any]) -> Sitting:
    """One section of the Congressional Record as JSON: its speeches with Bioguide ids, clerks' words without."""
    paragraphs: list[Paragraph] = []
    head = record.get("header") if isinstance(record.get("header"), dict) else {}
    pages = f"Pages {head['pages']}" if isinstance(head, dict) and head.get("pages") else None
    for number, item in enumerate(record.get("content") or ()):
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            continue
        spoken = item.get("kind") == "speech" and item.get("speaker") not in {None, "None", "The RECORDER"}
        text = RECORD_LABEL.sub("", item["text"], count=1) if spoken else item["text"]
        turn, speaker = (number, item["speaker"]) if spoken else (None, None)
        bioguide = item.get("speaker_bioguide") or None
        paragraphs += [
            Paragraph(words, turn, speaker, bioguide if spoken else None, pages) for words in unwrapped(text)
        ]
    day = None
    if isinstance(head, dict):
        day = iso_date(f"{head.get('day')} {head.get('month')} {head.get('year')}")
    title = record.get("doc_title") or record.get("title")
    return Sitting(tuple(paragraphs), " ".join(str(title).split()) if title else None, day)


def congress_text(text: str) -> Sitting:
    """One section of the Congressional Record as published: labelled speeches, indented insertions, clerks' lines."""
    paragraphs: list[Paragraph] = []
    speaker: str | None = None
    title: list[str] = []
    pages = re.search(r"\[Pages? ([A-Z]?\d+(?:-[A-Z]?\d+)?)\]", text[:2000])
    citation = f"Page {pages[1]}" if pages else None
    # Where a page of the print ends is no part of what was said, and often stands inside a sentence.
    for number, (words, indent, label) in enumerate(_pieces(PAGE_BREAK.sub("\n", text))):
        if label:
            speaker, turn = label, number
        elif CLERK.match(words) or re.match(r"_{3,}|\[Roll", words):
            speaker = None
        elif speaker is None and not paragraphs and indent > 3:
            title.append(words)
        own = speaker if indent < 4 else None
        paragraphs.append(Paragraph(words, turn if own else None, own, None, citation if own else None))
    return Sitting(tuple(paragraphs), " ".join(title) or None, None)


def _pieces(text: str) -> Iterator[tuple[str, int, str | None]]:
    """The paragraphs of hard-wrapped text, with their indent and the label they begin with."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        indent = len(line) - len(line.lstrip())
        begins = (
            not line.strip()
            or (indent in {2, 3} and lines)
            or (lines and (indent > 3) != (_indent(lines[-1]) > 3))
        )
        if begins and lines:
            yield _piece(lines)
            lines = []
        if line.strip():
            lines.append(line)


def _piece(lines: list[str]) -> tuple[str, int, str | None]:
    whole = "\n".join(lines)
    found = RECORD_LABEL.match(whole)
    words = _joined(whole[found.end() :] if found else whole)
    return words, _indent(lines[0]), " ".join(found["label"].split()) if found else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def unwrapped(text: str) -> list[str]:
    """Hard-wrapped text as paragraphs; a paragraph begins with an indent or after a blank line."""
    parts = re.split(r"\n(?:[ \t]*\n)+|\n(?= {2,3}\S)", text)
    return [words for part in parts if (words := _joined(part))]


def _joined(text: str) -> str:
    """Lines joined to one; a word parted at a line's end ("Millender-/McDonald") is put together again."""
    return " ".join(re.sub(r"(?<=\w-)\n\s*(?=\w)", "", text).split())
