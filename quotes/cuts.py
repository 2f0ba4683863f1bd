"""What stands at the edges of a cut: words left out that governed the words kept.

Three questions, asked at both edges of an excerpt and of every ellipsis. Did a negation or a condition fall
away ("not …", "if …")? Were the words somebody else's, or taken back before they were said ("critics say …",
"I never said that …")? Were they taken back after ("… but that is false")? Only such words turn the meaning;
a hedge, a time or a politeness cut away is told and no more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.atoms import Atoms
from quotes.changes import sentence_start
from quotes.lexicon import listed, phrases
from quotes.markers import markers
from quotes.reference import saying
from quotes.text import DOUBLE_MARKS

# The longest mark of a cut, in code points.
MARK = 12
# Words of no weight of their own allowed between a negation and the words it governs.
REACH = 4
# A clause after which "if …" is a condition of it has a subject among its last words.
CLAUSE = 12
# Words after the cut in which it may be called untrue.
REBUTTAL = 8
# Words looked at for the verb of saying that the words kept hang on.
SAYING = 12
# Words of the kept piece before a cut that may hold the subject of a verb cut away ("the minister says, …").
SUBJECT = 4

# A cut is marked by an ellipsis, with or without brackets, or by empty brackets. No nested repetition here.
_MARK = re.compile(r"\[ ?(?:\.{2,}|…|\. \. \.)? ?\]|\( ?(?:\.{3,}|…|\. \. \.) ?\)|\.{3,}|…|\. \. \.")
_LIMITING = frozenset({"only", "some", "few", "most", "half"})
_MODALS = frozenset({"may", "could", "must", "should", "would", "can"})


@dataclass(frozen=True, slots=True)
class Governor:
    """Words left out that govern the words kept: their kind, rule, and place among the words read."""

    kind: str
    rule: str
    start: int
    end: int
    turns: bool


def mark_offsets(text: str) -> list[int]:
    """Where a text marks that words were left out, as the offset at which each mark ends."""
    if "." not in text and "…" not in text and "[" not in text:
        return []
    return [match.end() for match in _MARK.finditer(text)]


def marked(said: Atoms) -> frozenset[int]:
    """The claim words before which the claim marks a cut; 0 and the number of words are its outer edges."""
    found = set()
    at = 0
    for end in mark_offsets(said.text[: said.ends[-1] + MARK]) if len(said) else ():
        while at < len(said) and said.starts[at] < end:
            at += 1
        found.add(at)
    return frozenset(found)


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


def after_cut(
    right: Atoms, kept: Sequence[str], *, same_sentence: bool, narrated: bool = False
) -> list[Governor]:
    """What, at the head of the words left out, takes back or conditions the words kept before them."""
    words = right.words
    for size in range(min(8, len(words)), 0, -1):
        if words[:size] not in phrases("guard_rebuttals"):
            continue
        bound = words[0] in ("is", "which", "said", "says", "or")
        if (bound and not same_sentence) or (words[0] == "or" and not _parted(right, 0)):
            continue
        return [Governor("rebuttal", "cut.rebuttal", 0, size, True)]
    if (size := _taken_back(right, same_sentence)) > 0:
        return [Governor("rebuttal", "cut.rebuttal", 0, size, True)]
    if not same_sentence or not words:
        return []
    if words[0] == "'s":
        return [Governor("name", "cut.possessive", 0, min(2, len(words)), True)]
    head = 1 if words[0] in ("but", "and", "only") and len(words) > 1 else 0
    head += 1 if words[head] == "only" and len(words) > head + 1 else 0
    opens = _opens_condition(words, head)
    if opens:
        return [Governor("condition", "cut.condition", 0, head + opens, _is_clause(kept))]
    end = next(
        (at for at in range(1, min(len(words), SAYING)) if _parted(right, at)), min(len(words), SAYING)
    )
    verb = saying(words[:end]) if _parted(right, 0) and words[0] != "you" else None
    if not narrated and verb is not None and listed("saying_objects").issuperset(words[verb + 1 : end]):
        return [Governor("nested_speaker", "cut.voice", 0, end, True)]
    if not narrated and words[:2] == ("according", "to") and _parted(right, 0):
        return [Governor("nested_speaker", "cut.voice", 0, end, True)]
    return []


def _taken_back(right: Atoms, same_sentence: bool) -> int:
    """How many words after the cut call what was said untrue: "but it was not so", "would be madness"."""
    words = right.words
    opening = listed("rebuttal_openers") if same_sentence else listed("rebuttal_sentences")
    if not words or words[0] not in opening:
        return 0
    end = next(
        (at for at in range(1, min(len(words), REBUTTAL)) if _parted(right, at)), min(len(words), REBUTTAL)
    )
    for at in range(1, end):
        # "Not the right answer" calls nothing untrue: the word must end its clause.
        last = at + 1 == len(words) or _parted(right, at + 1)
        denied = (
            last
            and words[at] in listed("true_words")
            and not {"not", "never", "hardly"}.isdisjoint(words[:at])
        )
        if denied or words[at] in listed("guard_untrue"):
            return at + 1
    return 0


def omitted(left_out: Atoms, before: Sequence[str], after: Sequence[str], *, silent: bool) -> list[Governor]:
    """What fell out between two kept pieces: whatever governed either, and every other marker as a finding.

    Where the cut is not marked (`silent`), a hedge that covered the second piece turns the meaning as well.
    """
    goes_on = not any(mark in left_out.between(0) for mark in ".!?")
    found = after_cut(left_out, before, same_sentence=goes_on)
    for governor in before_cut(left_out, after):
        turns = governor.turns or (silent and governor.kind == "hedge")
        found.append(Governor(governor.kind, governor.rule, governor.start, governor.end, turns))
    if goes_on and not found:
        found += _main_clause(left_out, before)
    told = {at for g in found for at in range(g.start, g.end)}
    for marker in markers(left_out.words):
        if marker.kind in ("negation", "hedge", "condition", "number", "modal") and marker.start not in told:
            found.append(Governor(marker.kind, f"cut.omitted_{marker.kind}", marker.start, marker.end, False))
    return found


def _main_clause(left_out: Atoms, before: Sequence[str]) -> list[Governor]:
    """What the words left out hold of the clause that goes on behind them: "will [not, whatever it costs,] sell".

    That clause runs up to the first comma or dash. Where a new clause follows ("and they …") it was complete,
    and governs nothing kept.
    """
    words = left_out.words
    if _parted(left_out, 0) or not words or words[0] in listed("clause_openers"):
        return []
    if words[0] in listed("subject_pronouns") or words[0] == "there":
        return []  # a clause with a subject of its own
    end = 1
    while end < len(words) and not _parted(left_out, end) and words[end] not in listed("clause_openers"):
        end += 1
    if end < len(words) and words[end] in ("and", "but", "or", "so", "yet") and not _aside(left_out, end):
        return []
    for marker in markers(words, 0, end):
        if marker.end > end:
            continue
        if marker.kind == "negation" or (
            marker.kind == "modal" and marker.group in _MODALS and marker.start < 2
        ):
            return [Governor(marker.kind, f"cut.{marker.kind}", marker.start, marker.end, True)]
    for at in range(end):
        if words[at] in listed("guard_denying"):
            return [Governor("embedding", "cut.disowned", at, at + 1, True)]
    subject = tuple(before[-SUBJECT:])
    verb = saying((*subject, *words[:end]))
    if (
        verb is not None
        and verb >= len(subject)
        and all(w in ("that", "the") for w in words[verb + 1 - len(subject) : end])
    ):
        at = verb - len(subject)
        return [Governor("nested_speaker", "cut.voice", at, at + 1, True)]
    return []


def _aside(left_out: Atoms, at: int) -> bool:
    """Whether what begins here is closed by a comma again, so that the clause before goes on after it."""
    size = len(left_out)
    return _parted(left_out, at) and any(
        _parted(left_out, end) for end in range(max(at + 1, size - 2), size + 1)
    )


def _finished(left: Atoms) -> bool:
    """Whether the words left out end with a finished sentence, so that they govern nothing after it."""
    tail = left.between(len(left))
    if "\n\n" in tail:
        return True
    if not any(mark in tail for mark in ".!?"):
        return False
    last = left.surface[-1]
    return not (tail.lstrip().startswith(".") and (len(last) == 1 or last in listed("abbreviations_pointed")))


def _quoted(gap: str) -> bool:
    """Whether quotation marks stand at an edge: then the words outside are the narrator's, not the speaker's."""
    return any(mark in gap for mark in DOUBLE_MARKS)


def _parted(text: Atoms, at: int) -> bool:
    """Whether punctuation stands before a word (or after the last)."""
    return any(not c.isspace() for c in text.between(at))


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
        return Governor("negation", "cut.denied_saying", first, len(words), True) if first <= verb else None
    if not negations:
        return None
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
            if words[marker.start] == "no" and _parted(left, at):
                return None
            return Governor("negation", "cut.negation", marker.start, len(words), True)
        if words[at - 1] not in light or _parted(left, at):
            return None
        at -= 1
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
    if verb is None or verb < voices or (_parted(left, len(words)) and "," not in left.between(len(words))):
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
    related = words[-2:-1] == ("of",) or words[-1] == "of"
    if (
        related
        and not listed("guard_relations").isdisjoint(words[start:][:3])
        and len(words) - start <= REACH + 1
    ):
        return Governor("name", "cut.relation", start, len(words), True)
    number = bool(kept) and (kept[0][0].isdigit() or kept[0][0] == "#" or kept[0] in listed("number_words"))
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


def _unreal(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A dream, a play or somebody's account in which the words kept are so: "in my dream", "according to …,"."""
    words = left.words[start:]
    if words[:2] == ("according", "to") and "," in left.between(len(left)):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    if len(words) <= REACH and words[0] == "in" and words[-1] in listed("unreal_places"):
        return Governor("embedding", "cut.unreal", start, len(left), True)
    account = words[-2:] in (("is", "that"), ("was", "that")) and not listed("account_nouns").isdisjoint(
        words[:-2]
    )
    if account and {"my", "our"}.isdisjoint(words):
        return Governor("nested_speaker", "cut.voice", start, len(left), True)
    if words[-1] == "that" and words[0] in ("pretend", "imagine", "suppose", "assume"):
        return Governor("embedding", "cut.disowned", start, len(left), True)
    return None


def _conditional(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A condition right before the words kept, or a whole if-clause of which they are the consequence."""
    words = left.words
    if words[-1] in ("if", "unless", "whether", "lest") or words[-2:] == ("in", "case"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    at = start
    while at < len(words) - 1 and (words[at] in listed("openers") or words[at] in ("but", "because", "that")):
        at += 1
    opens = _opens_condition(words, at)
    if opens and "," in left.between(len(words)):
        return Governor("condition", "cut.condition", at, len(words), _is_clause(kept[:CLAUSE]))
    return None


def _opens_condition(words: Sequence[str], at: int) -> int:
    """How many words open a condition at this place; 0: none."""
    known = phrases("condition_openers")
    most = min(4, len(words) - at)
    return next((size for size in range(most, 0, -1) if tuple(words[at : at + size]) in known), 0)


def _is_clause(kept: Sequence[str]) -> bool:
    """Whether the words kept say something that can depend on a condition: somebody does something."""
    tail = kept[-CLAUSE:]
    subjects, verbs = listed("subject_pronouns"), listed("finite_verbs")
    return any(word in subjects or word == "there" for word in tail) or any(word in verbs for word in tail)
