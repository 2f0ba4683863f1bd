"""What stands at the edges of a cut: words left out that governed the words kept.

Three questions, asked at both edges of an excerpt and of every ellipsis. Did a negation or a condition fall
away ("not …", "if …")? Were the words somebody else's, or taken back before they were said ("critics say …",
"I never said that …")? Were they taken back after ("… but that is false")? Only such words turn the meaning;
a hedge, a time or a politeness cut away is told and no more.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import BINDING, markers, unreal_trial
from quotes.wording.canon.spans import is_range
from quotes.wording.cutting.afterthoughts import afterthought, held_back, in_others_words
from quotes.wording.cutting.another_antecedent import another_antecedent
from quotes.wording.cutting.asides import torn_denial
from quotes.wording.cutting.conditions import awaited, inverted, opens_condition, waits
from quotes.wording.cutting.fresh import asks
from quotes.wording.cutting.gainsaid import gainsaid
from quotes.wording.cutting.governors import (
    SAYING,
    Governor,
    denies,
    is_clause,
    is_count,
    parted,
    quoted,
    tells,
)
from quotes.wording.cutting.hung_on import hung_on
from quotes.wording.cutting.joined import joined, of_relative, other_subject
from quotes.wording.cutting.late_conditions import late_condition
from quotes.wording.cutting.leadins import before_cut
from quotes.wording.cutting.limits import limit_of_denial, other_choice, restrictive, time_limit
from quotes.wording.cutting.rebuttals import (
    answered_no,
    corrected,
    rebutted,
    refused,
    said_otherwise,
    taken_back,
    taken_back_late,
)
from quotes.wording.cutting.subjects import opens_clause
from quotes.wording.cutting.whose_predicate import whose_predicate
from quotes.wording.guard.amounts.exceptions import exception_length, takes_out
from quotes.wording.guard.denials.particles import takes_back
from quotes.wording.guard.people.voices import saying

# Words at the end of the kept piece of which one may be a number that a bound behind the cut belongs to: "12 million euros".
COUNTED = 3
# Words of the kept piece before a cut that may hold the subject of a verb cut away ("the minister says, …").
SUBJECT = 4

# Words of a condition up to its "then" in speech without marks.
CLAUSE_OPEN = 16
# What is said of a whole clause before it begins.
_OF_CLAUSES = frozenset({"cut.disowned", "cut.voice", "cut.denied_saying", "cut.question", "cut.condition"})

# What stands before them is parted from what stands behind.
_KEEPING_OFF = frozenset({"from", "against", "without"})


def after_cut(
    right: Atoms, kept: Sequence[str], *, same_sentence: bool, narrated: bool = False
) -> list[Governor]:
    """What, at the head of the words left out, takes back or conditions the words kept before them."""
    if (answer := _answered(right, kept, same_sentence=same_sentence, narrated=narrated)) is not None:
        return [answer]
    words = right.words
    if not same_sentence or not words:
        late = None if same_sentence else late_condition(right, kept)
        return [late] if late else []
    if size := corrected(right, kept):
        return [Governor("rebuttal", "cut.corrected", 0, size, True)]
    if (size := _denied(right)) and len(kept) > 1 and kept[-1] not in ("and", "but", "so"):
        return [Governor("negation", "cut.complement", 0, size, True)]
    if _denied_verb(right, kept):
        return [Governor("negation", "cut.negation", 0, 1, True)]
    if words[0] in classed("preferring") and kept[-1:] == ("would",) and not parted(right, 0):
        return [Governor("modal", "cut.preference", 0, 1, True)]  # "I would [rather starve]"
    if len(kept) > 1 and not parted(right, 0) and takes_back(kept[-1], words):
        return [Governor("polarity", "cut.particle", 0, 1, True)]  # "the strike was called [off]"
    if words[0] == "'s" and words[1:2] != ("got",):
        return [Governor("name", "cut.possessive", 0, min(2, len(words)), True)]
    size = exception_length(words) or _but_one(right)
    if size and ((takes_out(words) and tells(kept)) or not listed("guard_universals").isdisjoint(kept)):
        return [Governor("quantifier", "cut.exception", 0, size, True)]
    if (limit := _bounded_behind(words, kept)) is not None:
        return [limit]
    if (hung := hung_on(right, kept)) is not None:
        return [hung]
    limit = limit_of_denial(right, kept)
    condition = _conditioned(right, kept)
    if condition is not None and not (limit and limit.turns):
        return [condition]
    if (size := _restricted(right)) and len(kept) > 2:
        return [Governor("condition", "cut.restricted", 0, size, True)]
    which = restrictive(right, kept)
    if (beside := limit or other_choice(right) or time_limit(right) or which) is not None:
        return [beside]
    if narrated or quoted(right.between(0)) or not parted(right, 0):
        return []
    if voice := _voiced(right):
        return voice
    return [doubt] if (doubt := held_back(right)) is not None else []


def _answered(right: Atoms, kept: Sequence[str], *, same_sentence: bool, narrated: bool) -> Governor | None:
    """What takes the words kept back, in their sentence or in the next.

    What follows a mere "Absolutely not." speaks of what was asked.
    """
    if not same_sentence and not tells(kept) and denies(kept):
        return None
    if not same_sentence and "?" in right.between(0) and asks(kept):
        return None  # "Did you check the lock?": a question says nothing that a "No." takes back
    if (size := rebutted(right, same_sentence)) > 0:
        return Governor("rebuttal", "cut.rebuttal", 0, size, True)
    if (size := taken_back(right, same_sentence, kept)) > 0:
        return Governor("rebuttal", "cut.rebuttal", 0, size, True)
    if same_sentence and (size := taken_back_late(right)) > 0:
        return Governor("rebuttal", "cut.rebuttal", 0, size, True)
    if (not same_sentence or parted(right, 0)) and answered_no(right, kept):
        return Governor("rebuttal", "cut.rebuttal", 0, 3, True)
    if not same_sentence and (size := said_otherwise(right, kept)) > 0:
        return Governor("rebuttal", "cut.corrected", 0, size, True)
    if (answer := refused(right, kept, narrated=narrated)) is not None:
        return answer
    if not narrated and (opposite := gainsaid(right, kept)) is not None:
        return opposite
    return afterthought(right, kept, same_sentence=same_sentence)


def _but_one(right: Atoms) -> bool:
    """Whether a "but" takes somebody out of all or none, and no clause begins with it: "nobody was hurt [but the driver]"."""
    if right.words[:1] != ("but",) or parted(right, 0):
        return False
    end = next((at for at in range(1, min(len(right), SUBJECT) + 1) if parted(right, at)), len(right) + 1)
    one = right.words[1:end]
    closed = end <= len(right)
    acts = listed("finite_verbs", "subject_pronouns") - {"me"}
    return closed and one != () and acts.isdisjoint(one) and not any(map(is_past, one))


def _denied(right: Atoms) -> int:
    """How many words hold a denial that what was kept hangs on: "safe [for nobody] heavier"; 0 for none."""
    if parted(right, 0):
        return 0
    known = phrases("guard_denied_complements")
    return next((size for size in range(min(3, len(right)), 0, -1) if right.words[:size] in known), 0)


def _denied_verb(right: Atoms, kept: Sequence[str]) -> bool:
    """Whether the "not" of the last verb kept was cut away: "the tides are patient; the pilots are [not]"."""
    if right.words[0] not in ("not", "never") or parted(right, 0) or len(kept) < 2:
        return False
    idiom = right.words[1:2] and right.words[1] in ("only", "just", "merely", "simply")
    return inverted(kept[-1]) and not idiom


def _conditioned(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """A condition at the head of the words left out: "… if it rains", "… but only when asked"."""
    words = right.words
    head = 1 if words[0] in ("but", "and") and len(words) > 1 else 0
    opens = opens_condition(words, head)
    if not opens and words[head] == "only" and len(words) > head + 1:
        head += 1
        opens = opens_condition(words, head)
    if not opens:
        return None
    if words[:2] == ("and", "if") and _goes_on(right) and "believe" not in words[2:5]:
        return None  # "the dam is old, and if it rains we shall see"
    if words[head] == "if" and not parted(right, 0) and _has_its_own(right, head):
        return None  # captions: "we will not close | if it rains then we paint the hall"
    bound = (parted(right, 0) or words[head] == "unless") and len(kept) > 2
    turns = (bound or tells(kept)) and (not waits(words, head) or awaited(words[head:], kept))
    return Governor("condition", "cut.condition", 0, head + opens, turns)


def _has_its_own(right: Atoms, start: int) -> bool:
    """Whether a condition has a clause of its own behind a "then", and no mark told where a sentence ended."""
    for at in range(start + 2, min(len(right) - 1, CLAUSE_OPEN)):
        if parted(right, at):
            return False
        if right.words[at] == "then" and right.words[at + 1] in listed("subject_pronouns"):
            return True
    return False


def _goes_on(right: Atoms) -> bool:
    """Whether behind an "and if" a clause of its own stands that hangs on it: two subjects before the sentence ends."""
    end = next((at for at in range(1, len(right)) if sentence_start(right, at)), len(right))
    subjects = sum(word in listed("subject_pronouns") or word == "there" for word in right.words[2:end])
    return subjects > 1 or any("," in right.between(at) for at in range(3, end))


def _voiced(right: Atoms) -> list[Governor]:
    """Whose the words before are said to be, behind a comma: "…, claims the owner", "…, according to him"."""
    words = right.words
    end = next((at for at in range(1, min(len(words), SAYING)) if parted(right, at)), min(len(words), SAYING))
    if words[0] in listed("naming_verbs") and words[1:2] not in ((), ("i",), ("we",)):
        return [Governor("nested_speaker", "cut.voice", 0, min(2, len(words)), True)]  # "…, claims the owner"
    if words[0] == "as" and words[end - 1] in classed("granting"):
        return []  # "…, as even the other side admits": others say so too
    if words[0] in listed("finite_verbs") and "you" in words[1:3]:
        return []  # "…, do you think?" asks the hearer
    joined_on = words[1:2] == ("so",) or (words[1:2] == ("that",) and words[2:3] in (("is",), ("was",)))
    if words[0] in ("but", "and", "so", "or", "about") and not joined_on:
        return []  # a clause of its own: "…, but somebody was saying", "…, and that nobody was warned"
    told = words[:2] in (("you", "say"), ("you", "claim"), ("you", "said"), ("you", "tell"))
    verb = 1 if told else saying(words[:end]) if words[0] != "you" else None
    if verb is not None and "what" in words[:verb]:
        return []  # "…, despite what the papers say"
    if verb is not None and listed("saying_objects").issuperset(words[verb + 1 : end]):
        return [Governor("nested_speaker", "cut.voice", 0, end, True)]
    if (
        words[0] == "as"
        and {"have", "has", "had"} & set(words[:end])
        and words[end - 1] == "it"
        and words[1:2] not in (("i",), ("we",))
    ):
        return [Governor("nested_speaker", "cut.voice", 0, end, True)]
    if words[:2] == ("according", "to"):
        return [Governor("nested_speaker", "cut.voice", 0, end, True)]
    if size := in_others_words(right):
        return [Governor("nested_speaker", "cut.voice", 0, size, True)]
    return []


def _bounded_behind(words: Sequence[str], kept: Sequence[str]) -> Governor | None:
    """What says of a number just before it that it is a bound: "40 days [at least]", "five [to nine] euros"."""
    measured = any((word,) in grouped("guard_times") for word in kept[-1:])
    if words[:2] == ("and", "a") and words[2:3] in (("half",), ("quarter",)) and measured:
        return Governor("number", "cut.bound", 0, 3, True)  # "an hour [and a half]"
    if not any(is_count(word) for word in kept[-COUNTED:]):
        return None
    if words[0] in ("to", "or") and words[1:2] and any(is_range(kept[-n:], words[1]) for n in (1, 2)):
        return Governor("number", "cut.bound", 0, 2, True)  # "from five [to nine] euros"
    for size in range(min(4, len(words)), 0, -1):
        if words[:size] in phrases("guard_bounds_behind"):
            return Governor("bound", "cut.bound", 0, size, True)
        if words[:size] in phrases("guard_bounds_perhaps"):
            return Governor("hedge", "cut.bound", 0, size, False)
    return None


def _restricted(right: Atoms) -> int:
    """How many words limit what stands before them: "only at night", "but only for you", "in the simulation"; 0 for none."""
    words = right.words
    if words[:2] in (("but", "only"), ("and", "only")) and not parted(right, 1):
        return 3 if words[2:3] and words[2] in listed("grammar_prepositions") else 0
    if parted(right, 0):
        return 0
    if words[0] == "only" and words[1:2] and words[1] in listed("grammar_prepositions"):
        return 2
    size = unreal_trial(words)
    return size if size == len(words) or parted(right, size) else 0  # "in theory and in practice"


def omitted(left_out: Atoms, before: Sequence[str], after: Sequence[str], *, silent: bool) -> list[Governor]:
    """What fell out between two kept pieces: whatever governed either, and every other marker as a finding.

    Where the cut is not marked (`silent`), a hedge that covered the second piece turns the meaning as well.
    """
    goes_on = not any(mark in left_out.between(0) for mark in ".!?")
    found = after_cut(left_out, before, same_sentence=goes_on)
    if _said_again(left_out.words, before):
        found = [g for g in found if g.kind != "condition"]
    subjects = opens_clause(left_out) and not any(governor.turns for governor in found)
    for governor in before_cut(left_out, after, subjects=subjects):
        if governor.kind == "negation" and before[-1:] == left_out.words[governor.start :][:1]:
            continue  # "never[, and I repeat never,] negotiate": the denial was kept
        if governor.kind == "condition" and _said_again(left_out.words, before):
            continue
        turns = governor.turns or (silent and governor.kind == "hedge")
        found.append(Governor(governor.kind, governor.rule, governor.start, governor.end, turns))
    if goes_on and not any(governor.turns for governor in found):
        found += _held(left_out, after)
    if goes_on and not any(governor.turns for governor in found):
        torn = silent and len(left_out) == 1  # "is not [dangerous] to us" is broken
        found += [g for g in _main_clause(left_out, before, after) if not (torn and g.rule == "cut.disowned")]
    short = (
        len(left_out) < 3 and {*left_out.words} & {"it", "there", "what"} != set()
    )  # "scrunch it [down, it's] like"
    if silent and not short and not any(governor.turns for governor in found):
        found += joined(left_out, before, after)
    if not silent and not any(governor.turns for governor in found):
        found += other_subject(left_out, before, after) or of_relative(left_out, before, after)
    if len(left_out) > SUBJECT and not any(governor.turns for governor in found):
        found += whose_predicate(left_out, before, after)
    if not any(governor.turns for governor in found):
        found += another_antecedent(left_out, before, after)
    told = {at for g in found for at in range(g.start, g.end)}
    for marker in markers(left_out.words):
        if marker.kind in ("negation", "hedge", "condition", "number", "modal") and marker.start not in told:
            found.append(Governor(marker.kind, f"cut.omitted_{marker.kind}", marker.start, marker.end, False))
    return found


def _said_again(left_out: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a condition left out only says again the one kept before it: "if they agree[, and only if they agree]"."""
    told = [word for word in left_out if word not in ("and", "only", "but")]
    return (
        len(told) > 2 and tuple(told) == tuple(before[-len(told) :]) and told[0] in ("if", "unless", "when")
    )


