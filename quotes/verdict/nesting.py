"""Words that stand in a speaker's turn as somebody else's: "She said to me, 'I can't wait'"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.reading.evidence import Place
from quotes import lexicon
from quotes.speakers import same_person
from quotes.text import words
from quotes.verdict import credits
from quotes.verdict.basis import Basis
from quotes.verdicts import PRECEDENCE, Finding, by_rule
from quotes.wording import relating, voices

# Characters read before the words for the label of the turn and for what introduces them.
SIGHT = 2_000
# Words of the sentence before an opening mark in which a verb of saying introduces what follows.
LEAD = 10
QUOTED_WITHIN = "quoted_within"
# Where the words stand in marks within a quotation or a turn.
IN_MARKS = "quoted_in_marks"
# Words between "I" and its verb: "I have always said".
_FIRST, _NEAR = frozenset({"i", "we"}), 3
# "I'd say" is as much one's own as "I said".
_OWN = re.compile(r"^(i|we)'(?:d|ll|ve|m|re)$")
_OPENS = re.compile(r"""(?:\A|(?<=[ \n\t(—-]))["“'‘«](?! )""")
_CLOSING = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}


def related(before: str, speaker: str, *, turn: bool, own: str = "") -> Finding | None:
    """The finding that the words are somebody else's whom the speaker quotes, or None.

    `before` is the source's text up to the words. In a `turn` the speaker is known; elsewhere a label in `before` has to
    name the speaker, since in an article it is the reporter who writes "she said". What stands before the words within
    the quotation itself, `own`, is the speaker's there as well.
    """
    lead = _introduction(own) if own else ""
    turn = turn or bool(lead)
    lead = lead or _introduction(before)
    said = [_OWN.sub(r"\1", word) for word in words(lead)[-LEAD:]]
    if not lead or relating(said) is None:
        return None
    heard = voices(before, [len(before)])
    if not turn and not any(same_person(name, speaker) for name in heard):
        return None
    note = f"{speaker} relates these words as somebody else’s: “{lead}”."
    return Finding("nested_speaker", "", lead, QUOTED_WITHIN, note=note)


def turned(basis: Basis, whose: Sequence[Finding]) -> Basis:
    """The ground of an answer with its wording turned where the claim leaves out whose words the speaker relates.

    By the ruling on cuts another voice cut away turns the words kept, whatever marks or time stand between the two.
    """
    answer = basis.comparison
    told = [replace(finding, turns=True) for finding in whose if finding.rule == QUOTED_WITHIN]
    if not told or PRECEDENCE.index(answer.wording) < PRECEDENCE.index("meaning_changed"):
        return basis
    heard = any(finding.turns and finding.kind == "nested_speaker" for finding in answer.findings)
    findings = answer.findings if heard else (*answer.findings, *told)
    return replace(basis, comparison=replace(answer, wording="meaning_changed", findings=findings))


def unsettled(ruling: credits.Ruling, whose: Sequence[Finding]) -> credits.Ruling:
    """The ruling on words that the one person credited relates as another's: that they are not the claimed speaker's is unsaid.

    "He told the paper" in a rival's speech may well be the claimed speaker, and the rival has no claim to the words.
    """
    alone = ruling.verdict == "different_speaker" and len(ruling.speakers) == 1
    if not alone or ruling.rule == credits.REVIEWED or not by_rule(whose, QUOTED_WITHIN):
        return ruling
    return credits.Ruling("unattributed", (), QUOTED_WITHIN)


def told_within(inner: Sequence[Place], outer: Sequence[Place]) -> bool:
    """Whether every place of some words stands around one where they are given as another's ("You once said, “…”")."""
    return all(any(_around(place, other) for other in inner) for place in outer)


def _around(place: Place, other: Place) -> bool:
    if place.source_id != other.source_id or place.start is None or other.start is None:
        return False
    return place.start <= other.start and (other.end or 0) <= (place.end or 0) and place != other


