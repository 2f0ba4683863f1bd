"""Conditions cut away: "if …" before the words kept, and all that opens one."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.cutting.embeddings import hanging_verb
from quotes.wording.cutting.governors import CLAUSE, Governor, is_clause, parted, tells
from quotes.wording.guard.certainty.conditionals import asks_for_attention

# What is not known, and what an explanation begins with.
_WANTING = frozenset({"want", "like"})
_KNOWING = classed("knowing")
_EXPLAINED = classed("explained")

# Words of a short subject with its modal: "the council will", "we would".
SUBJECT = 4
# Words of a thought and the shortest condition behind it: "I think if it stops".
CONDITION = 5
# What opens a condition that is begun anew, and how many words of it are read: "if you repeal it".
_BEGINNING = frozenset({"if", "unless", "when"})
BEGUN = 5
# What a clause begins with behind "the day": "the day they prove it".
_CLAUSE_HEADS = listed("subject_pronouns", "grammar_determiners", "possessives", "grammar_indefinites")
_UNREAL = frozenset({"would", "could", "might"})
_COMING = frozenset({"will", "would"})
# What stands between a condition and what is to be done then; how no order begins.
_LEADING = frozenset({"then", "please", "just"})
_NO_ORDER = ("s", "ed", "ing", "ly")


def inverted(word: str) -> bool:
    """Whether a verb stands before its subject here, as behind "only then …": "will", "did", "is"."""
    return (word,) in grouped("guard_modals") or word in listed("finite_verbs")


def opens_condition(words: Sequence[str], at: int, kept: Sequence[str] = ()) -> int:
    """How many words open a condition at this place; 0: none. `kept` is what may depend on it."""
    known = phrases("condition_openers")
    idioms = phrases("guard_not_negations")
    sizes = (size for size in range(5, 1, -1) if tuple(words[at : at + size]) in idioms)
    if (size := next(sizes, 0)) and not _must_know(words[at : at + size], words[at + size :], kept):
        return 0
    if words[at] in ("provided", "providing") and listed("prepositions").issuperset(words[at + 1 : at + 2]):
        return 0  # "to the extent there provided for", "it is provided"
    if words[at] == "not" and words[at + 1 : at + 2] and words[at + 1] in classed("awaited_by"):
        return 2  # "but not before the water falls"
    if words[at] == "without" and _wanting(words[at + 1 :], kept):
        return 1
    most = min(4, len(words) - at)
    sizes = (size for size in range(most, 0, -1) if tuple(words[at : at + size]) in known)
    return next(sizes, 0) or (2 if waits(words, at) else 0)


def waits(words: Sequence[str], at: int) -> bool:
    """Whether a "once" or its like begins here, which may tell what must come first, or when it was: "the day they left"."""
    clause = not _CLAUSE_HEADS.isdisjoint(words[at + 2 : at + 3])
    moment = words[at] == "the" and not classed("moments").isdisjoint(words[at + 1 : at + 2])
    return words[at] == "once" or tuple(words[at : at + 3]) == ("as", "soon", "as") or (moment and clause)


def _wanting(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what is done without is what keeps something from being so: "without money, | the work could be halted"."""
    would = not _UNREAL.isdisjoint(kept[:CLAUSE])
    said = not classed("without_nothing").isdisjoint(words[:2])
    how = any(word.endswith("ing") and word != "being" for word in words)
    return would and words != () and not said and not how


