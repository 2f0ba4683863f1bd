"""Wikitext to plain words: links, marks and templates resolved as a reader of the page would see them.

Lines are cleaned by a few patterns; templates are read by `scrapers.wiki.wikitemplates`.
"""

import re
from html import unescape

from scrapers.wiki.wikitemplates import Call, calls

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
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
NESTED = 4
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
    """Wikitext without comments."""
    return COMMENT.sub("", text) if "<!--" in text else text


def words(text: str) -> str:
    """Wikitext as plain words; line breaks stay as `\\n`."""
    if "{{" in text:
        text = _without_templates(text)
    if "[" in text:
        if "[[" in text:
            text = HIDDEN_LINK.sub("", text) if ":" in text else text
            text = LINK.sub(lambda link: link[2] if link[2] is not None else link[1], text)
        text = ADDRESS.sub(lambda address: address[1] or "", text) if "//" in text else text
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


def _without_templates(text: str, depth: int = 0) -> str:
    parts: list[str] = []
    at = 0
    for call in calls(text):
        parts += [text[at : call.start], shown(call)]
        at = call.end
    text = "".join(parts) + text[at:]
    # A template may show another one; more than a few in each other are nobody's words.
    return _without_templates(text, depth + 1) if at and "{{" in text and depth < NESTED else text


def shown(call: Call) -> str:
    """What a template shows: its last value for those that mark up words, nothing for the others."""
    values = [value.text for value in call.values if not value.stated]
    if call.name == "date":
        return " ".join(values)
    return values[-1] if values and call.name in LAST_VALUE else ""


def first_link(text: str) -> str | None:
    """The words of the link that a line begins with; None when it begins with something else."""
    found = LINK.match(text.lstrip(" '\"*:—–-"))
    return words(found[0]) or None if found else None


def bare(said: str) -> str:
    """Words without marks that enclose the whole of them."""
    if len(said) > 2 and said[0] in '"“„«' and said[-1] in '"”“»' and not re.search(r"[\"“”„«»]", said[1:-1]):
        return said[1:-1].strip()
    return said
