"""Whether a text is a transcript or a speech, and its turns as spans with the speakers' fullest names."""

import re
from collections import Counter
from collections.abc import Sequence

from scrapers.document import Span
from scrapers.interviews import answers, introduced, named_in_title
from scrapers.offices import ASIDE, holders, is_title, untitled
from scrapers.speech.announced import announced, spelled_out, told_above
from scrapers.speech.asked import asked
from scrapers.speech.bracketed import bracketed
from scrapers.speech.headed import headed
from scrapers.speech.labels import name_of
from scrapers.speech.logged import logged
from scrapers.speech.run_in import run_in
from scrapers.speech.speeches import speech
from scrapers.speech.stamped import stamped
from scrapers.speech.turns import Turn, is_transcript, turns

# How turns begin where no label with a colon does it, the surest sign first.
_OTHER_FORMS = (headed, stamped, bracketed, logged, run_in, asked)
# "M. Lee" beside "Martha Lee", and what stands behind a comma in a name itself.
_INITIAL = re.compile(r"[^\W\d_]\. ")
_GENERATION = re.compile(r"(?:JR|SR|ESQ|I{2,3}|IV|M\.?D|PH\.?D|[QK]\.?C|M\.?P|S\.?C)\.?", re.IGNORECASE)


def found_turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a text that is a transcript or a speech; empty when it is neither."""
    found = turns(text)
    if found and is_transcript(text, found):
        return found
    if below := next(filter(None, (form(text) for form in _OTHER_FORMS)), None):
        return below
    alone = speech(text, lines)
    return [alone] if alone else []


def turn_spans(text: str, found: Sequence[Turn], title: str | None = None) -> tuple[Span, ...]:
    """The turns of a text as spans; a short label takes the full name of the one speaker whose last name it gives, an office
    the name that it had in brackets before, "Q" and "A" the name that the speaker gives,
    and "A" whom the title or a line above the turns names as heard.
    """
    full: dict[str, set[str]] = {}
    above = text[: found[0].start if found else 0]
    names = [name or own for name, own in zip(_names(found, above), introduced(text, found), strict=True)]
    lines = [line for line in above.split("\n") if line.strip()]
    witness = name_of(named_in_title(title or "", *lines) or "")
    names = [
        name or (witness if answers(turn.label) else None) for turn, name in zip(found, names, strict=True)
    ]
    told = told_above(above, {turn.label for turn in found})
    for name in (*names, *announced(text), *told.values()):
        if name and len(name.split()) > 1:
            full.setdefault(_surname(name), set()).add(name)
    return tuple(
        Span(turn.start, turn.end, "turn", speaker=_longest(name, full), seconds=turn.seconds)
        for turn, name in zip(found, names, strict=True)
    )


def _names(found: Sequence[Turn], above: str) -> list[str | None]:
    """Whom each label names: "THE CHAIR" is whoever the last "THE CHAIR (ADA KRANTZ)" named."""
    written = spelled_out([turn.label for turn in found], above)
    labels = _undescribed(written)
    return [name_of(holder or label) for label, holder in zip(labels, holders(labels), strict=True)]


def _undescribed(labels: Sequence[str]) -> list[str]:
    """The labels, of those that also tell what somebody is the name alone, where one's last name comes back in another.

    "ADA KRANTZ, FORMER FIRE CHIEF" is Ada Krantz beside "KRANTZ" or "A. KRANTZ", and then "BO RAY, TENANT" is Bo Ray.
    """
    told = {label: parts for label in labels if (parts := _described(label))}
    last = Counter(_bare(label).rpartition(" ")[2] for label in dict.fromkeys(labels) if label not in told)
    if not any(name.rpartition(" ")[2] in last for name, _ in told.values()):
        return list(labels)
    together = {label for label, (_, what) in told.items() if what.rpartition(" ")[2] in last}
    return [told[label][0] if label in told and label not in together else label for label in labels]


def _described(label: str) -> tuple[str, str] | None:
    """The name in a label and what it tells of its bearer: "ADA KRANTZ, FORMER FIRE CHIEF"; "ADA KRANTZ, JR." tells nothing."""
    name, comma, what = _bare(label).partition(",")
    if not comma or " " not in name or _GENERATION.fullmatch(what.strip()):
        return None
    return name.strip(), what.strip()


def _bare(label: str) -> str:
    return " ".join(ASIDE.sub(" ", label).split())


def _longest(name: str | None, full: dict[str, set[str]]) -> str | None:
    """The fullest of the names that share a last name, when all the shorter ones are parts of it.

    Where two people share it, "Ms. Lee" is the one of them who is "Ms. Ann Lee" elsewhere, and "A. Lee" is Ann.
    """
    if not name:
        return name
    rivals = full.get(_surname(name), set())
    if _INITIAL.match(name) and (one := _initialled(name, rivals)):
        return one
    called = {rival for rival in rivals if rival.split()[0] == name.split()[0]}
    for bearers in (rivals, called):
        longest = max(bearers, key=lambda rival: (_own(rival), len(rival.split()), rival), default=name)
        words = set(longest.split())
        titles = {word for rival in bearers for word in rival.split()[:1] if is_title(word)}
        fits = all(set(rival.split()) - words <= titles for rival in bearers)
        if fits and (_own(longest), len(longest.split())) > (_own(name), len(name.split())):
            return longest
    return name


def _own(name: str) -> int:
    """How many words of a name are no titles."""
    return len(untitled(name).split())


def _surname(name: str) -> str:
    """The last name: "Bo Ray III" is a Ray."""
    last, before = name.split()[-1], name.split()[-2:-1]
    return before[0].rstrip(",") if before and _GENERATION.fullmatch(last) else last


def _initialled(name: str, rivals: set[str]) -> str | None:
    """The one of some full names whose first name begins with the initial of another."""
    found = {rival for rival in rivals if not _INITIAL.match(rival) and untitled(rival).startswith(name[0])}
    return found.pop() if len(found) == 1 else None
