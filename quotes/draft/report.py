"""A checked draft as one page to read, print or mail: the text with every quotation marked, and a list beside it.

The page is one file: no script, no request to anywhere, light and dark. Everything from the draft and from
sources is escaped; taking the marks out of the page's draft gives back the draft, character for character.
"""

from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from quotes.counting import counted
from quotes.deep_links import web_address
from quotes.draft.badges import TONES, advice, badges, tone
from quotes.draft.drafts import CheckedDraft, CheckedQuotation, DraftPlace
from quotes.draft.layout import unwrapped
from quotes.intake.records import CONTEXT
from quotes.text import head, tail
from quotes.verdict.summary import listed, unguarded, where
from quotes.verdicts import Edit, Finding, Verdict
from quotes.wording.difference import spaced

HEADINGS = {"good": "in order", "care": "to look at", "open": "not settled", "bad": "to put right"}
# A quotation is known again by so many characters of it; the whole stands in the draft beside.
SHOWN_CHARACTERS = 160
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def shown(text: str) -> str:
    """The text as a page can hold it: characters that HTML forbids are U+FFFD, one for one.

    HTML (13.2.3.5) forbids controls other than tab and newline; a lone surrogate has no bytes in UTF-8.
    """
    return "".join(c if _can_stand(c) else "\ufffd" for c in text)


def as_html(draft: CheckedDraft) -> str:
    """The report as a whole HTML page."""
    title = _text(" ".join((draft.title or "Draft").split()))
    style = files("quotes.draft").joinpath("report.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{title}: quotations checked</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n{_overview(draft)}</header>\n"
        '<main class="columns">\n<section class="pane" aria-label="The draft" tabindex="0">\n'
        f'<div class="draft" dir="auto">{"".join(marked_text(draft))}</div>\n</section>\n'
        f'<section aria-labelledby="list">\n<h2 id="list">Quotations</h2>\n{_list(draft)}</section>\n'
        f"</main>\n<footer>{_method(draft)}</footer>\n</body>\n</html>\n"
    )


def marked_text(draft: CheckedDraft) -> Iterator[str]:
    """The draft's text with each quotation in a `<mark>`; the text alone is the draft again."""
    at, soft = 0, _soft(draft)
    places = [
        (place, n, checked)
        for checked in draft.quotations
        for n, place in enumerate(checked.quotation.places, 1)
    ]
    for place, n, checked in sorted(places, key=lambda found: found[0].start):
        if place.start < at:
            continue
        yield _lines(draft.text[at : place.start], soft, at)
        ident = f"q{checked.number}" + (f"-{n}" if n > 1 else "")
        yield (
            f'<mark id="{ident}" class="{tone(checked)}"><a href="#v{checked.number}" '
            f'data-number="{checked.number}">{_lines(place.text, soft, place.start)}</a></mark>'
        )
        at = place.end
    yield _lines(draft.text[at:], soft, at)


def _lines(text: str, soft: frozenset[int], at: int) -> str:
    """The text with the line ends that only wrap a paragraph set as spaces, so that no line is broken twice."""
    lines = text.split("\n")
    parts = [_text(lines[0])]
    at += len(lines[0])
    for line in lines[1:]:
        parts.append('<span class="wrap">\n</span>' if at in soft else "\n")
        parts.append(_text(line))
        at += 1 + len(line)
    return "".join(parts)


def _soft(draft: CheckedDraft) -> frozenset[int]:
    reading = unwrapped(draft.text, markdown=draft.markdown)
    return frozenset(n for n, c in enumerate(draft.text) if c == "\n" and reading[n] == " ")


def word_diff(edits: tuple[Edit, ...]) -> str:
    """The edits as `<del>` (only on record) and `<ins>` (only in the draft), each space with its word."""
    parts = []
    for edit in spaced(edits):
        if edit.op == "equal":
            parts.append(_text(edit.recorded))
            continue
        parts.append(f"<del>{_text(edit.recorded)}</del>" if edit.recorded else "")
        parts.append(f"<ins>{_text(edit.claim)}</ins>" if edit.claim else "")
    return "".join(parts)


def _overview(draft: CheckedDraft) -> str:
    counts = Counter(tone(checked) for checked in draft.quotations)
    total = len(draft.quotations)
    head = f"{counted(total, 'quotation')} checked in {_text(where(draft.searched))}."
    if not total:
        head = "There is no quotation in this draft: nothing in marks, no block quote."
    items = "".join(
        f'<li class="badge {name}">{counts[name]} {HEADINGS[name]}</li>'
        for name in reversed(TONES)
        if counts[name]
    )
    told = unguarded([checked.verdict for checked in draft.quotations])
    notes = f'<p class="quiet">{told}</p>\n' if told else ""
    return f"<p>{head}</p>\n{f'<ul class=sum>{items}</ul>' if items else ''}\n{notes}"


def _list(draft: CheckedDraft) -> str:
    if not draft.quotations:
        return '<p class="quiet">Nothing to list.</p>\n'
    return f'<ol class="list">\n{"".join(_entry(checked) for checked in draft.quotations)}</ol>\n'


