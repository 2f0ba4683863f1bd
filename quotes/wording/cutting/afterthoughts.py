"""What a speaker adds behind the words kept, by its grammar: that it was not so, that others say so, that it only may be.

"Or did they?", "Of course they didn't", "Those were his words", "…, I think". Set phrases stand in `guard_rebuttals.txt`.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers
from quotes.wording.canon.reserve import reserved
from quotes.wording.cutting.governors import Governor, cut_short, denies, goes_on, parted, tells

_VERBS = classed("auxiliaries") | {"'s", "'re", "'m"}
_THIRD = listed("subject_pronouns") - {"i", "we", "you", "who", "this"}
# How the sentence may begin in which it is denied: "of course they didn't".
_OPENING = frozenset(
    {"but", "except", "actually", "well", "no", "of", "course", "and", "or", "in", "fact", "that"}
)
_OWN = classed("speaker")
# What is said, denied: "I never said that". "I couldn't believe it" takes nothing back.
_HELD = frozenset({"say", "said", "claim", "claimed", "mean", "meant"})
_SPEAKER = classed("speaker") | {"my", "our"}
_SO = frozenset({"that", "it", "this", "so"})
_WORDS = frozenset({"word", "words", "claim", "view", "theory", "version", "line"})
_OTHERS = frozenset({"his", "her", "their", "theirs", "your", "somebody's", "someone's"})
_PAUSED = frozenset({"however", "of", "in", "therefore", "indeed", "as", "then", "at", "for", "by", "until"})
_WOULD = frozenset({"could", "would", "might"})
_MEANING_TO = frozenset({"going", "want", "wanted", "planning", "supposed"})
# Words of such an afterthought, and words that open it.
LONGEST, OPENED = 8, 3


def afterthought(right: Atoms, kept: Sequence[str], *, same_sentence: bool) -> Governor | None:
    """What turns the words before it, as a clause or a sentence of its own right behind them; None without."""
    found = _turning(right, kept, same_sentence=same_sentence) if parted(right, 0) else None
    return found if found is not None and tells(kept) else None


def _turning(right: Atoms, kept: Sequence[str], *, same_sentence: bool) -> Governor | None:
    """The first clause of the words left out, where it turns what stands before it."""
    end = next(
        (at for at in range(1, min(len(right), LONGEST + 1)) if parted(right, at)), min(len(right), LONGEST)
    )
    words = right.words[:end]
    closed = end == len(right) or parted(right, end)
    if closed and _asked_back(words, asks="?" in right.between(end)):
        return Governor("rebuttal", "cut.rebuttal", 0, end, True)
    if (
        closed
        and not cut_short(right, end)
        and (
            (_not_so(words, kept, same_sentence=same_sentence) and not goes_on(right, end))
            or (
                _not_held(words, same_sentence=same_sentence)
                and not _reluctant(words, right.words[end : end + 1])
            )
        )
    ):
        return Governor("rebuttal", "cut.rebuttal", 0, end, True)
    if _others_words(words) or (not same_sentence and _others_say(words)):
        return Governor("nested_speaker", "cut.voice", 0, end, True)
    return None


def _asked_back(words: Sequence[str], *, asks: bool) -> bool:
    """ "Or did they?", "Or was it?"."""
    return (
        asks
        and words[:1] == ("or",)
        and len(words) == 3
        and words[1] in _VERBS
        and words[2] in listed("subject_pronouns")
    )


def _not_so(words: Sequence[str], kept: Sequence[str], *, same_sentence: bool) -> bool:
    """ "But they didn't", "of course it isn't": the denial of what was said by its own verb, with nothing behind it."""
    if len(words) < 3 or words[-1] != "not" or words[-2] not in _VERBS or words[-3] not in _THIRD:
        return False
    lead = words[:-3]
    known = (
        words[-2] in kept or words[-2] in classed("do") or any(word.startswith(words[-2]) for word in kept)
    )
    opened = bool(lead) or not same_sentence
    if _supposed(kept):
        return False
    return len(lead) <= OPENED and _OPENING.issuperset(lead) and opened and known and not denies(kept)


def _supposed(kept: Sequence[str]) -> bool:
    """Whether the words kept end in a condition of what would be, which alone is denied: "I could, if they came. They don't"."""
    at = max((n for n, word in enumerate(kept) if word == "if"), default=0)
    return at > 0 and not _WOULD.isdisjoint(kept[:at])


def _reluctant(words: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a speaker only leads in what comes next: "I wasn't going to say this, but"."""
    return tuple(behind) == ("but",) and not _MEANING_TO.isdisjoint(words)


