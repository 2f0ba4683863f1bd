"""What goes round and is nobody's word, of which the words kept are the content: "there's this idea going round that"."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import Governor, parted, tells

# Words between "there is" and the noun ("this odd little"), and between the noun and "that" ("going round the village").
BEFORE, BEHIND = 4, 7
_IS = classed("is") | classed("was") | {"'s", "'re"}
_ROUND = classed("going_round")
_AMONG = classed("among")
_OWN = frozenset({"i", "we", "my", "our", "us", "me", "no"})
_HAVE = frozenset({"have", "has", "had", "get", "got", "hold", "held"})
_DENIED = frozenset({"nobody", "none", "few", "not", "never"})
# Who hears or tells what goes round.
_HEARERS = frozenset({"you", "they", "people", "everybody", "everyone", "one"})
_HEARING = frozenset({"hear", "heard", "read", "say", "said", "tell", "told", "claim", "claimed"})
# "It was put about", "it got round", "it has been noised abroad".
_PUT = frozenset({"put", "noised", "bruited", "given", "got"})
_PASSIVE = _IS | {"has", "had", "been", "being"}
# "It was put out to dry so that": a thing was.
_PUT_ASIDE = frozenset({"to", "so", "and", "but", "or", "because"})
_ABOUT = frozenset({"about", "around", "round", "out", "abroad"})
_HEADS = (("has", "it"), ("had", "it"), ("goes",), ("went",), ("is",), ("was",), ("'s",))


def going_round(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A rumour before the words kept, or what others hold somewhere: "there's a feeling in the village that"."""
    words = left.words
    if not (words[-1] == "that" or words[-1] in ("is", "was", "it", "goes", "went", "'s")):
        return None
    if parted(left, len(words)) and words[-1] == "that":
        return None
    at = _there_is(left, start) if words[-1] == "that" else None
    if at is None and words[-1] == "that":
        at = _they_have(left, start)
    if at is None:
        at = _heard_is(left, start)
    if at is None:
        at = _word_is(left, start)
    if at is None and words[-1] == "that":
        at = _put_about(left, start)
    if at is None or not tells(kept):
        return None
    return Governor("nested_speaker", "cut.voice", at, len(words), True)


def _there_is(left: Atoms, start: int) -> int | None:
    """Where "there is this idea going round that" begins."""
    words = left.words
    for noun in range(len(words) - 2, max(start + 1, len(words) - 3 - BEHIND), -1):
        behind = words[noun + 1 : -1]
        rumour = words[noun] in listed("rumour_nouns")
        held = words[noun] in listed("guessing_nouns") and words[noun] not in classed("chances_of")
        if not rumour and not (held and behind[:1] and behind[0] in _AMONG):
            continue
        if behind and behind[0] not in _ROUND | _AMONG:
            return None
        near = range(noun - 1, max(start, noun - 2 - BEFORE), -1)
        at = next((n for n in near if words[n] in _IS and words[n - 1] == "there"), None)
        return None if at is None or not _OWN.isdisjoint(words[at:]) else at - 1
    return None


def _they_have(left: Atoms, start: int) -> int | None:
    """Where "people have this idea in their heads that" begins."""
    words = left.words
    for noun in range(len(words) - 2, max(start + 1, len(words) - 3 - BEHIND), -1):
        if words[noun] not in listed("rumour_nouns") or words[noun - 1] not in (
            "this",
            "the",
            "a",
            "an",
            "some",
        ):
            continue
        have = noun - 2
        behind = words[noun + 1 : -1]
        held = words[have] in _HAVE and have > start and (not behind or behind[0] in _AMONG | _ROUND)
        others = held and _OWN.isdisjoint(words[start : have + 1]) and _DENIED.isdisjoint(words[start:have])
        return start if others and not any(parted(left, at) for at in range(start + 1, len(words))) else None
    return None


def _heard_is(left: Atoms, start: int) -> int | None:
    """Where "one of the things you hear all the time is that", "what they tell you is" begins."""
    words = left.words
    end = len(words) - (words[-1] == "that")
    if words[end - 1 : end] not in (("is",), ("was",), ("'s",)) or any(
        parted(left, at) for at in range(start + 1, end)
    ):
        return None
    low = max(start, end - 2 - BEHIND)
    said = any(words[at] in _HEARERS and words[at + 1] in _HEARING for at in range(low, end - 2))
    headed = words[start] in ("what", "all", "one", "the", "another") and _OWN.isdisjoint(words[start:end])
    return start if said and headed else None


def _word_is(left: Atoms, start: int) -> int | None:
    """Where "word has it", "the talk in the bar is that" begins: at the head of its clause."""
    words = left.words
    end = len(words) - (words[-1] == "that")
    size = next((len(head) for head in _HEADS if words[end - len(head) : end] == head), 0)
    if not size:
        return None
    low = max(start, end - size - BEHIND)
    for at in range(low, end - size):
        if at > start and not parted(left, at) and words[at - 1] not in listed("clause_openers") | {"the"}:
            continue
        goes = words[at] in classed("words_that_go") or (
            words[at] == "word" and words[at - 1 : at] != ("the",)
        )
        whole = all(not parted(left, n) for n in range(at + 1, end))
        beside = words[at + 1 : end - size]
        if (
            goes
            and whole
            and _OWN.isdisjoint(words[at:])
            and (not beside or beside[0] in _AMONG | {"at", "from"})
        ):
            return at
    return None


def _put_about(left: Atoms, start: int) -> int | None:
    """Where "it was put about by the mill that", "it got round the village that", "it was put to us that" begins."""
    words = left.words
    for at in range(max(start, len(words) - BEHIND - 4), len(words) - 3):
        if words[at] != "it":
            continue
        verb = next((n for n in range(at + 1, min(at + 4, len(words) - 2)) if words[n] in _PUT), None)
        if verb is None or not _PASSIVE.issuperset(words[at + 1 : verb]):
            continue
        about = words[verb + 1] in _ABOUT and (words[verb] == "got") == (verb == at + 1)
        about = about and _PUT_ASIDE.isdisjoint(words[verb + 2 :])
        to_me = words[verb : verb + 2] == ("put", "to") and words[verb + 2] in _OWN and verb > at + 1
        if about or to_me:
            return at
    return None
