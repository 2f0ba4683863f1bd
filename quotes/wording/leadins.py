"""What leads in to the words kept: a denial, a condition, another voice cut away just before them.

Read from the cut backwards, within the sentence. Each rule names what it saw as a `Governor`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.lexicon import grouped, listed, paired, phrases
from quotes.text import DOUBLE_MARKS
from quotes.wording.atoms import Atoms
from quotes.wording.cleaning import sentence_start
from quotes.wording.markers import markers
from quotes.wording.reference import saying

# Words of no weight of their own allowed between a negation and the words it governs.
REACH = 4
# A clause after which "if …" is a condition of it has a subject among its last words.
CLAUSE = 12
# Words looked at for the verb of saying that the words kept hang on.
SAYING = 12
_LIMITING = frozenset({"only", "some", "few", "most", "half"})


@dataclass(frozen=True, slots=True)
class Governor:
    """Words left out that govern the words kept: their kind, rule, and place among the words read."""

    kind: str
    rule: str
    start: int
    end: int
    turns: bool


def before_cut(left: Atoms, kept: Sequence[str], *, voices: int = 0) -> list[Governor]:
    """What, at the end of the words left out, governs the words kept after them.

    `voices` is the first word that may make the rest somebody else's: in front of it stands the narrator.
    """
    words = left.words
    if not words or _finished(left):
        return []
    start = len(left) - 1
    while start > 0 and not sentence_start(left, start):
        start -= 1
    for rule in (_denied, _disowned, _conditional, _counted, _unreal):
        governor = rule(left, start, kept)
        if governor is not None:
            return [governor]
    governor = _voiced(left, start, voices)
    if governor is not None:
        return [governor]
    near = markers(words, max(start, len(words) - 6))
    hedges = [m for m in near if m.kind == "hedge" and m.end >= len(words) - 1]
    return [Governor("hedge", "cut.hedge", m.start, m.end, False) for m in hedges]


def parted(text: Atoms, at: int) -> bool:
    """Whether punctuation stands before a word (or after the last)."""
    return any(not c.isspace() for c in text.between(at))


def quoted(gap: str) -> bool:
    """Whether quotation marks stand at an edge: then the words outside are the narrator's, not the speaker's."""
    return any(mark in gap for mark in DOUBLE_MARKS)


def inverted(word: str) -> bool:
    """Whether a verb stands before its subject here, as behind "only then …": "will", "did", "is"."""
    return (word,) in grouped("guard_modals") or word in listed("finite_verbs")


def is_clause(kept: Sequence[str]) -> bool:
    """Whether the words kept say something that can depend on a condition: somebody does something."""
    # Claimed words are folded only: "I'll" holds its subject before the apostrophe.
    tail = [part for word in kept[-CLAUSE:] for part in (word, word.partition("'")[0])]
    subjects, verbs = listed("subject_pronouns"), listed("finite_verbs")
    return any(word in subjects or word == "there" for word in tail) or any(word in verbs for word in tail)


def opens_condition(words: Sequence[str], at: int) -> int:
    """How many words open a condition at this place; 0: none."""
    known = phrases("condition_openers")
    idioms = phrases("guard_not_negations")
    if any(tuple(words[at : at + size]) in idioms for size in range(2, 6)):
        return 0
    most = min(4, len(words) - at)
    return next((size for size in range(most, 0, -1) if tuple(words[at : at + size]) in known), 0)


def _finished(left: Atoms) -> bool:
    """Whether the words left out end with a finished sentence, so that they govern nothing after it."""
    tail = left.between(len(left))
    if "\n\n" in tail:
        return True
    if not any(mark in tail for mark in ".!?"):
        return False
    last = left.surface[-1]
    return not (tail.lstrip().startswith(".") and (len(last) == 1 or last in listed("abbreviations_pointed")))


def _denied(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A negation right before the words kept, or on the verb of saying or thinking they hang on."""
    words = left.words
    if kept[:1] and kept[0] in ("only", "just", "merely", "simply") and words[-1] == "not":
        return None
    light = listed("light_words")
    negations = {m.end: m for m in markers(words, start) if m.kind == "negation"}
    verb = _hanging_verb(words, start, "guard_attitudes")
    if verb is not None:
        # "I never said", "it is absurd to say": what denies stands anywhere before the verb.
        firsts = [m.start for m in negations.values()]
        firsts += [n for n in range(start, len(words)) if words[n] in listed("guard_denying")]
        first = min(firsts, default=len(words))
        if words[verb] in listed("guard_denying") and negations:
            return None
        return Governor("negation", "cut.denied_saying", first, len(words), True) if first <= verb else None
    governor = _forbidden(left, start, [m.start for m in negations.values()])
    if governor is not None or not negations:
        return governor
    if (
        words[-1] in ("that", "when", "of", "to", "for")
        and words[-2:-1]
        and words[-2] in listed("guard_denied_nouns")
    ):
        near = [m for m in negations.values() if m.end >= len(words) - 2 - REACH]
        return Governor("negation", "cut.negation", near[0].start, len(words), True) if near else None
    at = len(words)
    while at > start and len(words) - at <= REACH:
        if at in negations:
            marker = negations[at]
            if len(negations) > 1 and words[marker.start] in listed("guard_denied_that"):
                return None  # "nobody can deny that": denied twice is said
            if words[marker.start] == "no" and parted(left, at):
                return None
            return Governor("negation", "cut.negation", marker.start, len(words), True)
        if words[at - 1] not in light or parted(left, at):
            return None
        at -= 1
    return None


