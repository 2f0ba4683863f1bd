"""How a sentence travelled: a tree of its wordings, each with its ancestor, the change, its first carrier and its credits.

Pure: `tree(db.linking.descent.family(conn, quote_id))` is everything the site draws, and `as_dict` the same as JSON.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from db.linking.descent import Carrying, Family, Member
from quotes.family.ancestry import ancestors
from quotes.family.dating import Dated, dated
from quotes.plain import plain
from quotes.verdicts import SCHEMA, Comparison
from quotes.wording import compare

# Characters of one edit; a whole page that was cut away is told by its two ends.
LONGEST_EDIT = 240
Op = Literal["cut", "added", "changed"]
Kind = Literal[
    "extended", "exact", "minor", "excerpt", "elided", "altered", "meaning_changed", "spliced", "not_found"
]


@dataclass(frozen=True, slots=True)
class StepEdit:
    """Words that were cut, added, or changed on the way from the ancestor: `was` there, `now` here."""

    op: Op
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to the ancestor's words.

    `kind` is a verdict's word for how the wording stands to its ancestor, or `extended` where the ancestor
    stands whole in it; `turned` names what turned the meaning; `backward` says that the ancestor was found
    later, so that the change may have gone the other way.
    """

    kind: Kind
    edits: tuple[StepEdit, ...]
    turned: tuple[str, ...] = ()
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Carrier:
    """The source that is the first to have a wording; `day` is None where no place of it is dated, `why` says why."""

    occurrence_id: str
    source_id: str
    title: str | None
    publisher: str | None
    url: str
    tier: str
    day: str | None
    why: str


@dataclass(frozen=True, slots=True)
class YearCredit:
    """How many places of one year and tier credit somebody; `speaker` is None where nobody is credited.

    `year` is None for the undated; `status` is `asserted`, `disputed`, `misattributed` or None with nobody.
    """

    year: int | None
    tier: str
    speaker_id: str | None
    speaker: str | None
    status: str | None
    places: int


