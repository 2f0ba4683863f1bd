"""Two clauses joined in silence, so that one's subject does what another did.

"The general wanted war. The president wanted peace." is no "The general wanted peace."
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import bases, markers, opposite
from quotes.wording.canon.verbs import may_act
from quotes.wording.cutting.governors import Governor, parted

# Words of the kept piece before the join that may hold its subject and verb.
SUBJECT = 4
_ARTICLES = classed("articles")
# Words that open what a verb, an adjective or a noun before them takes.
_HOLDING = _ARTICLES | {"to", "my", "our", "your", "his", "her", "its", "their", "nothing", "this", "that"}
_RELATIVES = classed("relatives")
_SUBJECT_RELATIVES = frozenset({"who", "which", "that"})
# Adverbs that hold nothing of what follows them.
_LOOSE = classed("loose_adverbs")
_SPEAKERS = classed("speaker") | {"you", "what", "who"}
_LEADING = listed("grammar_determiners", "possessives")
_CONJUNCTIONS = classed("conjunctions")


def joined(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """What was really said of the second piece, where it was joined to the beginning of another clause."""
    if parted(left_out, len(left_out)) or not after:
        return []
    return (
        of_relative(left_out, before, after)
        or _other_sentence(left_out, before)
        or _other_clause(left_out, before, after)
        or _same_verb(left_out, before, after)
        or _another_verb(left_out, before, after)
        or _second_verb(left_out, before, after)
        or _another_head(left_out, before, after)
    )


def other_subject(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """A subject before a marked cut that is given what another sentence says of another: "Tugs [pull. Barges] sink".

    A pronoun there only takes up the subject that was kept.
    """
    start = next((at for at in range(len(left_out) - 1, 0, -1) if sentence_start(left_out, at)), 0)
    subject = left_out.words[start:]
    verbs = listed("finite_verbs")
    again = before[-1:] == left_out.words[-1:] and before[-1] in verbs  # "ours is [old. Theirs is] the best"
    subject = subject[:-1] if again else subject
    if start and _two_persons(left_out.words[start:], before) and not parted(left_out, len(left_out)):
        return [Governor("roles", "cut.joined", start, len(left_out), True)]
    if not start or not after or len(subject) > SUBJECT or parted(left_out, len(left_out)):
        return []
    acts = again or after[0] in verbs or (is_past(after[0]) and len(subject) > 0)
    held = before[: len(before) - again][-SUBJECT:]
    told = any(word in verbs or is_past(word) for word in (*held, *subject))
    if (
        told
        or not acts
        or not listed("subject_pronouns").isdisjoint(subject)
        or {*subject} <= listed("light_words")
    ):
        return []
    return [Governor("roles", "cut.joined", start, len(left_out), True)]


def _two_persons(tail: Sequence[str], before: Sequence[str]) -> bool:
    """Whether one does it in the one sentence and another in the next: "we want [reform. They want] revolution"."""
    persons = grouped("guard_pronouns")
    if len(tail) != 2 or tail[1:] != before[-1:] or tail[1] in listed("light_words"):
        return False
    one, other = persons.get(tuple(before[-2:-1])), persons.get(tuple(tail[:1]))
    return one is not None and other is not None and one != other


def of_relative(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """What a relative clause tells of another, given to the subject: "The cooks [warned the owner, who] did nothing"."""
    last = len(left_out) - 1
    if last < 2 or left_out.words[last] not in _SUBJECT_RELATIVES or parted(left_out, len(left_out)):
        return []
    subject = (
        bool(before) and before[-1] not in listed("light_words") and not any(map(may_act, before[-SUBJECT:]))
    )
    if subject and may_act(left_out.words[0]) and may_act(after[0]):
        return [Governor("roles", "cut.joined", 0, len(left_out), True)]
    return []


def _other_sentence(left_out: Atoms, before: Sequence[str]) -> list[Governor]:
    """ "We love the town. We hate the noise." is no "We love the noise": the verb cut away was the opposite."""
    starts = [at for at in range(1, len(left_out)) if sentence_start(left_out, at)]
    if not starts or sentence_start(left_out, len(left_out)):
        return []
    tail = left_out.words[starts[-1] :]
    if before[-1:] == tail[-1:] and tail[-1] in listed("prepositions"):
        # "A giant on [grass. On] clay": what is told of the one sentence's place is told of the other's.
        return [Governor("roles", "cut.joined", starts[-1], len(left_out), True)]
    if not listed("clause_openers").isdisjoint(tail):
        return []
    negation = next((m for m in markers(left_out.words, starts[-1]) if m.kind == "negation"), None)
    if negation is not None:
        return [Governor("negation", "cut.joined", negation.start, negation.end, True)]
    for at, word in enumerate(tail, starts[-1]):
        if any(opposite(word, said) for said in before[-SUBJECT:]):
            return [Governor("polarity", "cut.joined", at, at + 1, True)]
    return []


def _other_clause(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """ "I like the mayor, but I can't stand his friends" is no "I like his friends"."""
    words = left_out.words
    start = _clause(left_out)
    if not start or after[0] in listed("subject_pronouns") or after[0] in listed("clause_openers"):
        return []
    for marker in markers(words, start):
        if marker.kind == "negation":
            return [Governor("negation", "cut.joined", marker.start, marker.end, True)]
    verbs = listed("finite_verbs")
    another = not _resumes(words[-2:-1], before) and words[-2:-1] != before[-2:-1]
    if before and before[-1] in verbs and words[-1] in verbs and len(words) - start > 2 and another:
        return [Governor("roles", "cut.joined", start + 1, len(words), True)]  # somebody else is one
    return []


def _same_verb(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """Two clauses with the same verb and two subjects: the gap runs from the one verb to behind the other."""
    words = left_out.words
    start = _clause(left_out)
    if not start or not before or len(words) - start < 2:
        return []
    # A gap can be read a word to the left: "ran [the shop, and his wife ran] the town".
    back = 0
    while (
        back < min(len(words) - start, len(before)) - 1 and words[-1 - back] == before[-1 - back] in _ARTICLES
    ):
        back += 1
    if not bases(words[-1 - back]).isdisjoint(bases(before[-1 - back])):
        subject, kept, verb = (
            words[start : len(words) - 1 - back],
            before[: len(before) - 1 - back],
            words[-1 - back],
        )
    elif not bases(words[0]).isdisjoint(bases(after[0])):
        subject, kept, verb = words[start:], before, words[0]
    else:
        return []
    light = (listed("light_words") - listed("subject_pronouns")) | _RELATIVES
    named = [word for word in subject if word not in light and word not in _CONJUNCTIONS]
    if (
        not named
        or _resumes(named, kept)
        or len(named) > SUBJECT
        or not _told_apart(named, [word for word in kept[-SUBJECT:] if word not in light])
        or verb in light - listed("finite_verbs")
    ):
        return []
    return [Governor("roles", "cut.joined", start, len(words), True)]


def _told_apart(named: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether two subjects are two, or of one kind each with a word of its own: "the first batch", "the second batch"."""
    return {*named}.isdisjoint(kept) or bool({*named} - {*kept} and {*kept} - {*named})


