"""A draft before it is published: every quotation in it with its place, its verdict, and what to paste instead.

Titles, words held at arm's length and reported speech are not checked: extraction tells them apart.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from db.reading.evidence import Evidence as Record
from quotes.attribution.extraction import SpanLike, extract
from quotes.attribution.grammar.sentences import Line
from quotes.citations import Citation, cite
from quotes.deep_links import web_address
from quotes.draft.denying import denied
from quotes.draft.layout import unwrapped
from quotes.draft.suggestions import suggestions
from quotes.errors import BadClaim, BadInput
from quotes.persons.names import titled
from quotes.plain import plain
from quotes.quotation import Quotation
from quotes.settings import DEFAULT, Settings
from quotes.speakers import parts
from quotes.text import fold, words
from quotes.verdict.searched import searched
from quotes.verdict.verification import ENGINE, Claim, verify_claim
from quotes.verdicts import SCHEMA, Searched, Verdict
from quotes.wording.canon.markers import markers
from scrapers.glyphs import CLOSING, OPENING, marks_around

# In characters: a thousand pages. Whoever checks more has a corpus and `quotes verify --batch`.
LONGEST_DRAFT = 3_000_000
# Between the halves of one sentence stand a name and a verb ("Ms. Ray, who chairs the council, said"), not more.
LONGEST_ASIDE = 120
# So few words of nobody's can be found anywhere, and finding them proves nothing.
FRAGMENT_WORDS = 2
# Words that say that the second half was said at another moment.
_ANOTHER_TIME = re.compile(
    r"\b(?:add(?:ed|ing|s)?|later|then|before|after|and|but|also|again|continued)\b", re.I
)
# The writer puts what somebody said right: "“fixed by May,” he promised – or, he said, “by Friday”".
_PUT_RIGHT = re.compile(r"[,–—-]\s*or\b|\brather\b|\bcorrect(?:ed|ing|s)\b", re.I)
# Where the writer's words before a fragment begin: behind a stop, a line's end or other marked words.
_SENTENCE = re.compile(rf"[.!?…]\s|\n|[{CLOSING}{OPENING}\"](?!\w)")
BETTER = ("confirmed", "likely", "not_claimed", "unattributed")


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where marked words stand in the draft: `start` to `end` inside the marks, in code points.

    `before` and `after` are the marks as written, empty where there are none; `suggested` is what to paste
    over the marks and all between them, None where nothing has to change or nothing can be offered.
    """

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    suggested: str | None = None


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """One utterance as a draft has it: `words` is what is checked, a split quotation joined.

    `speakers` are full names as the draft itself resolves them, `mention` the name as written there. `denied` says that
    the draft gives them as words that were not said; `lead` is what stands in the same sentence before a fragment,
    `trail` what stands there behind the words.
    """

    words: str
    places: tuple[DraftPlace, ...]
    speakers: tuple[str, ...] = ()
    mention: str | None = None
    confidence: str = "none"
    said_on: str | None = None
    kind: str = "direct"
    denied: bool = False
    lead: str = ""
    trail: str = ""

    def written(self, place: DraftPlace) -> str:
        """The words at one of its places as they are read: mark-up and line ends inside them are not shown."""
        return self.words if len(self.places) == 1 else place.text


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of a draft with its verdict; `number` counts from 1 in the order of the draft.

    `citation` is of the place the verdict rests on. `own` says that every place on record is the draft's own
    page, so that nothing but itself vouches for it. `error` says why a quotation could not be checked.
    """

    number: int
    quotation: DraftQuotation
    verdict: Verdict
    citation: Citation | None = None
    own: bool = False
    error: str | None = None

    def fails(self, fail_on: Sequence[str]) -> bool:
        """Whether the verdict is one of a list of wordings and attributions, and the draft does not deny the words."""
        return not self.quotation.denied and bool(
            {self.verdict.wording, self.verdict.attribution} & set(fail_on)
        )


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft and the verdicts on its quotations, in order; `ms` is the time the whole took."""

    text: str
    quotations: tuple[CheckedQuotation, ...]
    searched: Searched
    title: str | None = None
    url: str | None = None
    markdown: bool = False
    engine: str = ENGINE
    settings: str = ""
    ms: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data; keys never vanish, and `schema` comes first."""
        return {"schema": SCHEMA, **plain(self)}


def read_quotations(
    text: str,
    *,
    shown: str | None = None,
    published: str | None = None,
    spans: Sequence[SpanLike] = (),
    furniture: Sequence[tuple[int, int]] = (),
) -> list[DraftQuotation]:
    """The utterances of a draft, in order; raises `BadInput` for a text without words or beyond the limit.

    `shown` is a Markdown draft with its mark-up blanked, as long as the text; None where the text is plain.
    """
    if len(text) > LONGEST_DRAFT:
        raise BadInput(
            f"The draft has {len(text):,} characters; the limit is {LONGEST_DRAFT:,}. Check it chapter by chapter."
        )
    if not any(c.isalnum() for c in text):
        raise BadInput("The draft holds no words; hand in the text whose quotations are to be checked.")
    reading = unwrapped(text) if shown is None else unwrapped(shown, markdown=True)
    found = extract(reading, published=published, spans=spans, furniture=furniture)
    groups = _joined(reading, found)
    utterances = [
        _utterance(text, reading, group, after[0] if after else None)
        for group, after in zip_longest(groups, groups[1:])
    ]
    return [_as_written(each, utterances) for each in utterances]


def check_draft(
    text: str,
    quotations: Sequence[DraftQuotation],
    record: Record,
    *,
    settings: Settings = DEFAULT,
    what: str = "database",
    title: str | None = None,
    url: str | None = None,
    markdown: bool = False,
    digest: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> CheckedDraft:
    """The verdicts on the quotations of a draft; the same words by the same speaker at the same time are looked up once.

    `digest` is the SHA-256 of the draft's bytes and `url` its address, by which its own page is known.
    """
    started = time.perf_counter()
    answers: dict[tuple[Claim, ...], tuple[Verdict, str | None]] = {}
    checked: list[CheckedQuotation] = []
    for number, quotation in enumerate(quotations, 1):
        key = claims(quotation)
        if key not in answers:
            answers[key] = verdict_on(quotation, record, settings=settings, what=what)
        verdict, error = answers[key]
        checked.append(judged(number, quotation, verdict, url=url, digest=digest, error=error))
        progress(1)
    took = round(1000 * (time.perf_counter() - started), 3)
    return CheckedDraft(
        text, tuple(checked), searched(record, what), title, url, markdown, settings=settings.hash(), ms=took
    )


def claims(quotation: DraftQuotation) -> tuple[Claim, ...]:
    """What a draft claims with a quotation: the words, once for each of up to three people they are credited to."""
    return tuple(
        Claim(
            quotation.words,
            speaker,
            said_on=quotation.said_on,
            marked=True,
            lead=quotation.lead,
            trail=quotation.trail,
        )
        for speaker in quotation.speakers[:3] or (None,)
    )


def verdict_on(
    quotation: DraftQuotation, record: Record, *, settings: Settings = DEFAULT, what: str = "database"
) -> tuple[Verdict, str | None]:
    """The verdict on one utterance, and why there is none where it cannot be checked.

    Words credited to several people are held against each, and the best answer stands.
    """
    best: Verdict | None = None
    for claim in claims(quotation):
        try:
            verdict = verify_claim(claim, record, settings=settings, what=what)
        except BadClaim as error:
            why = str(error)
            return Verdict(claim.words, "not_found", "not_recorded", why, speaker=claim.speaker), why
        if best is None or (verdict.attribution in BETTER and best.attribution not in BETTER):
            best = verdict
        if best.attribution in BETTER or best.wording == "not_found":
            break
    assert best is not None
    return best, None


def judged(
    number: int,
    quotation: DraftQuotation,
    verdict: Verdict,
    *,
    url: str | None = None,
    digest: str | None = None,
    error: str | None = None,
) -> CheckedQuotation:
    """A quotation with its verdict, the words to paste at each of its places, and the citation."""
    texts = suggestions(verdict, [(p.text, p.before, p.after) for p in quotation.places])
    texts = [None] * len(texts) if quotation.denied else texts
    places = tuple(replace(p, suggested=s) for p, s in zip(quotation.places, texts, strict=True))
    ground = verdict.evidence[0] if verdict.evidence else None
    own = bool(verdict.evidence) and all(
        (digest is not None and e.snapshot == digest) or _same_page(url, e.url) for e in verdict.evidence
    )
    return CheckedQuotation(
        number, replace(quotation, places=places), verdict, cite(ground) if ground else None, own, error
    )


def _same_page(url: str | None, other: str | None) -> bool:
    """Whether two web addresses open the same page: scheme, "www.", a last slash and a fragment do not count."""

    def page(address: str | None) -> str:
        bare = (web_address(address) or "").partition("#")[0].partition("://")[2]
        return bare.removeprefix("www.").rstrip("/")

    return bool(page(url)) and page(url) == page(other)


def _joined(text: str, found: Sequence[Quotation]) -> list[list[Quotation]]:
    """The quotations grouped into utterances: a sentence that the speaker's name interrupts is one."""
    groups: list[list[Quotation]] = []
    for quotation in found:
        if not fold(quotation.text) or _is_fragment(quotation):
            continue
        if groups and _one_sentence(text, groups[-1][-1], quotation):
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _is_fragment(quotation: Quotation) -> bool:
    """Whether a word or two stand in marks inside the writer's sentence and nobody is named: `the "reform"`."""
    named = quotation.attribution.speakers
    return not named and quotation.kind == "mixed" and len(quotation.text.split()) <= FRAGMENT_WORDS


