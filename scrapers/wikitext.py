"""Wikitext to plain words: links, marks and templates resolved as a reader of the page would see them.

Lines without templates, which are nearly all, are cleaned by a few patterns; the others go through
mwparserfromhell, which is exact and a hundred times slower.
"""

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Template
    from mwparserfromhell.wikicode import Wikicode

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
REFERENCE = re.compile(
    r"<ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>[^<]{0,5000}(?:<(?!/ref)[^<]{0,2000}){0,40}</ref\s{0,5}>",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\s{0,5}/?\s{0,5}>|</?poem>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
HIDDEN_LINK = re.compile(
    r"\[\[\s{0,5}(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|categoría)\s{0,5}:"
    r"[^\[\]]{0,500}(?:\[\[[^\[\]]{0,200}\]\][^\[\]]{0,300}){0,5}\]\]",
    re.IGNORECASE,
)
LINK = re.compile(r"\[\[:?(?:[a-z\-]{1,12}:){0,2}([^\[\]|]{1,300})(?:\|([^\[\]]{0,500}))?\]\]")
ADDRESS = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,2000}(?:[ \t]([^\[\]]{0,500}))?\]")
MARKS = re.compile(r"'{2,5}")
# Templates whose words are the last of their values: {{w|Target|Words}}, {{lang|de|Wort}}.
LAST_VALUE = {
    "w",
    "wikipedia",
    "lang",
    "nowrap",
    "small",
    "sic",
    "abbr",
    "tooltip",
    "s",
    "wiktionary",
    "smallcaps",
    "sc",
}


def without_comments(text: str) -> str:
    """Wikitext without comments and references."""
    text = COMMENT.sub("", text)
    return REFERENCE.sub("", text) if "<ref" in text or "<REF" in text else text


def words(text: str) -> str:
    """Wikitext as plain words; line breaks stay as `\\n`."""
    if "{{" in text:
        text = _without_templates(text)
    if "[" in text:
        text = LINK.sub(lambda link: link[2] if link[2] is not None else link[1], HIDDEN_LINK.sub("", text))
        text = ADDRESS.sub(lambda address: address[1] or "", text)
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", text))
    if "''" in text:
        text = MARKS.sub("", text)
    if "&" in text:
        text = unescape(text)
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _parsed(text: str) -> "Wikicode":
    # Only lines with templates need the parser; other formats are read without loading it.
    from mwparserfromhell import parse

    return parse(text)


def _without_templates(text: str) -> str:
    code = _parsed(text)
    for template in list(code.ifilter_templates(recursive=False)):
        code.replace(template, shown(template))
    return str(code)


def shown(template: "Template") -> str:
    """What a template shows: its last value for those that mark up words, nothing for the others."""
    name = str(template.name).strip().lower()
    values = [str(value.value) for value in template.params if not value.showkey]
    if name == "date":
        return " ".join(values)
    return values[-1] if values and name in LAST_VALUE else ""


def first_link(text: str) -> str | None:
    """The words of the link that a line begins with; None when it begins with something else."""
    found = LINK.match(text.lstrip(" '\"*:—–-"))
    return words(found[0]) or None if found else None


def templates(text: str) -> "list[Template]":
    """The outermost templates of a page, in order."""
    return list(_parsed(text).ifilter_templates(recursive=False))