def _resumes(named: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a pronoun only takes up the subject before it: "the plan will cost us time, and it will work"."""
    return {*named} <= {"it", "they", "he", "she"} and listed("subject_pronouns").isdisjoint(before)


def _another_verb(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """What another verb was said of, joined to the first verb: "I blame the weather. I forgive the crew."."""
    words = left_out.words
    start = _clause(left_out)
    if not start or after[0] in listed("subject_pronouns") or after[0] in listed("clause_openers"):
        return []
    subject = start + (words[start] in _CONJUNCTIONS)
    if subject + 1 >= len(words) or words[subject] not in listed("subject_pronouns"):
        return []
    said = [word for word in words[subject + 1 :] if word not in listed("light_words")]
    if (
        not said
        or not said[0].isalpha()
        or any(not bases(said[0]).isdisjoint(bases(word)) for word in before)
    ):
        return []
    return [Governor("roles", "cut.joined", start, len(words), True)]


def _second_verb(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """Two things done by one ("freed [the son and jailed] the father"), or one by two ("[left, and the rebels] took it")."""
    words = left_out.words
    start = _clause(left_out)
    if not start or words[start] not in _CONJUNCTIONS or start + 1 >= len(words):
        return []
    verb = words[start + 1]
    done = any(is_past(word) for word in before[-SUBJECT:])
    another = is_past(verb) and done and all(bases(verb).isdisjoint(bases(word)) for word in before)
    if another and after[0] not in listed("clause_openers", "subject_pronouns"):
        return [Governor("roles", "cut.joined", start, len(words), True)]
    others = 1 < len(words) - start <= SUBJECT and words[start + 1] in _ARTICLES | listed("possessives")
    if (
        others
        and may_act(words[0])
        and may_act(after[0])
        and not any(may_act(word) for word in words[start:])
    ):
        return [Governor("roles", "cut.joined", start, len(words), True)]
    return []


def _another_head(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """What the second piece hung on in its own half: "I admire his courage [and despise his] politics".

    Words that the first half has too ("we need nurses, and we need welders") leave the second what it was.
    """
    words = left_out.words
    start = _clause(left_out)
    own = start + (words[start] in _CONJUNCTIONS) if start else len(words)
    tail = words[own:]
    if tail[:1] and tail[0] in _RELATIVES:
        return []  # "my [head, where it's] like": said of what was left out as well
    subjects = listed("subject_pronouns")
    if len(tail) == 1 and tail[0] in subjects and before[-1:] and before[-1] in subjects - {tail[0]}:
        return [Governor("roles", "cut.joined", own, len(words), True)]  # "He [hates the sea. She] loves it"
    if len(tail) == 1 and tail[0] in _SPEAKERS and before[-1:] and _is_subject(before) and may_act(words[0]):
        return [
            Governor("roles", "cut.joined", own, len(words), True)
        ]  # "My brother [stole the car. I] drove it"
    if len(tail) < 2 or words[0] in _RELATIVES or after[0] in listed("clause_openers") | _CONJUNCTIONS:
        return []
    content = [word for word in tail if word not in listed("light_words") and word not in _LOOSE]
    known = {base for word in before for base in bases(word)}
    if not content or all(not bases(word).isdisjoint(known) for word in content):
        return []
    # In a list what stands before the last member is its own: "[cheese, two kinds of] pickled fish".
    takes = _HOLDING | listed("prepositions")
    acts = any(
        word in content and is_past(word) and (not at or {*tail[at + 1 : at + 2]} & takes)
        for at, word in enumerate(tail)
    ) or any((word,) in grouped("guard_pronouns") and word not in _HOLDING for word in tail)
    own_subject = bool(before) and before[-1] in subjects and words[0] not in _CONJUNCTIONS
    acts |= (
        own_subject and tail[0] in _HOLDING and is_past(after[0])
    )  # "I [fired him. The players] loved him"
    holds = words[-1] in _HOLDING and words[-2] not in listed("prepositions")
    opens = (
        after[0] in _HOLDING
        or after[0] in listed("prepositions")
        or (after[0],) in grouped("guard_quantifiers")
    )
    beside = tail[0] in listed(
        "grammar_prepositions"
    )  # "out of the hall and through the snow [to the church]"
    turned = acts or ((holds or opens) and not beside)
    return [Governor("roles", "cut.joined", own, len(words), True)] if turned else []


def _is_subject(before: Sequence[str]) -> bool:
    """Whether the words kept end with somebody or something named, and nothing is told of it yet: "my brother"."""
    led = [n for n in range(2, SUBJECT + 1) if before[-n : -n + 1] != () and before[-n] in _LEADING]
    run = before[-led[0] :] if led else ()
    return bool(run) and len(before) == len(run) and not any(map(may_act, run[1:]))


def _clause(left_out: Atoms) -> int:
    """Where the last clause of the words left out begins, or 0 where they hold no second clause."""
    for at in range(len(left_out) - 1, 0, -1):
        if left_out.words[at] in _CONJUNCTIONS or sentence_start(left_out, at) or parted(left_out, at):
            return at
    return 0
