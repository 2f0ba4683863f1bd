"""The text of a page that JavaScript puts together: JSON-LD `articleBody`, or the data its script was handed.

Used only where the page's own markup holds little text.
"""

import re
from collections.abc import Iterator
from typing import Any

from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import Element, parse, words_of
from scrapers.webpage.structure import Structure, loads, plain

FEWEST_CHARACTERS = 250  # below it, a description is not a body
# What is taken for a sentence among the strings of a page's data: this long, with this many blanks.
SENTENCE_LENGTH, SENTENCE_BLANKS = 60, 7
DEEP = 40
TAGGED = re.compile(r"<(?:p|br|div|blockquote|h[2-6]|ul)\b", re.IGNORECASE)


def embedded_blocks(tree: Element, stated: Structure) -> list[Block]:
    """The paragraphs in a page's JSON-LD or script data; empty when there are none."""
    body = next(
        (b for thing in stated.things if isinstance(b := thing.get("articleBody") or thing.get("text"), str)),
        "",
    )
    if len(body) >= FEWEST_CHARACTERS:
        return _paragraphs(body)
    if live := live_blocks(stated):
        return live
    for script in tree.iter("script"):
        if script.get("id") == "__NEXT_DATA__" or (script.get("type") or "").startswith("application/json"):
            texts = _longest_run(loads(script.text or ""))
            blocks = [block for text in texts for block in _paragraphs(text)]
            if sum(len(block.text) for block in blocks) >= FEWEST_CHARACTERS:
                return blocks
    return []


def live_blocks(stated: Structure) -> list[Block]:
    """The updates of a live blog as its JSON-LD lists them, each under its headline; empty when there is no such list."""
    live = [block for thing in stated.things for block in _updates(thing)]
    return live if sum(len(block.text) for block in live) >= FEWEST_CHARACTERS else []


def _updates(thing: dict[str, Any]) -> Iterator[Block]:
    """The updates of a live blog, each under its headline."""
    updates = thing.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            headline, body = plain(update.get("headline")), update.get("articleBody")
            if headline:
                yield Block(headline, "heading")
            if isinstance(body, str):
                yield from _paragraphs(body)


def _paragraphs(text: str) -> list[Block]:
    """A text with or without tags as blocks."""
    if TAGGED.search(text):
        tree = parse(f"<html><body>{text}</body></html>")
        found = [
            e
            for e in tree.iter("p", "h2", "h3", "h4", "li", "blockquote")
            if not list(e.iter("p"))[1 if e.tag == "p" else 0 :]
        ]
        return [Block(words) for e in found if (words := words_of(e))] or [Block(words_of(tree))]
    return [Block(" ".join(line.split())) for line in re.split(r"\n+", text) if line.strip()]


def _longest_run(value: object) -> list[str]:
    """The list or object with the most prose below it, as its texts in order; each text once."""
    best: list[str] = []
    most = 0
    for texts in _runs(value, 0):
        size = sum(map(len, texts))
        if size > most:
            best, most = texts, size
    return list(dict.fromkeys(best))


def _runs(value: object, depth: int) -> Iterator[list[str]]:
    """For every list the prose at most six levels below it, and every text that is long by itself."""
    if depth > DEEP:
        return
    if isinstance(value, str):
        if len(value) >= FEWEST_CHARACTERS and _is_prose(value):
            yield [value]
    elif isinstance(value, list):
        yield [text for one in value for text in _prose(one, 6)]
        for one in value:
            yield from _runs(one, depth + 1)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _runs(one, depth + 1)


def _prose(value: object, levels: int) -> Iterator[str]:
    if isinstance(value, str):
        if _is_prose(value):
            yield value
    elif levels and isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _prose(one, levels - 1)


def _is_prose(text: str) -> bool:
    return (
        len(text) >= SENTENCE_LENGTH
        and text.count(" ") >= SENTENCE_BLANKS
        and not text.lstrip().startswith(("{", "[", "http"))
    )