def led_in(left_out: Atoms, after: Sequence[str]) -> list[Governor]:
    """What a few words dropped in silence said of the clause behind them as a whole: "[word is] the lock will close"."""
    if len(left_out) < 2 or not is_clause(after) or after[0] in listed("finite_verbs"):
        return []
    found = before_cut(left_out, after)
    return [g for g in found if g.turns and g.rule in _OF_CLAUSES and g.start < 2 and g.end == len(left_out)]


def _held(left_out: Atoms, after: Sequence[str]) -> list[Governor]:
    """A modal cut away right before the verb that is kept, or an "against" from the thing that is: "fight … any tax"."""
    words = left_out.words
    if not words or (parted(left_out, len(words)) and words[0] != "against"):
        return []
    if words[0] == "against" and _aside(left_out, 1):
        return [Governor("polarity", "cut.opposite", 0, 1, True)]
    if (
        words[-1] in _KEEPING_OFF
        and len(words) > 1
        and words[0] in listed("grammar_determiners", "not_possessive")
    ):
        at = len(words) - 1  # "save (the yard from) itself"
        return [Governor("polarity", "cut.opposite", at, at + 1, True)]
    last = markers(words, len(words) - 1)
    asked = bool(after) and after[0] in classed("persons")  # "how [can] I put it"
    if last and last[0].kind == "modal" and last[0].group in BINDING and not asked:
        return [Governor("modal", "cut.modal", len(words) - 1, len(words), True)]
    return []