def in_dialogue(text: str, at: int, speaker: str) -> Finding | None:
    """The finding that words at an offset of a book's paragraph, or of a block quotation, stand in marks there, or None.

    A block that is in marks from end to end is one quotation, and its words are the credited speaker's.
    """
    opening, is_open = next(_openings(text[:at]), (0, False))
    if not is_open:
        return None
    rest = _without_cuts(text[opening + 1 :].rstrip())
    if not text[:opening].strip() and rest.find(_CLOSING[text[opening]]) == len(rest) - 1:
        return None
    note = f"The words stand in marks there: somebody speaks them in what {speaker} wrote."
    return Finding("nested_speaker", "", "", "in_dialogue", note=note)


def in_marks(recorded: str, places: Sequence[Place]) -> Finding | None:
    """The finding that words stand in marks within a speaker's own, who does not say that they are the speaker's, or None.

    "As they say, ‘a stitch in time saves nine’" is a proverb in somebody's mouth. "I told them, ‘we will not sell’" is told as
    the speaker's own. The places of the first one's source are looked at.
    """
    for place in places:
        speaker = next((credit.name for credit in place.credits if credit.status == "asserted"), "")
        if (
            speaker
            and place.source_id == places[0].source_id
            and (lead := _marked(recorded, place)) is not None
        ):
            note = f"The words stand in marks there: {speaker} quotes them."
            return Finding("nested_speaker", "", lead, IN_MARKS, note=note)
    return None


def _marked(recorded: str, place: Place) -> str | None:
    """What leads up to the mark before words within a quotation or a turn, None where they stand in none.

    A mark at the head of a further paragraph only goes on with what was open, and a turn that is in marks from end to end is
    one quotation.
    """
    text = place.text
    at = text.find(recorded) if place.kind in ("direct", "turn") else -1
    opening, is_open = next(_openings(text[:at]), (0, False)) if at > 0 else (0, False)
    if not is_open or text[:opening].rstrip(" ")[-1:] in ("", "\n"):
        return None
    closing = _CLOSING[text[opening]]
    if closing in _without_cuts(recorded) or closing not in _without_cuts(text[at:]):
        return None
    lead = re.split(r"[.!?\n]\s", text[:opening])[-1]
    said = [_OWN.sub(r"\1", word) for word in words(lead)[-LEAD:]]
    return None if _tells_own(said) else " ".join(lead.split()).rstrip(",:- ")


def _tells_own(said: Sequence[str]) -> bool:
    """Whether the last who is said to speak in these words is the speaker: "as I have always said", "we told them"."""
    verbs = [at for at, word in enumerate(said) if word in lexicon.words("cues_speech")]
    return bool(verbs) and any(word in _FIRST for word in said[max(0, verbs[-1] - _NEAR) : verbs[-1]])


def _openings(text: str) -> Iterator[tuple[int, bool]]:
    """Where marks open in a text, the last first, each with whether it is still open at the end."""
    for found in reversed([*_OPENS.finditer(text)]):
        at = found.start()
        yield at, _CLOSING[text[at]] not in _without_cuts(text[at + 1 :])


def _without_cuts(text: str) -> str:
    """A text in which the mark of "can't" closes nothing."""
    return text.replace("’t", "").replace("'t", "")


def _introduction(before: str) -> str:
    """The end of the sentence before a quotation mark that is opened and not closed again; empty without one."""
    tail = before[-SIGHT:]
    paragraph = tail.rfind("\n\n")
    at = next((at for at, is_open in _openings(tail) if is_open), -1)
    if at <= paragraph:
        return ""
    sentence = tail[:at].rstrip()
    begins = max(sentence.rfind(stop) for stop in (". ", "! ", "? ", "\n", ": "))
    return " ".join(sentence[begins + 1 :].rstrip(",:- ").split()) if sentence[-1:] in ",:" else ""
