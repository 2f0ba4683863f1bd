"""What leads in to the words kept, read from the cut backwards: a denial, a condition, another voice just before them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import Marker, markers
from quotes.wording.canon.reserve import reserved
from quotes.wording.cutting.asides import before_aside, begun_again, last_said, without_aside
from quotes.wording.cutting.asking import asked, asked_why
from quotes.wording.cutting.bargains import bargain
from quotes.wording.cutting.conditions import conditional, inverted
from quotes.wording.cutting.counted import counted
from quotes.wording.cutting.directives import not_told_to
from quotes.wording.cutting.embeddings import (
    disowned,
    hanging_verb,
    misconceived,
    quoted_as,
    relayed,
    unreal,
    voiced,
)
from quotes.wording.cutting.governors import REACH, SAYING, Governor, is_count, parted, quoted, tells
from quotes.wording.cutting.limits import modifier
from quotes.wording.cutting.messages import messaged
from quotes.wording.cutting.once_held import once_held
from quotes.wording.cutting.rumours import going_round
from quotes.wording.cutting.subjects import denied_subject, out_of_nothing, subject_start, what_it_is

_A_FEW = (("a",), ("the",), ("these",), ("those",))
_NEARLY = classed("nearly")
_SEEN = classed("spoken_of") | {"us", "me", "you", "anybody", "anyone"}
_SEEING = frozenset({"see", "seen", "saw", "hear", "heard", "watch", "watched", "catch", "caught"})
_LAST_THING = ("last", "thing")
# Words kept of "the last thing | I want to mention".
WISH = 4
# What nobody does who means what is said.
_VOUCHED = frozenset({"lying", "joking", "kidding", "exaggerating", "bluffing"})
_ALL = classed("wholes") | classed("determiners")
# What governs the subject alone, so that nothing of it is lost where the predicate is quoted without it.
_OF_SUBJECTS = frozenset({"cut.quantifier", "cut.bound", "cut.name", "cut.relation"})


def before_cut(
    left: Atoms, kept: Sequence[str], *, voices: int = 0, subjects: bool = False
) -> list[Governor]:
    """What, at the end of the words left out, governs the words kept after them.

    `voices` is the first word that may make the rest somebody else's: in front of it stands the narrator. With `subjects`
    the words kept may have lost theirs, and what governs the clause is looked for before it; a cut inside a quotation has a
    subject before it, unless another clause begins in it.
    """
    words = left.words
    if not words or _finished(left):
        return []
    if (again := begun_again(left, kept)) < len(left):
        return before_cut(left.part(0, again), kept, voices=voices, subjects=subjects) if again else []
    if (end := last_said(left)) < len(left):
        said = replace(left.part(0, end), last=left.ends[end - 1])
        return before_cut(said, kept, voices=voices, subjects=subjects)
    start = len(left) - 1
    while start > 0 and not _begins(left, start):
        start -= 1
    governor = _governing(left, start, kept, voices)
    if governor is None and (bare := without_aside(left, start)) is not None:
        governor = _governing(bare, start, kept, voices)
    if governor is None and subjects:
        governor = _before_subject(left, start, kept, voices)
    if governor is not None:
        return [governor]
    near = markers(words, max(start, len(words) - 6))
    hedges = [m for m in near if m.kind == "hedge" and m.end >= len(words) - 1]
    told = [Governor("hedge", "cut.hedge", m.start, m.end, False) for m in hedges]
    if (clause := reserved(words, start)) is not None and (not told or clause.kind == "negation"):
        told = [
            Governor(clause.kind, f"cut.{clause.kind}", clause.start, len(words), clause.kind == "negation")
        ]
    which = None if told else modifier(left, start, kept)
    return [which] if which else told


def _governing(left: Atoms, start: int, kept: Sequence[str], voices: int) -> Governor | None:
    """The first rule that finds what governs the words kept."""
    for rule in (
        _denied,
        _last_thing,
        disowned,
        conditional,
        bargain,
        counted,
        misconceived,
        unreal,
        relayed,
        going_round,
        once_held,
        quoted_as,
        messaged,
        asked,
        not_told_to,
    ):
        governor = rule(left, start, kept)
        told = governor is not None and governor.kind == "nested_speaker" and governor.start < voices
        if governor is not None and not told:  # "According to Finch, “…”" is the narrator's credit
            return governor
    return voiced(left, start, kept, voices)


def _last_thing(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A denial of a wish of which only the wish was kept: "the last thing | I want is to close it"."""
    words = left.words
    denied = words[-2:] == _LAST_THING and markers((*_LAST_THING, *kept[:WISH]))[:1]
    if not denied or denied[0].kind != "negation":
        return None
    return Governor("negation", "cut.negation", len(words) - len(_LAST_THING), len(words), True)


