"""The values that verification returns: a verdict on two axes, with the reasons it rests on.

`wording` says how the claim's words stand to the recorded ones, `attribution` whose they are. No score
decides either: `score` is kept for sorting only. Every position is in code points.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from quotes.plain import plain
from quotes.values import value

SCHEMA = 1

Wording = Literal["not_found", "spliced", "meaning_changed", "altered", "elided", "excerpt", "minor", "exact"]
AttributionVerdict = Literal[
    "misattributed",
    "disputed",
    "confirmed",
    "likely",
    "different_speaker",
    "unattributed",
    "not_claimed",
    "not_recorded",
]
SourceVerdict = Literal["same", "other", "not_claimed"]
# The first that applies is the wording of a claim. An excerpt is an exact part, so a part with small differences is `minor`.
PRECEDENCE: tuple[Wording, ...] = (
    "not_found", "spliced", "meaning_changed", "altered", "elided", "minor", "excerpt", "exact",
)  # fmt: skip
Op = Literal["equal", "replace", "insert", "delete"]


@value
class Edit:
    """One step of the word diff from the recorded words to the claimed ones.

    `insert` stands only in the claim, `delete` only in the record. `claim` and `recorded` hold the words
    with the space around them, so that taking the marks out of a diff gives back both texts.
    """

    op: Op
    claim: str
    recorded: str
    claim_start: int
    claim_end: int
    recorded_start: int
    recorded_end: int


@value
class Finding:
    """Something a careful reader would point at: what kind, which words, where, by which rule.

    `turns` is true when the finding by itself makes the wording `meaning_changed`; `decision` is the id of the
    reviewer's decision that it tells of.
    """

    kind: str
    claim: str
    recorded: str
    rule: str
    turns: bool = False
    claim_start: int | None = None
    claim_end: int | None = None
    recorded_start: int | None = None
    recorded_end: int | None = None
    note: str = ""
    decision: str | None = None


# The rule of the finding that a source reports the words in its writer's own: nobody is quoted with them.
REPORTED = "indirect_only"


def by_rule(findings: Iterable[Finding], rule: str) -> bool:
    """Whether one of these findings was made by a rule."""
    return any(finding.rule == rule for finding in findings)


@value
class Comparison:
    """How one claim stands to one passage: the pure answer, without any database.

    `recorded_start` and `recorded_end` bound the words of the passage that answer the claim; `score` is
    alignment similarity, 0 to 100; `guard` is `unavailable` outside English.
    """

    wording: Wording
    score: float
    recorded_start: int
    recorded_end: int
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    guard: Literal["checked", "unavailable"] = "checked"


@value
class Credited:
    """Somebody credited with the words at one place: how surely, by which rule, and whether it stands.

    `status` is `asserted`, or `misattributed` / `disputed` where the source says so.
    """

    speaker: str
    status: str
    confidence: str
    rule: str
    cue: str | None = None
    via: str | None = None


@value
class Evidence:
    """One place where the words are on record.

    `speakers` are those whose credit stands; `credits` lists everybody credited there, with the standing of
    each. `confidence`, `rule`, `status` and `via` are those of the first credit. `seconds` is the time in a
    recording at which the words begin, `authors` who wrote the source. `holds` says whether these words stand there,
    as claimed or bent; where it is false the place has other parts of the same remark.
    """

    occurrence_id: str | None
    source_id: str | None
    text: str
    prefix: str = ""
    suffix: str = ""
    kind: str = "direct"
    speakers: tuple[str, ...] = ()
    confidence: str = "none"
    rule: str = "none"
    status: str = "asserted"
    via: str | None = None
    said_on: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    tier: str | None = None
    citation: str | None = None
    external_id: str | None = None
    start: int | None = None
    end: int | None = None
    snapshot: str | None = None
    credits: tuple[Credited, ...] = ()
    seconds: float | None = None
    authors: tuple[str, ...] = ()
    holds: bool = True


@value
class Passage:
    """Recorded words that answer a claim or a piece of it, with what stands around them in their source.

    `occurrence_id` is that of the place among the evidence where they stand.
    """

    recorded: str
    prefix: str = ""
    suffix: str = ""
    occurrence_id: str | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through, so that `not_found` can say so."""

    what: Literal["database", "text"] = "database"
    sources: int = 0
    primary: int = 0
    secondary: int = 0
    collection: int = 0
    variants: int = 0
    first: str | None = None
    last: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim, as data that can be derived again.

    `recorded` is the wording on record that answers the claim, with `prefix` and `suffix` around it in
    the source passage; `passages` are the pieces that it is put together from, each in its own surroundings, one
    where it stands in one passage; `evidence` lists the places, the first being the one the verdict rests on;
    `nearest` those that only come near words that are not found, on which nothing rests;
    `ms` runs from claim string to verdict.
    """

    claim: str
    wording: Wording
    attribution: AttributionVerdict
    summary: str
    speaker: str | None = None
    source: SourceVerdict = "not_claimed"
    score: float = 0.0
    quote_id: str | None = None
    variant_id: str | None = None
    external_id: str | None = None
    recorded: str | None = None
    prefix: str = ""
    suffix: str = ""
    passages: tuple[Passage, ...] = ()
    speakers: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    searched: Searched = Searched()
    guard: Literal["checked", "unavailable"] = "checked"
    engine: str = ""
    rules: tuple[str, ...] = ()
    thresholds: dict[str, float] = field(default_factory=dict)
    settings: str = ""
    ms: float = 0.0

    @property
    def unguarded(self) -> bool:
        """Whether nothing is said about the meaning: the guard cannot read the words, and they are not the recorded ones."""
        return self.guard == "unavailable" and self.wording != "exact"

    def as_dict(self) -> dict[str, Any]:
        """The verdict as JSON-ready data; keys never vanish, and `schema` comes first."""
        return {"schema": SCHEMA, **plain(self)}
