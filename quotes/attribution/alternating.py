"""Bare lines between two who are named: "“…?” asked Finch." "“…”" "“…?”" "“…,” said Krantz." are theirs in turn."""

from collections.abc import Sequence

from quotes.attribution.naming import Credit
from quotes.attribution.passages import Passage
from quotes.attribution.rules.tiers import confidence

# So many lines without a name are followed; a reader loses count before.
_LONGEST = 12
_GAP = 200


def in_turns(text: str, passages: Sequence[Passage]) -> None:
    """Give the lines between two different speakers to each in turn, where their number and their questions agree with it."""
    at = 0
    while at < len(passages):
        end = at
        while end < len(passages) and _bare(text, passages[end]) and _adjoin(text, passages, end):
            end += 1
        if at and 2 <= end - at <= _LONGEST and end < len(passages) and _adjoin(text, passages, end):
            _give(text, passages[at - 1], passages[at:end], passages[end])
        at = max(end, at + 1)


def _give(text: str, above: Passage, bare: Sequence[Passage], below: Passage) -> None:
    if not (above.credits and below.credits):
        return
    first, last = above.credits[-1], below.credits[0]
    if (
        len(bare) % 2
        or not (_sure(first) and _sure(last))
        or first.speakers == last.speakers
        or not below.leads()
    ):
        return
    asking = {n % 2 for n, passage in enumerate(bare) if text[passage.marks[0].end - 1] == "?"}
    if len(asking) > 1:
        return
    for n, passage in enumerate(bare):
        passage.credits = [(first if n % 2 else last).by("answered")]


def _sure(credit: Credit) -> bool:
    return len(credit.speakers) == 1 and confidence(credit.rule) != "possible"


def _bare(text: str, passage: Passage) -> bool:
    """Whether a paragraph is one quotation and nothing else, to whom nothing in it gives a speaker."""
    if len(passage.marks) != 1 or passage.open or passage.kinds[0] == "block":
        return False
    mark, credit = passage.marks[0], passage.credits[0]
    if credit.cue is not None or (credit.speakers and confidence(credit.rule) != "possible"):
        return False
    return mark.opening == passage.start and not text[mark.closing : passage.end].strip()


def _adjoin(text: str, passages: Sequence[Passage], at: int) -> bool:
    """Whether nothing stands between a paragraph and the one before it."""
    if not at:
        return False
    between = text[passages[at - 1].end : passages[at].start]
    return len(between) < _GAP and not between.strip()