@dataclass(frozen=True, slots=True)
class Branch:
    """One wording in the tree; `ancestor` is the `n` of the wording it goes back to, None for a root."""

    n: int
    id: str
    text: str
    places: int
    ancestor: int | None
    change: Step | None
    first: Carrier | None
    credits: tuple[YearCredit, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A quote as it travelled: the wording of the original first, each other one after its ancestor.

    `total` is how many wordings the quote has; a tree shows at most `db.linking.descent.WORDINGS` of them. `credits`
    counts all wordings together; `split_off` are the ids of quotes whose wordings once stood under this one's id, as
    the decisions beside the database tell.
    """

    quote_id: str
    text: str
    original_occurrence: str | None
    original_reason: str | None
    wordings: tuple[Branch, ...]
    total: int
    credits: tuple[YearCredit, ...]
    split_off: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The tree as JSON values, in the shape that docs/families.md describes."""
        return {"schema": SCHEMA, **plain(self)}


def tree(family: Family) -> Tree:
    """The tree of a quote as it is on record."""
    days = {place.occurrence_id: _day(place) for place in family.places}
    first = _first(family.places, days)
    root = next((p.n for p in family.places if p.occurrence_id == family.original_occurrence), None)
    if root is None:
        root = min(family.members, key=lambda m: (-m.words, m.id)).n
    found = {n: day for n, (_, day) in first.items() if day is not None}
    up = ancestors(family.members, family.kin, found, root)
    members = {member.n: member for member in family.members}
    wordings = tuple(
        Branch(
            n, members[n].id, members[n].text, members[n].places, up.get(n),
            _change(members, n, up[n], found) if n in up else None,
            first[n][0] if n in first else None,
            _credits((place for place in family.places if place.n == n), days),
        )
        for n in _order(members, up, root, found)
    )  # fmt: skip
    return Tree(
        family.quote_id, family.text, family.original_occurrence, family.original_reason,
        wordings, family.total, _credits(family.places, days),
    )  # fmt: skip


def _day(place: Carrying) -> Dated:
    return dated(place.published, place.said_on, place.modified, tier=place.tier, added=place.added)


def _first(places: Iterable[Carrying], days: Mapping[str, Dated]) -> dict[int, tuple[Carrier, str | None]]:
    """The first carrier of each wording, and its day; a primary source before a report of the same day."""
    best: dict[int, tuple[tuple[bool, str, bool, str], Carrying]] = {}
    for place in places:
        day = days[place.occurrence_id].day
        key = (day is None, day or "", place.tier != "primary", place.occurrence_id)
        if place.n not in best or key < best[place.n][0]:
            best[place.n] = key, place
    return {
        n: (
            Carrier(
                place.occurrence_id, place.source_id, place.title, place.publisher, place.url, place.tier,
                days[place.occurrence_id].day, days[place.occurrence_id].why,
            ),
            days[place.occurrence_id].day,
        )
        for n, (_, place) in best.items()
    }  # fmt: skip


def _order(
    members: Mapping[int, Member], up: Mapping[int, int], root: int, found: Mapping[int, str]
) -> list[int]:
    """The root and what goes back to it, ancestors first and the earlier ones before the later."""
    below: dict[int | None, list[int]] = {}
    for n in members:
        below.setdefault(up.get(n), []).append(n)
    ordered: list[int] = []
    waiting: list[int | None] = [None]
    while waiting:
        at = waiting.pop()
        children = sorted(
            below.get(at, ()), key=lambda n: (n != root, n not in found, found.get(n, ""), members[n].id)
        )
        if at is not None:
            ordered.append(at)
        waiting += reversed(children)
    return ordered


def _change(members: Mapping[int, Member], n: int, ancestor: int, found: Mapping[int, str]) -> Step:
    now, was = members[n].text, members[ancestor].text
    backward = n in found and (ancestor not in found or found[n] < found[ancestor])
    if members[n].words > members[ancestor].words:
        answer = compare(was, now)
        if all(step.op == "equal" for step in answer.edits) and answer.edits:
            around = now[: answer.recorded_start], now[answer.recorded_end :]
            added = tuple(StepEdit("added", "", _short(words)) for words in around if words.strip())
            return Step("extended", added, _turned(answer), backward)
    answer = compare(now, was)
    return Step(answer.wording, _edits(answer, was), _turned(answer), backward)


def _turned(answer: Comparison) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.kind for finding in answer.findings if finding.turns))


def _edits(answer: Comparison, was: str) -> tuple[StepEdit, ...]:
    """The steps of a comparison in the order of the words, with what was cut before and after them."""
    ops: dict[str, Op] = {"insert": "added", "delete": "cut", "replace": "changed"}
    steps = [
        StepEdit(ops[step.op], _short(step.recorded), _short(step.claim))
        for step in answer.edits
        if step.op != "equal"
    ]
    before, after = was[: answer.recorded_start], was[answer.recorded_end :]
    if before.strip():
        steps.insert(0, StepEdit("cut", _short(before), ""))
    if any(c.isalnum() for c in after):
        steps.append(StepEdit("cut", _short(after), ""))
    return tuple(steps)


def _short(words: str) -> str:
    words = " ".join(words.split())
    half = LONGEST_EDIT // 2
    return words if len(words) <= LONGEST_EDIT else f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"


def _credits(places: Iterable[Carrying], days: Mapping[str, Dated]) -> tuple[YearCredit, ...]:
    found: Counter[tuple[int | None, str, str | None, str | None, str | None]] = Counter()
    for place in places:
        day = days[place.occurrence_id].day
        year = int(day[:4]) if day else None
        found[year, place.tier, place.speaker_id, place.speaker, place.status] += 1
    return tuple(
        YearCredit(*key, places=count)
        for key, count in sorted(found.items(), key=lambda item: _credit_order(*item[0]))
    )


def _credit_order(
    year: int | None, tier: str, speaker_id: str | None, speaker: str | None, status: str | None
) -> tuple[bool, int, bool, str, bool, str, str, str]:
    return (
        year is None,
        year or 0,
        tier != "primary",
        tier,
        speaker is None,
        speaker or "",
        status or "",
        speaker_id or "",
    )