def _forbidden(left: Atoms, start: int, denials: Sequence[int]) -> Governor | None:
    """Words that deny or forbid without being a plain "not": "instead of …", "they accused him of …".

    `denials` are the places of the plain ones; a word that denies after one of them denies no more.
    """
    words = left.words
    for size in (2, 1):
        place = len(words) - size
        if words[-size:] in phrases("guard_cut_negations") and not parted(left, len(words)):
            return (
                None
                if any(at < place for at in denials)
                else Governor("negation", "cut.negation", place, len(words), True)
            )
    low = max(start, len(words) - REACH)
    if words[-1] in ("that", "of") and not listed("guard_denied_that").isdisjoint(words[low:-1]):
        place = next(at for at in range(low, len(words)) if words[at] in listed("guard_denied_that"))
        if place and words[place - 1] in ("no", "any", "little", "beyond"):
            return None  # "no doubt that"
        return (
            None
            if any(at < place for at in denials)
            else Governor("negation", "cut.negation", place, len(words), True)
        )
    if words[-1] == "to" and len(words) - start > 1 and not parted(left, len(words)):
        # "It would be crazy to", "I don't want to"; "not afraid to" is a yes.
        if words[-2] in listed("guard_denying"):
            return None if denials else Governor("negation", "cut.negation", len(words) - 2, len(words), True)
        near = [at for at in denials if at >= len(words) - 1 - REACH and at != len(words) - 2]
        if near and listed("guard_not_held").isdisjoint(words[near[0] :]):
            return Governor("negation", "cut.negation", near[0], len(words), True)
    if words[-1] == "that":
        # "Do not think for a moment that", "we cannot be sure that".
        held = [
            at
            for at in range(max(start, len(words) - SAYING), len(words))
            if words[at] in listed("guard_attitudes")
        ]
        first = next((at for at in denials if held and at < held[-1] <= at + REACH), None)
        if first is not None:
            return Governor("negation", "cut.denied_saying", first, len(words), True)
    return None


def _hanging_verb(words: Sequence[str], start: int, name: str) -> int | None:
    """The verb of saying or thinking at the end of a run, with at most "that" or "people that" behind it."""
    verbs, between = listed(name), listed("saying_objects")
    for at in range(len(words) - 1, max(start, len(words) - REACH - 1) - 1, -1):
        if words[at] in verbs:
            return at
        # "Told the court that": such verbs name their hearer before what they say.
        hearer = words[-1] == "that" and not listed("telling_verbs").isdisjoint(
            words[max(start, at - 3) : at]
        )
        if words[at] not in between and not hearer:
            return None
    return None


def _voiced(left: Atoms, start: int, voices: int) -> Governor | None:
    """Somebody else's saying or thinking, of which the words kept are the content."""
    words = left.words
    verb = _hanging_verb(words, start, "guard_saying")
    if verb is None or verb < voices or (parted(left, len(words)) and "," not in left.between(len(words))):
        return None
    low = max(start, verb - SAYING)
    while low < verb and (found := saying(words[low : verb + 1])) is not None:
        if low + found == verb:
            return Governor("nested_speaker", "cut.voice", low, verb + 1, True)
        low += found + 1
    return None