def _main_clause(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """What the words left out hold of the clause that goes on behind them: "will [not, whatever it costs,] sell".

    That clause runs up to the first comma or dash. Where a new clause follows ("and they …") it was complete,
    and governs nothing kept.
    """
    words = left_out.words
    if words and not parted(left_out, 0) and (torn := torn_denial(left_out)) is not None:
        return [torn]
    if parted(left_out, 0) or not words or words[0] in listed("clause_openers"):
        return []
    own = classed("denied_subjects") if before[-1:] and before[-1] in ("and", "but") else frozenset()
    if words[0] in listed("subject_pronouns") | own or words[0] == "there":
        return []  # a clause with a subject of its own
    end = 1
    while end < len(words) and not parted(left_out, end) and words[end] not in listed("clause_openers"):
        end += 1
    if end < len(words) and words[end] in ("and", "but", "or", "so", "yet") and not _aside(left_out, end):
        return []
    for marker in markers(words, 0, end):
        if marker.end > end:
            continue
        behind = words[marker.end] if marker.end < len(words) else ""
        manner = behind in ("be", "been") or behind in listed(
            "guard_manner"
        )  # "he [might be] the cook" is broken
        if marker.kind == "negation" or (
            marker.kind == "modal" and marker.group in BINDING and marker.start < 2 and not manner
        ):
            return [Governor(marker.kind, f"cut.{marker.kind}", marker.start, marker.end, True)]
    for at in range(end):
        if words[at] in listed("guard_denying"):
            return [Governor("embedding", "cut.disowned", at, at + 1, True)]
    if after[:1] and after[0] in listed("prepositions"):
        return []  # "I hadn't [thought] about it": nothing that was thought follows
    subject = tuple(before[-SUBJECT:])
    if "what" in words[:end]:
        return []  # "despite what the papers say": no content of what is said follows
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
    return parted(left_out, at) and any(
        parted(left_out, end) for end in range(max(at + 1, size - 2), size + 1)
    )