def _must_know(idiom: Sequence[str], thing: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether "if you do not know" sets a condition: "if you do not know the rules, you cannot win".

    So does "if you want", unless nothing more is wanted or only to hear what comes: "if you want the keys, pay". "If you do not
    know" only opens an explanation where the words kept are about the thing: "if you do not know the rules, they are these".
    """
    if idiom[-1] == "any":
        return thing != ()  # "if any contractor lied"; not "few, if any"
    if idiom[-1] in _WANTING:
        depends = bids(kept) or tuple(kept[:1]) == ("you",)
        heard = thing[:1] == ("to",) and not (depends and listed("guard_attention").isdisjoint(thing[1:2]))
        return thing != () and not heard
    if idiom[-1] not in _KNOWING or not kept:
        return False
    subject = kept[0].partition("'")[0]
    return subject == "you" or (bool(thing) and subject not in _EXPLAINED)


def awaited(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a "once" tells what must come first ("once you have paid"), and not when it was ("once they left")."""
    return (
        not {"have", "has", "is", "are"}.isdisjoint(words[1:5])
        or _would(kept)
        or any((word,) in grouped("guard_modals") or word.endswith("'ll") for word in kept)
    )


def _depends(kept: Sequence[str]) -> bool:
    """Whether the words kept tell what would be, not what was: "we are lost", "we would have drowned"."""
    return any(
        (word,) in grouped("guard_modals") or word in ("is", "are", "am", "cannot") for word in kept[:CLAUSE]
    )


def _over(left: Atoms, start: int) -> bool:
    """Whether a condition is over before the words kept: another clause or an aside began behind its consequence."""
    joints = [at for at in range(start, len(left) + 1) if left.between(at).strip()]
    aside = any(mark in left.between(at) for at in joints for mark in ("—", "–", " -")) and len(joints) == 1
    if aside and left.words[joints[0] : joints[0] + 1] == ("then",):
        return False  # "if it stops, uh — then"
    return aside or any(left.words[at : at + 1] in (("so",), ("because",)) for at in joints[1:])


def _would(kept: Sequence[str]) -> bool:
    """Whether what somebody does is only supposed: "I would sign", "I'd sign", and not "I'd signed"."""
    if kept and kept[0].endswith("'d"):
        return len(kept) > 1 and not is_past(kept[1])
    return not _UNREAL.isdisjoint(kept[1:2])


def conditional(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A condition right before the words kept, or a whole if-clause of which they are the consequence."""
    words = left.words
    if words[-1] == "even" and kept[:1] and kept[0] in ("if", "though"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    if words[-1] == "if" and asks_for_attention(tuple(kept[:3])):
        return None
    if words[-1] in ("if", "unless", "whether", "lest") or words[-2:] == ("in", "case"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    if ("in", "case") in pairwise(words[start:]) and not classed("missed").isdisjoint(words[-3:]):
        return None  # "In case you missed it, | we close at noon": that is said to whoever hears it
    if words[-1] == "before" and _would(kept):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)  # "before | I'd sign"
    alone = len(words) - start == 1 and words[-1] in ("assuming", "supposing", "provided", "providing")
    if alone and kept[:1] != ("that",):
        return Governor(
            "condition", "cut.condition", start, len(words), True
        )  # "Assuming | the figures hold, …"
    told = hanging_verb(left, start, kept, "guard_attitudes") is not None
    if opens_condition(words, start) and (words[-1] == "that" or told) and not _over(left, start + 1):
        return Governor(
            "condition", "cut.condition", start, len(words), True
        )  # "If I thought for a minute that"
    if _second_of_two(left, start) and is_clause(kept[:CLAUSE]):
        return Governor("condition", "cut.condition", start, len(words), tells(kept[:CLAUSE]))
    inner = _last_clause(left, start)
    return _led(left, start, kept) or (_led(left, inner, kept) if inner else None)


def _second_of_two(left: Atoms, start: int) -> bool:
    """Whether what comes is the second of two conditions: "if the ferry stops and"."""
    words = left.words
    joined = words[-1] in ("and", "or") and not any(parted(left, n) for n in range(start + 1, len(words) + 1))
    return joined and words[start] in ("if", "unless") and tells(words[start + 1 : -1])


def taken_up(left: Atoms, right: Atoms) -> bool:
    """Whether a condition before some words is begun anew behind them, so that they only came between.

    "If you repeal it, and I have grown fond of it, if you repeal it, what happens is": nothing is said of the fondness but
    that it is there. The same word opens both, and a word of weight stands in both.
    """
    if left.words[-1:] not in (("and",), ("but",)):
        return False
    stop = next((at for at in range(1, len(right)) if parted(right, at)), len(right))
    for at, opener in enumerate(right.words[:stop]):
        if opener in _BEGINNING and opener in left.words:
            told = left.words[left.words.index(opener) :]
            weighty = {*right.words[at + 1 : min(stop, at + BEGUN)]} - listed("light_words")
            return not weighty.isdisjoint(told)
    return False


def affirmed(words: Sequence[str]) -> bool:
    """Whether words say of what stands before them that it came to be: "and so she has", "and they did"."""
    if words[:1] not in (("and",), ["and"]) and words[:1] not in (("as",), ["as"]):
        return False
    at = 1
    while at < len(words) and words[at] in ("so", "indeed", "then", "sure", "enough", "in", "fact"):
        at += 1
    pair = tuple(words[at : at + 2])
    subjects = listed("subject_pronouns")
    if words[at - 1] == "so" and pair[1:] and pair[1] in subjects:
        return False  # "and so will I" tells of another
    told = len(pair) == len(("she", "has")) and any(
        one in subjects and other in classed("auxiliaries") for one, other in (pair, pair[::-1])
    )
    so = words[1:2] in (("so",), ["so"], ("indeed",), ["indeed"])
    # "And she did it again" goes on; "and so she has been heard" is rare.
    return told and (so or len(words) == at + len(pair))


def _last_clause(left: Atoms, start: int) -> int:
    """Where the clause begins that "and" or "but" opens behind a comma and that runs up to the cut; 0 for none."""
    at = next((n for n in range(len(left) - 1, start, -1) if left.between(n).strip()), 0)
    return at if at and left.words[at] in ("and", "but", "or") and "," in left.between(at) else 0


def _led(left: Atoms, at: int, kept: Sequence[str]) -> Governor | None:
    """A condition that a sentence or a clause begins with at a place, and of which the words kept are the consequence."""
    words = left.words
    at += _thought(words[at:])
    while (
        not opens_condition(words[: _clause_end(left, at)], at, kept)
        and at < len(words) - 1
        and (words[at] in listed("openers") or words[at] in ("but", "because", "that"))
    ):
        at += 1
    opens = opens_condition(words[: _clause_end(left, at)], at, kept)
    subject = kept[:1] and (
        kept[0].partition("'")[0] in listed("subject_pronouns")
        or kept[0] == "there"
        or kept[0] in listed("finite_verbs")
        or _named_subject(kept)
    )
    if opens and waits(words, at) and not awaited(words[at:], kept):
        return None
    if opens and (words[at] == "without" or words[at : at + 2] == ("but", "for")) and not _depends(kept):
        return None  # "without the keys, we broke the door" tells how
    if opens and (asks_for_attention(words[at + opens :]) or _over(left, at + opens)):
        return None
    if opens and any(words[at + opens :][: len(run)] == run for run in phrases("guard_own_guesses")):
        return None  # "unless I am mistaken, …"
    short = words[at] == "without"
    unreal = short and "would" in kept[:CLAUSE]  # "without the grant | the ferry would stop"
    follows = (subject or unreal) and len(words) - at > opens - short and (not at or _whole(words[at:]))
    led = _consequence(left)
    if (
        opens
        and led > at + opens
        and ("," in left.between(led) or follows or (led < len(words) and bids(kept)))
    ):
        return Governor("condition", "cut.condition", at, len(words), tells(kept[:CLAUSE]) or bids(kept))
    if opens and _second_consequence(left, at + opens, kept):
        return Governor("condition", "cut.condition", at, len(words), True)
    if opens and _awaits_verb(left, at + opens):
        return Governor("condition", "cut.condition", at, len(words), False)
    return None


def _consequence(left: Atoms) -> int:
    """Where the words left out end but for what only leads to a consequence: "if he lies[, then please] vote"."""
    return next((at for at in range(len(left), 0, -1) if left.words[at - 1] not in _LEADING), 0)


def bids(kept: Sequence[str]) -> bool:
    """Whether words begin as an order does, as far as small words tell: "vote for my rival", "tell her", "come with me"."""
    if len(kept) < 2 or not kept[0].isalpha() or kept[0].endswith(_NO_ORDER):
        return False
    small = listed("light_words", "finite_verbs", "prepositions", "clause_openers", "number_words")
    behind = listed("grammar_determiners", "possessives", "grammar_prepositions", "not_possessive")
    return kept[0] not in small and kept[1] in behind - {"of"}


def _second_consequence(left: Atoms, at: int, kept: Sequence[str]) -> bool:
    """Whether the words kept tell the second thing that comes of a condition: "if he lies, I will go and | we will sue"."""
    words = left.words
    if words[-1] != "and" or parted(left, len(words)):
        return False
    told = next((n for n in range(at, len(words)) if "," in left.between(n)), len(words))
    subject = words[told : told + 1]
    doers = listed("subject_pronouns")
    if told == len(words) or subject[0] not in doers or kept[0].partition("'")[0] not in doers:
        return False
    first = grouped("guard_modals").get(words[told + 1 : told + 2]) in _COMING
    later = kept[0].endswith(("'ll", "'d")) or grouped("guard_modals").get(tuple(kept[1:2])) in _COMING
    return first and later


def _named_subject(kept: Sequence[str]) -> bool:
    """Whether words kept begin with a thing and what it does, so that they are no object of a verb before: "the mill will"."""
    led = kept[0] in listed("grammar_determiners", "possessives")
    if kept[0] in listed("clause_openers", "prepositions"):
        return False
    for word in kept[1 : 1 + (SUBJECT if led else 1)]:
        if word in listed("clause_openers", "prepositions"):
            return False
        if word in listed("finite_verbs") or (word,) in grouped("guard_modals"):
            return True
    return False


def _thought(words: Sequence[str]) -> int:
    """How many words only say that somebody thinks what follows: "I think that"."""
    if len(words) < CONDITION or words[0] not in listed("subject_pronouns"):
        return 0
    if words[1] not in listed("guard_attitudes"):
        return 0
    return 3 if words[2] == "that" else 2


def _awaits_verb(left: Atoms, at: int) -> bool:
    """Whether a condition ends in a comma, a subject and a modal, so that the words kept are what then happens.

    A verb without them is set into the draft's own sentence, which may name the condition: it is told, and turns nothing.
    """
    words = left.words
    joints = [n for n in range(at, len(words)) if left.between(n).strip()]
    last = joints[-1] if joints else len(words)
    return (
        "," in left.between(last) and len(words) - last <= SUBJECT and words[-1:] in grouped("guard_modals")
    )


def _clause_end(left: Atoms, at: int) -> int:
    """The first mark behind a word, or the end of the words."""
    return next((n for n in range(at + 1, len(left)) if left.between(n).strip()), len(left))


def _whole(condition: Sequence[str]) -> bool:
    """Whether an if-clause without a comma behind it is one: it has its own verb, and ends with no word that leads on."""
    fronted = condition[0] in classed("inverting") or condition[:3] == ("in", "case", "of")
    return (
        (fronted or condition[0] in ("if", "unless"))
        and condition[-1] not in ("that", "which", "who", "and", "or", "but")
        and tells(condition[1:])
    )
