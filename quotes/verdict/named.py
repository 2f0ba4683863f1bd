"""Whether the source that a claim names carries the claimed words: not merely the remark, and not words bent from them.

A name is compared whole. Half a name, or a source that does not state what it is called, settles nothing and is told so.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from db.reading.evidence import Place
from quotes.lexicon import classed
from quotes.text import holds
from quotes.text import words as words_of
from quotes.values import value
from quotes.verdict.running import SOUND
from quotes.verdicts import Comparison, Finding, SourceVerdict
from quotes.wording import compare
from quotes.wording.thresholds import GUARD, Thresholds

KIND = "named_source"
ARTICLES = classed("articles")
# An address without its scheme, as people type it; a file's name has an ending like a host, but no page stands there.
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,18}(?:/\S*)?\Z", re.IGNORECASE)
# Characters of another wording that a sentence shows.
SHOWN = 200


@value
class Answer:
    """Whether the named source carries the words, and what is to be said of it; nothing where it plainly does."""

    verdict: SourceVerdict
    told: tuple[Finding, ...] = ()


def answer(
    claimed: str | None,
    words: str,
    comparison: Comparison | None,
    own: Sequence[Place],
    places: Sequence[Place],
    guard: Thresholds = GUARD,
    publisher: Callable[[Sequence[str]], str] = lambda _: "",
) -> Answer:
    """The answer for a named source: `own` are the places of the passage compared, `places` all of its family.

    `publisher` gives a publisher that is on record by one of some names, empty for none.
    """
    if not claimed:
        return Answer("not_claimed")
    named = [place for place in places if is_source(claimed, place)]
    if named:
        if comparison is not None and comparison.wording in SOUND and any(p in own for p in named):
            return Answer("same")
        return _carried(words, named, guard)
    notes = (note for asks in (_half_named, _unstated) for place in places if (note := asks(claimed, place)))
    if note := next(notes, ""):
        if not _is_web(claimed) and (known := publisher(_spelled(claimed))):
            note = f"{known} is on record with other texts, in which these words were not found. {note}"
        return Answer("not_claimed", (Finding(KIND, "", "", "source_open", note=note),))
    return Answer("other", _elsewhere(claimed, places))


def _elsewhere(claimed: str, places: Sequence[Place]) -> tuple[Finding, ...]:
    """In which source the words are on record, where none of the places stands in the named one; nothing where none is known."""
    if not places:
        return ()
    more = len({place.source_id for place in places} - {places[0].source_id})
    others = f" and {more} more {'source' if more == 1 else 'sources'}" if more else ""
    note = f"They are on record in {_called(places[0])}{others}, not in “{claimed}”."
    return (Finding(KIND, "", "", "source_elsewhere", note=note),)


def is_source(claimed: str, place: Place) -> bool:
    """Whether a place stands in the source that a claim names, by address, title or publisher.

    A host alone ("courier.example") is the site, whichever of its pages it is.
    """
    if _is_web(claimed) or _HOST.match(claimed):
        wanted = _address(claimed)
        there = [_address(url) for url in (place.url, place.canonical or "") if _is_web(url)]
        if wanted in there or (wanted[1:] == ("", "") and any(_hosts(wanted[0], at[0]) for at in there)):
            return True
    name = _name(claimed)
    return claimed == place.url or any(name == _name(other) for other in _names(place))


def _carried(words: str, named: Sequence[Place], guard: Thresholds) -> Answer:
    """Whether these places of the named source hold the words, and how it prints them where it does not."""
    direct = [place for place in named if place.kind != "indirect"]
    texts = [place.text for place in direct]
    if len({place.source_id for place in direct}) == 1 and len(direct) > 1:
        inside = sorted(direct, key=lambda place: place.start or 0)
        texts.append("\n".join(place.text for place in inside))
    answers = [(compare(words, text, asks=guard), text) for text in texts]
    if any(found.wording in SOUND for found, _ in answers):
        return Answer("same")
    called = _called(named[0])
    if quoted := next((text for text in texts if _half(words_of(text), words_of(words))), ""):
        note = f"{called} quotes of these words only “{' '.join(quoted.split())}”."
        return Answer("same", (Finding(KIND, "", "", "source_quotes_a_part", note=note),))
    bent = [pair for pair in answers if pair[0].wording != "not_found"]
    note = f"{called} carries another part of the same remark, not these words."
    if not direct:
        note = f"{called} reports them in its own words."
    elif bent:
        found, text = max(bent, key=lambda pair: pair[0].score)
        there = " ".join(text[found.recorded_start : found.recorded_end].split())
        shown = there if len(there) <= SHOWN else there[:SHOWN].rstrip() + "…"
        note = f"{called} prints them otherwise: “{shown}”."
    return Answer("other", (Finding(KIND, "", "", "source_otherwise", note=note),))


def _half_named(claimed: str, place: Place) -> str:
    """That the claim may mean the source of a place by a part of its name; empty where it does not."""
    wanted = _name(claimed)
    if not any(_part(wanted, name) or _part(name, wanted) for name in map(_name, _names(place))):
        return ""
    return f"“{claimed}” may mean {_called(place)}; name it by its whole title, publisher or address."


def _unstated(claimed: str, place: Place) -> str:
    """That a place states nothing that could tell whether its source is the named one; empty where it does."""
    called = _called(place)
    if _is_web(claimed) and not _is_web(place.canonical or place.url):
        return f"Whether {called} is the page at {claimed} is not on record: the file states no address."
    if not _is_web(claimed) and not place.publisher:
        return f"Whether {called} is “{claimed}” is not on record: it does not state who published it."
    return ""


def _names(place: Place) -> list[str]:
    return [name for name in (place.title, place.publisher) if name]


def _called(place: Place) -> str:
    if place.publisher or place.title:
        return place.publisher or f"“{place.title}”"
    return place.url if _is_web(place.url) else PurePath(place.url).name


def _name(name: str) -> list[str]:
    """The folded words of a name, without an article before it."""
    found = words_of(name)
    return found[1:] if len(found) > 1 and found[0] in ARTICLES else found


def _spelled(name: str) -> list[str]:
    """A name as it is typed, and without or with the article that English papers have."""
    bare = " ".join(name.split())
    head, _, rest = bare.partition(" ")
    return [bare, rest if rest and head.casefold() in ARTICLES else f"The {bare}"]


def _half(part: list[str], whole: list[str]) -> bool:
    """Whether words stand in a row in others, and are half of them at least."""
    return 2 * len(part) >= len(whole) and _part(part, whole)


def _part(one: list[str], other: list[str]) -> bool:
    """Whether a name is a run of words of another one."""
    return 0 < len(one) < len(other) and holds(other, one)


def _is_web(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _hosts(site: str, host: str) -> bool:
    return host == site or host.endswith(f".{site}")


def _address(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return ("", url, "")
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query
