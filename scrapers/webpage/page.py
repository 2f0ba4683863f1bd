"""An HTML page as a tree: decoded by us, parsed once, and shared by everything that looks at it.

One parse by lxml takes 2 ms a page here; handing each later step the tree instead of the text is what
keeps reading above 40 pages a second.
"""

import re
from typing import Any, TypeAlias

from lxml import html

from scrapers.errors import NotADocument, TooLarge

# Elements that begin a line of their own.
BREAKS = {
    "br",
    "lb",
    "p",
    "div",
    "li",
    "footer",
    "blockquote",
    "tr",
    "h2",
    "h3",
    "h4",
    "item",
    "head",
    "quote",
}
# An element of a page; lxml ships no types.
Element: TypeAlias = Any

# Ten times the largest of the saved pages. Every step below is linear, but the constant is high: 1 s for 1
# MB.
LIMIT_BYTES = 10 * 1024 * 1024
# Extraction takes some 50 microseconds a tag. The richest of the saved pages has 5,852.
TAG_LIMIT = 100_000
# libxml2 gives up on a branch deeper than 256 elements, and extractors recurse; real pages stay under 60.
DEEPEST = 150

# libxml2 compares each attribute of a tag with all before it: a page of 10 MB that is one tag would take it an hour. The
# richest tag of the saved pages has 677, being broken.
MOST_ATTRIBUTES = 2_000
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s/>][^\s/>=]*+(?>(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?)""")
_PLAIN = r"""[\s/]*+[^\s/><][^\s/>=<]*+(?>(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s><"'][^\s><]*+))?)"""
# A tag that holds another "<", or many attributes: the pattern never goes back nor past a "<", and takes 3 ms a megabyte.
_SUSPECT = re.compile(rf"<[a-zA-Z][^\s/><]*+(?:{_PLAIN}){{0,{MOST_ATTRIBUTES - 1}}}+(?![\s/]*+>)")
_RUN = re.compile(r"[^\s/>]*+")
_TAG = re.compile(
    r"<(/?)(div|span|section|article|main|font|center|b|i|em|strong|blockquote|table|ul|ol|a)\b[^<>]*>", re.I
)
# Whatever can hold something, where a page is too deep without those: then paragraphs that were not closed count as nested.
_NESTS = re.compile(
    r"<(/?)(?!(?:html|head|body|title|meta|link|base|script|style|br|hr|img|input)\b)[a-z][^<>]*>", re.I
)
# Characters that XML has no place for: a tree may be made with them, but nothing put into it may hold one.
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")
# References to characters by number; longer numbers stand for none, and the parser puts its own sign there.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
MOST_CODES = 0x110000
_OUTSIDE_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# lxml asks Python for the class of each element it hands out, since forms have their own; of these nothing is asked here.
_ONE_CLASS = html.etree.ElementDefaultClassLookup(element=html.HtmlElement)
_too_deep = html.etree.XPath("boolean(" + "/*" * (DEEPEST + 1) + ")")


def parse(text: str) -> html.HtmlElement:
    """The tree of a page. `<q>` elements get the marks that a browser would show around them.

    Raises TooLarge above 10 MB, 100,000 tags or 2,000 attributes of one, NotADocument when there is no element in it.
    """
    if len(text) > LIMIT_BYTES:
        raise TooLarge(
            f"The page has more than {LIMIT_BYTES // 2**20} MB; save the article alone, as text or HTML."
        )
    if text.count("<") > TAG_LIMIT:
        raise TooLarge(f"The page has more than {TAG_LIMIT:,} tags; save the article alone, as text or HTML.")
    refuse_crowded(text)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        data = _encoded(text)
        tree = html.document_fromstring(data, parser=parser)
        for containers in (_TAG, _NESTS):
            if not _too_deep(tree):
                break
            data = flattened(data.decode(), containers).encode()
            tree = html.document_fromstring(data, parser=parser)
    except (ValueError, html.etree.LxmlError) as problem:
        raise NotADocument("The page could not be parsed as HTML; save it again from a browser.") from problem
    mark_q(tree)
    return tree


def _encoded(text: str) -> bytes:
    """The page in UTF-8, a space for each character that XML has no place for, also as a reference. Hardly any page holds one."""
    if "&#" in text:
        text = _REFERENCE.sub(_within_xml, text)
    try:
        data = text.encode()
        fits = len(data.translate(None, _CONTROLS)) == len(data)
    except UnicodeEncodeError:
        # Half a surrogate pair.
        fits = False
    if fits and "\ufffe" not in text and "\uffff" not in text:
        return data
    return _OUTSIDE_XML.sub(" ", text).encode()


def _within_xml(reference: re.Match[str]) -> str:
    """A character reference, or a space where it stands for what XML has no place for: `&#8;`."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if code < MOST_CODES and _OUTSIDE_XML.match(chr(code)) else reference[0]


def refuse_crowded(text: str) -> None:
    """Raise TooLarge for a page with a tag that no person wrote: 2,000 attributes or more, 4,000 at most.

    Tags that begin inside others are counted too, since a quoted value may hide where a parser sees one begin. Where one
    comes to a place that was counted from before, it goes no further: no part of a page is read more than a few times.
    """
    counted: set[int] = set()
    run = at = 0
    while suspect := _SUSPECT.search(text, at):
        at = suspect.start() + 1
        if at >= run:
            run = _end_of(_RUN, text, at)
        if _attributes(text, run, counted) >= MOST_ATTRIBUTES:
            raise TooLarge(
                f"A tag of the page has more than {MOST_ATTRIBUTES:,} attributes; save the article alone, as text or HTML."
            )


def _attributes(text: str, at: int, counted: set[int]) -> int:
    """How many attributes follow a tag's name, as far as they were not counted before."""
    count = 0
    while count < MOST_ATTRIBUTES and at not in counted and (found := _ATTRIBUTE.match(text, at)):
        counted.add(at)
        at, count = found.end(), count + 1
    return count


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def flattened(text: str, containers: re.Pattern[str] = _TAG) -> str:
    """The page with containers nested deeper than 150 taken out; their content stays."""
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if not found[1]:
            depth += 1
            return found[0] if depth <= DEEPEST else " "
        was, depth = depth, max(0, depth - 1)
        return found[0] if was <= DEEPEST else " "

    return containers.sub(kept, text)


def mark_q(tree: html.HtmlElement) -> None:
    """Put the marks of a `<q>` into the text: every extractor drops them (12 of 12 on the saved pages)."""
    for element in tree.iter("q"):
        words = element.text_content().strip()
        if words[:1] not in '“"„«' or not words:
            element.text = "“" + (element.text or "")
            last = element[-1] if len(element) else None
            if last is None:
                element.text += "”"
            else:
                last.tail = (last.tail or "") + "”"
        element.tag = "span"


def words_of(element: html.HtmlElement) -> str:
    """The text of an element on one line, line breaks inside it kept as `\\n`."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    _gather(element, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\x01"))
    return "\n".join(line for line in lines if line)


def _gather(element: html.HtmlElement, parts: list[str]) -> None:
    for event, node in html.etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in BREAKS and node is not element:
                parts.append("\x01")
            if node.text and node.tag not in {"script", "style", "noscript"}:
                parts.append(node.text)
        elif node is not element:
            if node.tag in BREAKS:
                parts.append("\x01")
            parts.append(node.tail or "")