def _one_sentence(text: str, first: Quotation, second: Quotation) -> bool:
    """Whether "A," she said, "B." is one utterance: what stands between is an aside inside its sentence."""
    if first.kind not in ("direct", "mixed") or second.kind not in ("direct", "mixed"):
        return False
    before, after = first.attribution.speakers, second.attribution.speakers
    if before and after and before != after:
        return False
    between = text[first.end : second.start]
    if len(between) > LONGEST_ASIDE or "\n" in between:
        return False
    aside = between.strip(OPENING + CLOSING + " ")
    if not aside or first.text[-1:] in ".!?…" or aside[-1] not in ",—–-":
        return False
    if _ANOTHER_TIME.search(aside) or _PUT_RIGHT.search(aside):
        return False
    # "he said the plan was “A,” “B,” and “C”" is a list: an aside names who speaks.
    return any(c.isalpha() for c in aside) and not _ends_between(text, first.end, second.start)


def _ends_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the writer's ends between two marked words ("‘…’. She had not, she said, ‘…’")."""
    line = Line(text, start, end, [])
    return any(line.ends_sentence(at) for at in range(len(line.words)))


def _as_written(quotation: DraftQuotation, all_: Sequence[DraftQuotation]) -> DraftQuotation:
    """A quotation with its speaker as written, where that is an office and a surname of several in the draft.

    "Mayor Marsh" beside Theo Marsh and Peter Marsh: the record tells who is the mayor, the draft does not.
    """
    written = quotation.mention or ""
    surname, words = parts(written), written.split()
    if len(surname) != 1 or len(words) < 2 or titled(written) or not words[-1].istitle():
        return quotation
    full = {name for each in all_ for name in each.speakers if parts(name)[-1:] == surname}
    several = len({name for name in full if len(parts(name)) > 1}) > 1
    return replace(quotation, speakers=(written,)) if several and len(quotation.speakers) == 1 else quotation