def _before_subject(left: Atoms, start: int, kept: Sequence[str], voices: int) -> Governor | None:
    """What governs a clause of which the words kept are the predicate; what only counts or limits the subject does not."""
    governor = denied_subject(left, start, kept)
    subject = subject_start(left, start, kept)
    if subject is None:
        subject = what_it_is(left, start, kept)
    if governor is not None or subject is None or subject <= start:
        return governor
    governor = _governing(left.part(0, subject), start, (*left.words[subject:], *kept), voices)
    return None if governor is not None and governor.rule in _OF_SUBJECTS else governor


def _begins(left: Atoms, at: int) -> bool:
    """Whether a sentence begins at this word, or one in marks behind what introduces it; none does behind a mere space."""
    return left.between(at) != " " and (sentence_start(left, at) or _speech_start(left, at))


def _speech_start(left: Atoms, at: int) -> bool:
    """Whether a sentence in marks begins at this word, behind what introduces it: 'She added: “If …'."""
    return quoted(left.between(at)) and left.text[left.starts[at]].isupper() and parted(left, at)


def _finished(left: Atoms) -> bool:
    """Whether the words left out end with a finished sentence, so that they govern nothing after it."""
    tail = left.between(len(left))
    if "\n\n" in tail:
        return True
    if not any(mark in tail for mark in ".!?"):
        return False
    last = left.surface[-1]
    return not (tail.lstrip().startswith(".") and (len(last) == 1 or last in listed("abbreviations_pointed")))


def _asks_for_a_yes(words: Sequence[str], start: int, kept: Sequence[str]) -> bool:
    """Whether a "not" belongs to a question that expects a yes, and so denies nothing."""
    pronouns = listed("subject_pronouns")
    if words[-1] == "not" and words[-2:-1] and inverted(words[-2]) and kept[:1] and kept[0] in pronouns:
        return True  # "weren't you going to …?"
    joins = words[-1] == "that" and kept[:1] and kept[0] in pronouns | listed("grammar_determiners")
    asked = words[-3:-1] if words[-1] in pronouns and not joins else ()  # "it isn't that | I mind" joins
    if asked[1:] == ("not",) and inverted(asked[0]):
        return True  # "wouldn't it | be nice"
    # "is not the reason of | your mistake …?"
    return (
        words[start + 1 : start + 2] == ("not",)
        and inverted(words[start])
        and words[start] not in ("do", "can")
    )