def _disowned(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    words = left.words
    for size in range(min(8, len(words) - start), 0, -1):
        if words[-size:] in phrases("guard_disowning"):
            return Governor("embedding", "cut.disowned", len(words) - size, len(words), True)
    return None


def _counted(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A quantifier cut off the head of the sentence: "only", "some of", "nearly" before "all", "a" before "few"."""
    words = left.words
    if words[-1] == "a" and kept[:1] and kept[0] in ("few", "little"):
        return Governor("quantifier", "cut.quantifier", len(left) - 1, len(left), True)
    if (
        words[start] == "only"
        and len(words) - start > 1
        and not parted(left, len(words))
        and inverted(words[-1])
    ):
        return Governor("quantifier", "cut.quantifier", start, len(words), True)
    joined = not parted(left, len(words)) or left.between(len(words)) == "-"
    if kept[:1] and joined and _names_another(words[-1], kept[0]):
        return Governor("name", "cut.name", len(words) - 1, len(words), True)
    related = (
        words[-2:-1] == ("of",) or words[-1] == "of" or (words[-1] == "to" and len(words) - start <= REACH)
    )
    if (
        related
        and not listed("guard_relations").isdisjoint(words[start:][:3])
        and len(words) - start <= REACH + 1
    ):
        return Governor("name", "cut.relation", start, len(words), True)
    number = bool(kept) and (
        kept[0][0].isdigit()
        or kept[0][0] == "#"
        or kept[0] in listed("number_words")
        or kept[0] in paired("numbers")
    )
    for marker in markers(words, start):
        if marker.kind == "bound" and marker.end == len(words) and number:
            return Governor("bound", "cut.bound", marker.start, marker.end, True)
        limits = marker.kind == "quantifier" and marker.group in _LIMITING
        nearly = (marker.kind, marker.group) in (("bound", "nearly"), ("hedge", "almost"))
        if (
            marker.start == start
            and marker.end >= len(words) - 1
            and {*words[marker.end :]} <= {"of"}
            and (limits or nearly)
        ):
            return Governor("quantifier", "cut.quantifier", start, len(words), True)
    return None


def _names_another(word: str, kept: str) -> bool:
    """Whether a word cut off made it another place or office: "West" of Virginia, "former" of the president."""
    if word in listed("guard_qualifiers"):
        return kept in listed("titles_before_names") or kept in listed("offices")
    return word in listed("name_directions") and kept.capitalize() in listed("names_places")


def _unreal(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A dream, a play or somebody's account in which the words kept are so: "in my dream", "according to …,"."""
    words = left.words[start:]
    if words[:2] == ("according", "to") and "," in left.between(len(left)):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    if len(words) <= REACH and words[0] in ("in", "on") and words[-1] in listed("unreal_places"):
        return Governor("embedding", "cut.unreal", start, len(left), True)
    account = words[-2:] in (("is", "that"), ("was", "that")) and not listed("account_nouns").isdisjoint(
        words[:-2]
    )
    if account and {"my", "our"}.isdisjoint(words):
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
    if words in (("imagine",), ("suppose",), ("pretend",), ("say",)):
        return Governor("embedding", "cut.disowned", start, len(left), True)
    if words[-1] == "that" and words[0] in ("pretend", "imagine", "suppose", "assume"):
        return Governor("embedding", "cut.disowned", start, len(left), True)
    return None


def _conditional(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A condition right before the words kept, or a whole if-clause of which they are the consequence."""
    words = left.words
    if words[-1] == "even" and kept[:1] and kept[0] in ("if", "though", "when"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    if words[-1] in ("if", "unless", "whether", "lest") or words[-2:] == ("in", "case"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    at = start
    if opens_condition(words, start) and words[-1] == "that":
        return Governor(
            "condition", "cut.condition", start, len(words), True
        )  # "If I thought for a minute that"
    while (
        not opens_condition(words, at)
        and at < len(words) - 1
        and (words[at] in listed("openers") or words[at] in ("but", "because", "that"))
    ):
        at += 1
    opens = opens_condition(words, at)
    subject = kept[:1] and (
        kept[0] in listed("subject_pronouns") or kept[0] == "there" or kept[0] in listed("finite_verbs")
    )
    if opens and ("," in left.between(len(words)) or (subject and not at and len(words) - at > opens)):
        return Governor("condition", "cut.condition", at, len(words), is_clause(kept[:CLAUSE]))
    return None