def _utterance(
    text: str, reading: str, group: Sequence[Quotation], after: Quotation | None
) -> DraftQuotation:
    said = next((q.attribution for q in group if q.attribution.speakers), group[0].attribution)
    mention = None
    if said.speaker_start is not None and said.speaker_end is not None:
        mention = " ".join(reading[said.speaker_start : said.speaker_end].split())
    return DraftQuotation(
        words=" ".join(word for q in group for word in reading[q.start : q.end].split()),
        places=tuple(_place(text, q) for q in group),
        speakers=said.speakers,
        mention=mention,
        confidence=said.confidence,
        said_on=said.said_on,
        kind=group[0].kind,
        denied=denied(reading, replace(group[-1], attribution=said), after),
        lead=_lead(reading, group[0]),
        trail=_trail(reading, group[-1]),
    )


def _lead(reading: str, found: Quotation) -> str:
    """What the writer says in the same sentence before a fragment, back to the last marks; empty before a whole remark."""
    if found.kind != "mixed":
        return ""
    before = reading[max(0, found.start - LONGEST_ASIDE) : found.start].rstrip(OPENING + " ")
    return " ".join(_SENTENCE.split(before)[-1].split())


def _trail(reading: str, found: Quotation) -> str:
    """On what condition the writer puts the words, behind them in the same sentence; empty where he puts none."""
    if found.kind not in ("mixed", "direct") or found.text.rstrip()[-1:] in (".", "!", "?"):
        return ""
    behind = reading[found.end : found.end + LONGEST_ASIDE].lstrip(CLOSING + '"')
    rest = _SENTENCE.split(behind)[0].strip()
    conditions = (marker for marker in markers(words(rest)) if marker.kind == "condition")
    return rest if next(conditions, None) else ""


def _place(text: str, found: Quotation) -> DraftPlace:
    start, end = found.start, found.end
    before, after = marks_around(text, start, end)
    if found.kind in ("block", "turn") and not (before and after):
        before = after = ""
    return DraftPlace(start, end, text[start:end], before, after)