def _entry(checked: CheckedQuotation) -> str:
    verdict, quotation = checked.verdict, checked.quotation
    who = ", ".join(quotation.speakers)
    mention = quotation.mention or ""
    written = (
        ""
        if not mention or who in mention
        else f'<p class="quiet">In the draft: <bdi>{_text(mention)}</bdi></p>'
    )
    speaker = f'<bdi class="who">{_text(who)}</bdi>' if who else '<span class="quiet">no speaker named</span>'
    short = "".join(f'<li class="badge {badge.tone}">{badge.text}</li>' for badge in badges(checked))
    split = " (split in the draft, checked as one)" if len(quotation.places) > 1 else ""
    told = advice(checked)
    parts = [
        f'<h3><a href="#q{checked.number}">{checked.number}<span class="vh">: its place in the draft</span></a> {speaker}</h3>',
        written,
        f'<ul class="badges">{short}</ul>',
        _words(checked),
        "" if checked.error else f"<p>{_text(verdict.summary)}{split}</p>",
        f'<p class="advice">{_text(told)}</p>' if told else "",
        _changes(verdict),
        _suggested(quotation.places),
        _source(checked),
        _more(checked),
        _nearest(checked.verdict),
    ]
    body = "\n".join(part for part in parts if part)
    return f'<li id="v{checked.number}" class="{tone(checked)}">\n{body}\n</li>\n'


def _words(checked: CheckedQuotation) -> str:
    """The beginning of the quotation, where no diff shows it whole."""
    if any(edit.op != "equal" for edit in checked.verdict.edits):
        return ""
    words = checked.quotation.words
    short = words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1].rstrip() + "…"
    return f'<p class="words" dir="auto">{_text(short)}</p>'


def _changes(verdict: Verdict) -> str:
    if all(edit.op == "equal" for edit in verdict.edits):
        return ""
    return (
        '<span class="label">From the record to the draft</span>'
        f'<p class="diff" dir="auto" tabindex="0">{word_diff(verdict.edits)}</p>'
    )


def _suggested(places: tuple[DraftPlace, ...]) -> str:
    offered = [place.suggested for place in places if place.suggested]
    if not offered:
        return ""
    lines = "".join(f'<p class="paste" dir="auto">{_text(words)}</p>' for words in offered)
    return f'<span class="label">As recorded, to paste</span>{lines}'


def _source(checked: CheckedQuotation) -> str:
    if checked.citation is None:
        return ""
    link = web_address(checked.citation.link)
    open_it = f' <a href="{_attribute(link)}" rel="noreferrer">Open at the words</a>' if link else ""
    return f'<span class="label">Source</span><p class="cited" dir="auto">{_text(checked.citation.chicago)}{open_it}</p>'


def _more(checked: CheckedQuotation) -> str:
    verdict, citation = checked.verdict, checked.citation
    if citation is None:
        return ""
    around = "".join(
        f'<p dir="auto">{_text(tail(piece.prefix, CONTEXT))}<b>{_text(piece.recorded)}</b>'
        f"{_text(head(piece.suffix, CONTEXT))}</p>"
        for piece in verdict.passages
    )
    found = "".join(dict.fromkeys(map(_finding, verdict.findings)))
    return (
        f"<details><summary>Passage, findings, other citations</summary>{around}"
        f"{f'<ul>{found}</ul>' if found else ''}<p>APA: {_text(citation.apa)}</p>"
        f"<pre>{_text(citation.bibtex)}</pre></details>"
    )


def _nearest(verdict: Verdict) -> str:
    """What comes near words that are not found, for the desk to look at."""
    if not verdict.nearest:
        return ""
    told = [(place, (listed(place.speakers), place.title or place.url or "")) for place in verdict.nearest]
    lines = "".join(
        f'<p dir="auto">“{_text(place.text)}” {_text(", ".join(filter(None, whose)))}</p>'
        for place, whose in told
    )
    return f'<span class="label">Nearest on record, which may be another remark</span>{lines}'


def _finding(finding: Finding) -> str:
    title = finding.kind.replace("_", " ").capitalize()
    turns = " (changes the meaning)" if finding.turns else ""
    words = "; ".join(
        f"{label}: “{_text(said.strip())}”"
        for label, said in (("on record", finding.recorded), ("in the draft", finding.claim))
        if said.strip()
    )
    told = ". ".join(part for part in (words, _text(finding.note)) if part)
    return f"<li><b>{_text(title)}</b>{turns}{f': {told}' if told else ''}</li>"


def _method(draft: CheckedDraft) -> str:
    return (
        '<p class="quiet">Words in marks and block quotes were checked; titles, words held at arm’s length and reported '
        "speech were not. <i>Not found</i> means that the sources searched do not hold the words, not that nobody said "
        f"them. Engine {_text(draft.engine)}, settings {_text(draft.settings)}.</p>"
    )


def _can_stand(char: str) -> bool:
    code = ord(char)
    if code < 0x20:
        return char in "\t\n"
    return not (
        0x7F <= code <= 0x9F
        or 0xD800 <= code <= 0xDFFF
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
    )


def _text(text: str) -> str:
    return escape(shown(text), quote=False)


def _attribute(text: str) -> str:
    return escape(shown(text), quote=True)
