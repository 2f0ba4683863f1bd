"""Words that stand in a speaker's turn as somebody else's: "She said to me, 'I can't wait'"."""

from quotes.speakers import same_person
from quotes.text import words
from quotes.verdicts import Finding
from quotes.wording import relating, voices

# Characters read before the words for the label of the turn and for what introduces them.
SIGHT = 2_000
# Words of the sentence before an opening mark in which a verb of saying introduces what follows.
LEAD = 10
_MARKS = "\"“'‘«"
_CLOSING = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}


def related(before: str, speaker: str, *, turn: bool) -> Finding | None:
    """The finding that the words are somebody else's whom the speaker quotes, or None.

    `before` is the source's text up to the words. In a `turn` the speaker is known; elsewhere a label in `before` has to
    name the speaker, since in an article it is the reporter who writes "she said".
    """
    lead = _introduction(before)
    if not lead or relating(words(lead)[-LEAD:]) is None:
        return None
    heard = voices(before, [len(before)])
    if not turn and not any(same_person(name, speaker) for name in heard):
        return None
    note = f"{speaker} relates these words as somebody else’s: “{lead}”."
    return Finding("nested_speaker", "", lead, "quoted_within", note=note)


def _introduction(before: str) -> str:
    """The end of the sentence before a quotation mark that is opened and not closed again; empty without one."""
    tail = before[-SIGHT:]
    for at in range(len(tail) - 1, -1, -1):
        mark = tail[at]
        opens = mark in _MARKS and (at == 0 or tail[at - 1] in " \n\t(—-") and tail[at + 1 : at + 2] != " "
        if opens and _CLOSING[mark] not in tail[at + 1 :].replace("’t", "").replace("'t", ""):
            sentence = tail[:at].rstrip()
            begins = max(sentence.rfind(stop) for stop in (". ", "! ", "? ", "\n", ": "))
            return " ".join(sentence[begins + 1 :].rstrip(",:- ").split()) if sentence[-1:] in ",:" else ""
        if mark == "\n" and tail[at - 1 : at] == "\n":
            return ""
    return ""
