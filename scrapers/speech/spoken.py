"""Whether a text is a transcript or a speech, and its turns as spans with the speakers' fullest names."""

from collections.abc import Sequence

from scrapers.document import Span
from scrapers.interviews import introduced, named_in_title
from scrapers.offices import ASIDE, holders
from scrapers.speech.headed import headed
from scrapers.speech.labels import name_of
from scrapers.speech.speeches import speech
from scrapers.speech.turns import Turn, is_transcript, turns


def found_turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a text that is a transcript or a speech; empty when it is neither."""
    found = turns(text)
    if found and is_transcript(text, found):
        return found
    if below := headed(text):
        return below
    alone = speech(text, lines)
    return [alone] if alone else []


def turn_spans(text: str, found: Sequence[Turn], title: str | None = None) -> tuple[Span, ...]:
    """The turns of a text as spans; a short label takes the full name of the one speaker whose last name it gives, an office
    the name that it had in brackets before, "Q" and "A" the name that the speaker gives,
    and "A" whom the title or a line above the turns names as heard.
    """
    full: dict[str, set[str]] = {}
    names = [name or own for name, own in zip(_names(found), introduced(text, found), strict=True)]
    above = [line for line in text[: found[0].start if found else 0].split("\n") if line.strip()]
    witness = name_of(named_in_title(title or "", *above) or "")
    names = [
        name or (witness if turn.label.lower() in ("a", "answer") else None)
        for turn, name in zip(found, names, strict=True)
    ]
    for name in names:
        if name and len(name.split()) > 1:
            full.setdefault(name.split()[-1], set()).add(name)
    return tuple(
        Span(turn.start, turn.end, "turn", speaker=_longest(name, full), seconds=turn.seconds)
        for turn, name in zip(found, names, strict=True)
    )


def _names(found: Sequence[Turn]) -> list[str | None]:
    """Whom each label names: "THE CHAIR" is whoever the last "THE CHAIR (ADA KRANTZ)" named."""
    written = [turn.label for turn in found]
    labels = [_undescribed(label, written) for label in written]
    return [name_of(holder or label) for label, holder in zip(labels, holders(labels), strict=True)]


def _undescribed(label: str, labels: Sequence[str]) -> str:
    """The name of a label that also tells what its bearer is, where the last name comes back alone.

    "ADA KRANTZ, FORMER FIRE CHIEF" is Ada Krantz beside "KRANTZ".
    """
    name, comma, _ = label.partition(",")
    bare = " ".join(ASIDE.sub(" ", name).split())
    return bare if comma and " " in bare and bare.rpartition(" ")[2] in labels else label


def _longest(name: str | None, full: dict[str, set[str]]) -> str | None:
    """The fullest of the names that share a last name, when all the shorter ones are parts of it.

    Where two people share it, "Ms. Lee" is the one of them who is "Ms. Ann Lee" elsewhere.
    """
    if not name:
        return name
    rivals = full.get(name.split()[-1], set())
    called = {rival for rival in rivals if rival.split()[0] == name.split()[0]}
    for bearers in (rivals, called):
        longest = max(bearers, key=lambda rival: (len(rival.split()), rival), default=name)
        words = set(longest.split())
        titles = {word for rival in bearers for word in rival.split()[:1]}
        fits = all(set(rival.split()) - words <= titles for rival in bearers)
        if fits and len(longest.split()) > len(name.split()):
            return longest
    return name
