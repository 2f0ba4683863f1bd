"""Somebody else's words, a dream or a supposition, of which the words kept are the content."""

from collections.abc import Sequence
from functools import cache

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import bases
from quotes.wording.cutting.governors import REACH, SAYING, Governor, is_clause, parted, quoted, tells
from quotes.wording.guard.people.voices import saying

_BELIEVED = ("it", "is", "believed")
_IS = (("is",), ("was",), ("remains",), ("remained",), ("'s",))
_BEING = classed("is") | classed("was") | {"be", "being", "'s", "'re", "'m"}
_READING = (
    classed("is") | classed("was") | {"'s", "read", "reads", "ran", "runs", "began", "begins", "goes", "went"}
)
_THEIR_OWN = frozenset({"i", "we", "it", "this", "that"})
# Whoever does so like somebody who owns it may own nothing.
_ACTING = frozenset(
    {"act", "behave", "talk", "walk", "carry", "live", "play", "spend", "speak", "drive", "eat", "dress"}
)
_DENYING = frozenset({"not", "no"})
_HARDLY = frozenset({"not", "never", "no", "hardly", "scarcely", "barely", "rarely", "if", "whether"})
_RIGHTLY = (("right", "to"), ("correct", "to"), ("justified", "to"), ("entitled", "to"))
_OWN_VIEW = frozenset({"i", "we", "to", "in"})
_HEARERS = (("me",), ("us",), ("people",), ("that",))


def hanging_verb(left: Atoms, start: int, kept: Sequence[str], name: str) -> int | None:
    """The verb of saying or thinking at the end of a run, with at most "that" or "people that" behind it."""
    words = left.words
    verbs, between = listed(name), listed("saying_objects")
    if words[-1] == "that" and (parted(left, len(words)) or (kept[:1] and kept[0] in listed("finite_verbs"))):
        return None  # "how you said that, because …", "because that might become": no conjunction
    if kept[:1] and kept[0] in ("and", "or", "but"):
        return None
    if words[-3:] == ("not", "know", "as") and "know" in verbs:
        return len(words) - 2  # "I don't know as | I minded"
    for at in range(len(words) - 1, max(start, len(words) - REACH - 1) - 1, -1):
        if words[at] in verbs:
            return at
        # "Told the court that": such verbs name their hearer before what they say.
        hearer = (words[-1] == "that" or _named_hearer(words, at, kept)) and not listed(
            "telling_verbs"
        ).isdisjoint(words[max(start, at - 3) : at])
        to_whom = (
            words[at] == "to" and words[at + 1 : at + 2] != () and words[at + 1] in listed("not_possessive")
        )
        if words[at] not in between and not hearer and not to_whom:
            return None
    return None


def _named_hearer(words: Sequence[str], at: int, kept: Sequence[str]) -> bool:
    """Whether a run ends with whom something was told ("told the jury"), and the words kept are a clause of their own."""
    ends = at == len(words) - 1 and words[at - 1 : at] in (
        ("the",),
        ("a",),
        ("his",),
        ("her",),
        ("their",),
        ("my",),
    )
    opens = kept[:1] and (
        kept[0] in listed("subject_pronouns") or kept[0] in ("the", "there", "his", "her", "my")
    )
    return bool(ends and opens) and is_clause(kept)


def voiced(left: Atoms, start: int, kept: Sequence[str], voices: int) -> Governor | None:
    """Somebody else's saying or thinking, of which the words kept are the content."""
    words = left.words
    verb = hanging_verb(left, start, kept, "guard_saying")
    if kept[:1] and kept[0] in listed("prepositions"):
        return None  # "when they think [about it]": no content of what is thought
    gap = left.between(len(words))
    if verb is None or verb < voices or (parted(left, len(words)) and "," not in gap and not quoted(gap)):
        return None
    if words[verb - 1 : verb] == ("without",):
        return None  # "without warning, | the wall fell"
    if parted(left, len(words)) and words[-1] in ("lied", "lies"):
        return None  # "Finch lied, | he took the boat"
    wont = words[verb - 2 : verb - 1] not in (("used",), ("liked",), ("likes",), ("loved",), ("wont",))
    own = (words[verb - 1 : verb] == ("to",) and wont) or words[-2:] == ("tell", "you")
    if own and parted(left, len(words)):
        return None  # "nobody came to warn us, | nobody rang", "I couldn't tell you, | I closed my eyes"
    if (
        words[verb - 1 : verb] == ("you",)
        and words[verb] in listed("telling_verbs")
        and kept[:1] not in _HEARERS
    ):
        return None  # "you tell Theo …" is an order
    if parted(left, len(words)) and "what" in words[max(start, verb - SAYING) : verb]:
        return None  # "despite what the papers say, | resigned"
    if words[verb - 2 : verb] in _RIGHTLY:
        return None  # "you'd be right to think that | we are tired"
    low = max(start, verb - SAYING)
    while low < verb and (found := saying(words[low : verb + 1])) is not None:
        if low + found == verb:
            return _voice(words, low, verb + 1)
        low += found + 1
    return None