def _not_held(words: Sequence[str], *, same_sentence: bool) -> bool:
    """ "I never said that": what the speaker did not say or mean, in a sentence of its own."""
    if same_sentence or not words or words[0] not in _OWN or words[-1] not in _SO:
        return False
    return words[-2] in _HELD and not {"not", "never"}.isdisjoint(words[1:-1])


def _others_words(words: Sequence[str]) -> bool:
    """ "Those were his words, not mine", "His words": whose the words before are."""
    at = (
        2 if words[:1] and words[0] in ("those", "these", "that") and words[1:2] and words[1] in _VERBS else 0
    )
    if at and "'s" in words[at + 1 : -1] and words[-1] in _WORDS:
        return words[-2] == "'s"  # "those are the owner's words"
    return (
        words[at : at + 1] != () and words[at] in _OTHERS and len(words) == at + 2 and words[at + 1] in _WORDS
    )


def _others_say(words: Sequence[str]) -> bool:
    """ "That is what the police claim", "At least that's what they say": whose account the words before are."""
    at = 2 if words[:2] == ("at", "least") else 0
    if words[at : at + 1] not in (("that",), ("this",)) or words[at + 2 : at + 3] != ("what",):
        return False
    who = words[at + 3 : -1]
    return (
        bool(who)
        and _SPEAKER.isdisjoint(who)
        and words[-1] in listed("guard_saying")
        and words[at + 1] in _VERBS
    )


def held_back(right: Atoms) -> Governor | None:
    """A doubt of the speaker's own right behind the words, which is told: "…, I think", "…, probably"."""
    if not len(right) or not parted(right, 0):
        return None
    end = next(
        (at for at in range(1, min(len(right), LONGEST + 1)) if parted(right, at)), min(len(right), LONGEST)
    )
    words = right.words[:end]
    whole = any(m.kind == "hedge" and m.start == 0 and m.end == end for m in markers(words, 0, end))
    clause = reserved(words)
    if whole or (clause is not None and clause.start == 0 and clause.kind == "hedge"):
        return Governor("hedge", "cut.hedge", 0, end, False)
    return None


def in_others_words(right: Atoms) -> int:
    """How many words behind a comma say that others put it so: "…, as he put it", "…, to quote my rival"; 0 for none."""
    end = next(
        (at for at in range(1, min(len(right), LONGEST + 1)) if parted(right, at)), min(len(right), LONGEST)
    )
    words = right.words[:end]
    own = not _SPEAKER.isdisjoint(words[1:2])
    if own or len(words) < 3:
        return 0
    quoted = words[0] == "to" and words[1] in ("quote", "cite", "borrow", "use")
    told = quoted and (words[1] in ("quote", "cite") or words[-1] in _WORDS or "words" in words)
    named = words[0] == "in" and (
        words[1:4] == ("the", "words", "of") or (words[1] in _OTHERS and words[2] == "words")
    )
    put = words[0] == "as" and (
        words[-2:] in (("put", "it"), ("puts", "it")) or words[-1] in ("says", "said")
    )
    return end if told or named or put or _in_others_eyes(words) else 0


def _in_others_eyes(words: Sequence[str]) -> bool:
    """Whether words say who alone holds it so: "as far as the village was concerned", "in the eyes of the court"."""
    if not _SPEAKER.isdisjoint(words):
        return False
    far = (
        words[:3] in (("as", "far", "as"), ("so", "far", "as"))
        and words[-1] == "concerned"
        and words[-2] in _VERBS
    )
    eyes = words[:4] in (
        ("in", "the", "eyes", "of"),
        ("in", "the", "mind", "of"),
        ("in", "the", "minds", "of"),
    )
    hear = words[:2] in (("to", "hear"), ("to", "listen")) and words[-2:] in (
        ("tell", "it"),
        ("say", "it"),
        ("talk",),
    )
    believed = words[:3] in (("if", "you", "believe"), ("if", "you", "trust")) and words[3:] != ()
    return far or eyes or hear or believed