def _denied(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A negation right before the words kept, or on the verb of saying or thinking they hang on."""
    words = left.words
    if kept[:1] and kept[0] in ("only", "just", "merely", "simply") and words[-1] == "not":
        return None
    if _asks_for_a_yes(words, start, kept) and not asked_why(words, kept):
        return None
    found = (m for m in markers(words, start) if m.kind == "negation")
    # "Whether you like it or not" leaves both open.
    negations = {m.end: m for m in found if words[m.start - 1 : m.end] != ("or", "not")}
    if words[-2:] == ("anything", "but") and parted(left, len(words) - 1):
        negations.pop(len(words), None)  # "I'm not saying anything, but | if it rains we go"
    verb = hanging_verb(left, start, kept, "guard_attitudes")
    if words[-2:] == ("tell", "you") and parted(left, len(words)):
        return None  # "I couldn't tell you, | I closed my eyes"
    if verb is not None and words[verb] == "clear" and parted(left, len(words)):
        return None  # "in case it wasn't clear, | we close at noon"
    if verb is not None:
        return _denied_saying(left, start, verb, negations)
    governor = _forbidden(left, start, kept, [m.start for m in negations.values()])
    if governor is not None or not negations:
        return governor
    joins = kept[:1] and kept[0] in ("and", "but", "so") and {*kept[1:2]} & listed("subject_pronouns")
    if joins and parted(left, len(words)):
        return None  # "because she couldn't not, | and he went"
    if (
        words[-1] in ("that", "when", "of", "to", "for")
        and words[-2:-1]
        and words[-2] in listed("guard_denied_nouns")
        and not parted(left, len(words) - 1)
    ):
        near = [m for m in negations.values() if m.end >= len(words) - 2 - REACH]
        return Governor("negation", "cut.negation", near[0].start, len(words), True) if near else None
    bare = words[-1] in listed("guard_denied_nouns") and not parted(left, len(words))
    if bare and tells(kept) and kept[0] not in listed("prepositions"):
        near = [m for m in negations.values() if m.end >= len(words) - 1 - REACH]
        if near:
            return Governor(
                "negation", "cut.negation", near[0].start, len(words), True
            )  # "no sign | they failed"
    if words[-1] in _SEEN and words[-2:-1] and words[-2] in _SEEING and not parted(left, len(words)):
        left = left.part(0, len(words) - 2)  # "I've never heard him | complain"
    return _denied_beside(left, start, negations)


def _denied_saying(left: Atoms, start: int, verb: int, negations: Mapping[int, Marker]) -> Governor | None:
    """ "I never said", "it is absurd to say": what denies stands anywhere before the verb in its clause."""
    words = left.words
    firsts = [m.start for m in negations.values()]
    firsts += [n for n in range(start, len(words)) if words[n] in listed("guard_denying")]
    firsts += [n for n in range(start, verb) if words[n] == "few" and words[n - 1 : n] not in _A_FEW]
    if words[verb - 1 : verb] == ("to",):
        firsts += [n for n in range(max(start, verb - 1 - REACH), verb - 2) if words[n] == "too"]
        if any(words[n] == "too" and n in negations for n in firsts):
            return None  # "I'm not too proud to say that"
    firsts = [n for n in firsts if not any(_another_clause(left, at) for at in range(n + 1, verb + 1))]
    first = min(firsts, default=len(words))
    if words[verb] in listed("guard_denying") and negations:
        return None
    if words[verb - 2 : verb + 1] == ("and", "i", "mean"):
        return None  # "nobody, and I mean nobody, …"
    if first < verb and not _VOUCHED.isdisjoint(words[first + 1 : first + 2]):
        return None  # "I'm not joking when I say that"
    return Governor("negation", "cut.denied_saying", first, len(words), True) if first <= verb else None


def _denied_beside(left: Atoms, start: int, negations: Mapping[int, Marker]) -> Governor | None:
    """A negation with nothing but light words between it and the words kept; by where each ends."""
    words, light = left.words, listed("light_words")
    at = before_aside(left, start)
    while at > start and len(words) - at <= REACH:
        if at in negations:
            marker = negations[at]
            if len(negations) > 1 and words[marker.start] in listed("guard_denied_that"):
                return None  # "nobody can deny that": denied twice is said
            if words[marker.start] == "no" and parted(left, at):
                return None
            if out_of_nothing(words, marker.start):
                return None
            return Governor("negation", "cut.negation", marker.start, len(words), True)
        if words[at - 1] not in light or parted(left, at):
            return None
        at -= 1
        if words[at] in listed("clause_openers") and parted(left, at):
            return None  # "she knew nothing, so | we left it there"
    return None


def _another_clause(left: Atoms, at: int) -> bool:
    """Whether a clause of its own begins at this word: behind a semicolon, or with an "and I" behind a comma."""
    joins = left.words[at] in ("and", "but", "so") and left.words[at + 1 : at + 2] != ()
    own = joins and left.words[at + 1] in ("i", "we")
    return ";" in left.between(at) or (own and "," in left.between(at))


def _forbidden(left: Atoms, start: int, kept: Sequence[str], denials: Sequence[int]) -> Governor | None:
    """Words that deny or forbid without being a plain "not": "instead of …", "they accused him of …".

    `denials` are the places of the plain ones; a word that denies after one of them denies no more.
    """
    words = left.words
    for size in (2, 1):
        place = len(words) - size
        if words[-size:] in phrases("guard_cut_negations") and not parted(left, len(words)):
            # "Nearly all" is no denial of all, but a bound of it.
            bounds = words[-1] in _NEARLY and kept[:1] and (is_count(kept[0]) or kept[0] in _ALL)
            kind, rule = ("bound", "cut.bound") if bounds else ("negation", "cut.negation")
            return (
                None if any(at < place for at in denials) else Governor(kind, rule, place, len(words), True)
            )
    low = max(start, len(words) - (SAYING if parted(left, len(words) - 1) else REACH))
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
        beside = bool(held) and len(words) - 2 - held[-1] <= REACH
        first = next((at for at in denials if beside and at < held[-1] <= at + REACH), None)
        if first is not None:
            return Governor("negation", "cut.denied_saying", first, len(words), True)
    return None