def relayed(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """Another's saying with where or when it was said before its "that": "it was printed last week that | I am against it"."""
    words = left.words
    if words[-1] != "that" or parted(left, len(words)) or not is_clause(kept):
        return None
    known = listed("guard_saying", "guard_relaying")
    if any(words[at : at + 2] in _RIGHTLY for at in range(start, len(words) - 2)):
        return None
    verb = max((n for n in range(start, len(words) - 1) if words[n] in known), default=None)
    if verb is None or len(words) - 2 - verb > REACH or any(parted(left, n) for n in range(verb, len(words))):
        return None
    if not classed("speaker").isdisjoint(words[max(start, verb - 2) : verb]):
        return None  # "we rather expect that"
    beside = words[verb + 1 : -1]
    when = listed("grammar_prepositions", "grammar_of_time")
    if beside and (beside[0] not in when or beside[-1] in listed("prepositions")):
        return None
    found = saying(words[start : verb + 1], known)
    return _voice(words, start, len(words)) if found == verb - start else None


def _voice(words: Sequence[str], start: int, end: int) -> Governor:
    """Another's voice, but a hedge where nobody else is named, as a message tells its own belief: "it is believed that"."""
    if tuple(words[start : start + len(_BELIEVED)]) == _BELIEVED:
        return Governor("hedge", "cut.hedge", start, end, False)
    return Governor("nested_speaker", "cut.voice", start, end, True)


def disowned(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    words = left.words
    for size in range(min(8, len(words) - start), 0, -1):
        own = size == 1 and words[-2:-1] in (("i",), ("we",))  # "I suppose | we failed" only holds back
        if words[-1] == "because" and any(
            "," in left.between(at) for at in range(len(words) - size + 1, len(words))
        ):
            continue  # "we won't, because | he is kind"
        told = words[-size:] in phrases("guard_disowning") and not own
        denied = (
            told
            and not classed("falsehoods").isdisjoint(words[-2:-1])
            and "not" in words[start : len(words) - size]
        )
        if words[-size:] == ("the", "case", "that") and _is_so(words[start : len(words) - size]):
            continue  # "it is clearly the case that"
        if told and not denied:  # "it is not | a myth that"
            return Governor("embedding", "cut.disowned", len(words) - size, len(words), True)
    return None


def _is_so(before: Sequence[str]) -> bool:
    """Whether it "is" or "is clearly" so, and neither "hardly" nor "not"."""
    at = max((n for n, word in enumerate(before) if word in _BEING), default=-1)
    sure = all(word.endswith("ly") or word == "also" for word in before[at + 1 :])
    return (
        at >= 0 and sure and listed("guard_cut_negations").isdisjoint(before) and _HARDLY.isdisjoint(before)
    )


def misconceived(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A falsehood of which the words kept are the content: "a common misconception is that", "it is a complete lie that"."""
    words = left.words[start:]
    if len(words) > 2 and _untrue(words) and not parted(left, len(left)) and is_clause(kept[:3]):
        return Governor("embedding", "cut.disowned", start, len(left), True)
    if len(words) < 2 or words[-1] != "that" or parted(left, len(left)) or not tells(kept):
        return None
    perfect = words[-3:-1] in (("has", "been"), ("had", "been"))
    subject = words[:-3] if perfect else words[:-2] if words[-2:-1] in _IS else words[-2:-1]
    false = classed("falsehoods")
    at = next((n for n in range(len(subject) - 1, -1, -1) if subject[n].removesuffix("s") in false), -1)
    apart = at < 0 or any(parted(left, start + n) for n in range(at + 1, len(words)))
    if apart or not _DENYING.isdisjoint(words):
        return None
    return Governor("embedding", "cut.disowned", start, len(left), True)


def _untrue(words: Sequence[str]) -> bool:
    """Whether words deny that it is true, and what is not true follows without a "that": "it is just not true"."""
    at = next((n for n in range(len(words) - 2, max(0, len(words) - REACH - 2), -1) if words[n] == "not"), 0)
    is_it = next((n for n in range(at - 1, 0, -1) if words[n] in _BEING), 0)
    light = {"just", "simply", "really", "quite", "even", "at", "all"}
    between = (*words[is_it + 1 : at], *words[at + 1 : -1])
    return (
        at > 0 and is_it > 0 and words[is_it - 1] == "it" and words[-1] in ("true", "so")
        and all(word in light or word.endswith("ly") for word in between)
    )  # fmt: skip


def unreal(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A dream, a play or somebody's account in which the words kept are so: "in my dream", "according to …,"."""
    words = left.words[start:]
    if words[:2] == ("according", "to") and "," in left.between(len(left)):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    paper = words[0] == "on" and words[-1] == "paper"  # "on the order book" is no place of a story
    if len(words) <= REACH and (paper or (words[0] == "in" and words[-1] in listed("unreal_places"))):
        return Governor("embedding", "cut.unreal", start, len(left), True)
    if (
        words[:2] == ("the", "way")
        and words[-1] == "it"
        and _OWN_VIEW.isdisjoint(words)
        and len(words) <= SAYING
    ):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)  # "the way the owner sees it"
    if _accounted(words):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    if (
        words[0] == "to"
        and len(words) in (2, 3)
        and words[1] in listed("guard_attitudes")
        and words[2:] in ((), ("that",))
    ):
        return Governor("embedding", "cut.disowned", start, len(left), True)  # "To say that … is an insult"
    if words[0] == "as" and words[-2:] in (
        ("put", "it"),
        ("have", "it"),
        ("has", "it"),
        ("had", "it"),
        ("puts", "it"),
    ):
        own = {"i", "we"} & set(words)
        return None if own else Governor("nested_speaker", "cut.voice", start, len(left), True)
    if words[:4] == ("in", "the", "words", "of"):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    if words[-1] == "than" and "rather" in words:
        return Governor("negation", "cut.negation", start, len(left), True)  # "I'd rather die than"
    if (
        words[-1] == "like"
        and len(words) > 2
        and not bases(words[-2]).isdisjoint(_ACTING)
        and is_clause(kept[:3])
    ):
        return Governor(
            "embedding", "cut.disowned", start, len(left), True
        )  # "they act like | they own the river"
    if _only_imagined(left, start, kept):
        return Governor("embedding", "cut.disowned", start, len(left), True)
    return None


def _accounted(words: Sequence[str]) -> bool:
    """Whether words say whose account follows: "it was Finch's view that", "the fear was that"; not "my view is that"."""
    if words[-1] != "that":
        return False
    owned = "'s" in words[2:-2] or not {"his", "her", "their"}.isdisjoint(words[:-2])
    if words[0] == "it" and words[1:2] in _IS and owned and words[-2] in listed("account_nouns"):
        return True
    account = words[-2:-1] in _IS and not listed("account_nouns").isdisjoint(words[:-2])
    return account and ({"my", "our"}.isdisjoint(words) or "'s" in words[:-2])


def quoted_as(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """Somebody acted out: "she was like, | I never said it", 'they told us things like "Hey, | it is slow"'."""
    end = len(left)
    openers = listed("openers", "fillers") - {"like"}
    while end > 0 and left.words[end - 1] in openers and not quoted(left.between(end)):
        end -= 1
    if end <= start:  # the sentence in marks begins with what was left out
        start = max(0, end - SAYING)
    words, mark = left.words[:end], left.between(end)
    if end - start < len(("he", "goes")) or not (quoted(mark) or any(sign in mark for sign in ",:")):
        return None
    near = words[max(start, end - REACH) :]
    nouns = listed("account_nouns", "told_nouns")
    named = not nouns.isdisjoint(near)
    if not (_THEIR_OWN | ({"my", "our"} if named else set())).isdisjoint(near) or not tells(kept):
        return None
    acted = (words[-1] == "like" and not _BEING.isdisjoint(near)) or words[-1] in ("goes", "go")
    retold = quoted(mark) and words[-1] in ("like", "how") and not _telling().isdisjoint(near)
    if not (acted or retold or (words[-1] in _READING and named)):
        return None
    return Governor("nested_speaker", "cut.voice", max(start, end - SAYING), end, True)


@cache
def _telling() -> frozenset[str]:
    return listed("guard_saying", "telling_verbs") | classed("talking")


def _only_imagined(left: Atoms, start: int, kept: Sequence[str]) -> bool:
    """Whether the words kept are only thought or said for once: "saying that", "imagine if I stood here and said"."""
    words = left.words[start:]
    # "saying, …" is a narrator's.
    gerund = words[0] in classed("thought_aloud") and not parted(left, len(words))
    if gerund and words[1:] in ((), ("that",)):
        return True
    if words[-2:] in (("into", "thinking"), ("into", "believing")):
        return True
    if words in (("imagine",), ("suppose",), ("pretend",), ("say",), ("would", "that")):
        return True
    supposed = words[0] in classed("supposing") or words[:2] == ("what", "if")
    if supposed and hanging_verb(left, start, kept, "guard_saying") is not None:
        return True
    return words[-1] == "that" and words[0] in ("pretend", "imagine", "suppose", "assume")
