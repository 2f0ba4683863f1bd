"""Whether what a marker was said of still stands, so that a reader would hold the two wordings against each other.

"There [isn't] a [lot] of wind", "[without] its [crew] on", "that [if] we [turn] it": the first word of weight behind a marker,
past articles and adverbs, is its head, and a head that went too, in the same run or in another, leaves nothing of which
more or less could be claimed. A noun behind a lost adjective stands ("[no new] taxes"), and so does a clause behind a verb of
saying or thinking ("[I don't think] it works"). "The war, [far] from harming us" and "seldom [fails] to" keep half of a denial,
which is none. Such a claim is `altered`.
"""

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import BINDING, markers
from quotes.wording.guard.certainty.torn_hedges import WOULD_LIKE
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.rephrased import akin

# What is said of the words behind it.
_GOVERNING = (
    "guard.negation", "guard.modal_dropped", "guard.modal_added", "guard.hedge_dropped", "guard.quantifier_dropped",
    "guard.condition_dropped", "guard.qualifier", "guard.quantifier",
)  # fmt: skip
# Behind these stands a verb, or a clause.
_OF_VERBS = ("guard.modal_dropped", "guard.modal_added", "guard.condition_dropped")
_NOT = frozenset({"not", "never", "hardly", "scarcely"})
_DETERMINERS = classed("articles") | listed("grammar_determiners", "possessives")
_ADVERBS = classed("loose_adverbs") | classed("between_verbs") | listed("intensifiers")
_HAVE = classed("has") | {"have"}
# What is said with these stands without the participle behind them.
_LINKS = _HAVE | classed("is") | classed("was") | {"be", "been", "'s", "'re", "'m", "'ve"}
# Verbs that say little, without which a denial, a wish or a modal before them is none either.
_SMALL_VERBS = frozenset({"be", "do", "seem", "want", "need"})
# "I [never have] any trouble": before one of these a "have" is the verb.
_HAD = frozenset({"any", "a", "an", "the", "no", "to"})
_ENDS = frozenset({",", ".", ";", ":"})
# Words of a clause before the modal that ends it: "as best we (can)".
CLAUSE = 3
# "Not [as helpful] for me", "not [too sure]".
_SO = frozenset({"as", "so", "too"})
_RARELY = frozenset({"seldom", "rarely", "never"})
# Behind these no "to" stands: "I'll [forget] to say".
_NO_INFINITIVE = listed("subject_pronouns") | BINDING | {"will", "shall", "did", "do", "does", "not"}
_FOCUSING = frozenset({("only",), ("solely",), ("merely",), ("exclusively",)})
_HALVES = (("do", "not"), ("whole",))
_WISHES = (("want", "to"), ("try", "to"), ("trying", "to"), ("wanted", "to"))
_AUXILIARIES = classed("auxiliaries")
# Words behind a marker among which its head stands.
REACH = 6
_TWO = 2
# Of a marker so long a part may be left.
LONGEST = 3


def head_gone(alarm: Alarm) -> bool:
    """Whether the head of what a marker governed fell out, or gave way word for word."""
    rule = alarm.finding.rule
    if not rule.startswith(_GOVERNING) or (rule == "guard.modal_added" and not alarm.lost):
        return False
    if _small_verb_gone(alarm) or _ends_there(alarm) or _ranked_gone(alarm) or _breaks_off(alarm):
        return True
    if _limited_gone(alarm):
        return True
    return any(_head_gone(alarm, max(alarm.record[1], c.r0)) for c in alarm.own if c.r0 < c.r1)


def _small_verb_gone(alarm: Alarm) -> bool:
    """Whether a verb of little sense fell out right behind its marker: "I [don't do] a lot", "it [didn't seem] like it"."""
    text, end = alarm.recorded, alarm.record[1]
    end += text.words[end : end + 1] in (("to",), ("not",))  # "[wanna be]", "it [would not be] proper"
    verb, behind = (*text.words[end : end + 2], "", "")[:2]
    small = verb in _SMALL_VERBS or (verb == "have" and (behind in _HAD or _owned(behind)))
    if not alarm.lost or not small or text.between(end) == "-":
        return alarm.lost and _did_gone(alarm)
    run = alarm.gone(end)
    if run is None or run is not alarm.gone(end - 1) or text.words[run.r0 - 1] == verb:
        return False  # "I do [not do] a lot": one of the two stands
    return verb != "be" or not (is_past(behind) or text.words[run.r0 - 1] in _LINKS)


def _owned(word: str) -> bool:
    """Whether a word behind "have" tells what is had, since no participle ends so: "people [would have] boats"."""
    return word.endswith("s") and not (small_word(word) or is_adverb(word))


def _did_gone(alarm: Alarm) -> bool:
    """Whether a "never" went with the "did" that ends its clause: "he called them, and they [never did]."."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] != ("never",) or classed("do").isdisjoint(text.words[end : end + 1]):
        return False
    ended = end + 1 == len(text) or bool(text.between(end + 1).strip())
    return ended and alarm.gone(end) is not None


def _ends_there(alarm: Alarm) -> bool:
    """Whether a modal that fell out ended a clause without a verb: "if I [can], …", not "we [may], in time, lose"."""
    text, (start, end) = alarm.recorded, alarm.record
    if alarm.finding.rule != "guard.modal_dropped" or not alarm.lost:
        return False
    opened = not listed("clause_openers").isdisjoint(text.words[max(0, start - CLAUSE) : start])
    return opened and text.between(end).strip()[:1] in _ENDS


def _breaks_off(alarm: Alarm) -> bool:
    """Whether the claim breaks off behind a modal that fell out, before its verb: "orders that you [can] easily"."""
    text, end = alarm.recorded, alarm.record[1]
    if alarm.finding.rule != "guard.modal_dropped" or not alarm.lost:
        return False
    rest = alarm.said.words[alarm.own[-1].c1 :]
    goes_on = end + len(rest) < len(text) and not text.between(end + len(rest)).strip()
    return 0 < len(rest) <= _TWO and all(map(is_adverb, rest)) and goes_on


def _ranked_gone(alarm: Alarm) -> bool:
    """Whether a rank fell out with whoever held it: "of [assistant clerks], and"."""
    text = alarm.recorded
    if alarm.finding.rule != "guard.qualifier":
        return False
    lost = [c for c in alarm.own if c.kind == "dropped"]
    if any(
        text.words[at] == alarm.finding.note and text.between(at + 1) == "-"
        for c in lost
        for at in range(c.r0, c.r1 - 1)
    ):
        return True  # "it is for [my ex-wife]. I rowed"
    return any(
        text.words[c.r0] == alarm.finding.note and c.r1 - c.r0 > 1 and _phrase_ends(text, c.r1) for c in lost
    )


def _phrase_ends(text: Atoms, at: int) -> bool:
    """Whether a phrase of a noun ends before a word."""
    return bool(text.between(at).strip()) or (
        at < len(text) and text.words[at] in listed("grammar_prepositions")
    )


def _limited_gone(alarm: Alarm) -> bool:
    """Whether an adverb within a phrase went with the adjective that it limits: "on [merely technical] grounds"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if (
        not alarm.lost
        or end - start != 1
        or start == 0
        or not words[start].endswith("ly")
        or words[start] == "only"
    ):
        return False
    within = words[start - 1] in _DETERMINERS | listed("grammar_prepositions") and alarm.stands(start - 1)
    run = alarm.gone(start)
    return (
        within and run is not None and run.r0 == start and run.r1 == end + 1 and _weighs(alarm.recorded, end)
    )


def _head_gone(alarm: Alarm, start: int) -> bool:
    text = alarm.recorded
    verb = alarm.finding.rule in _OF_VERBS or not _NOT.isdisjoint(text.words[start - 1 : start])
    clause, lost = alarm.finding.rule == "guard.condition_dropped", ""
    for at in range(start, min(len(text), start + REACH)):
        word = text.words[at]
        if text.between(at).strip():
            return bool(lost) and alarm.finding.rule == "guard.modal_dropped"
        gone = _gone(alarm, at)
        if _weighs(text, at) or (clause and word in listed("finite_verbs")):
            if not gone and _told_of(alarm, word):
                return bool(lost)
            if not gone:
                return bool(lost) and verb and not _completes(alarm, lost, at)
            lost = lost or word
        elif not gone:
            if lost:
                return not (word in _DETERMINERS and _completes(alarm, lost, at))
            if word in _DETERMINERS:
                verb = False
            elif not _passed(alarm, word):
                return False
    return bool(lost)


def _told_of(alarm: Alarm, word: str) -> bool:
    """Whether a verb stands behind a quantity of which the noun went too: "so [several names] came up"."""
    counted = alarm.finding.rule == "guard.quantifier_dropped"
    past = is_past(word) and word not in listed("participles") and not word.endswith("ed")
    return counted and (past or word in listed("finite_verbs"))


def _completes(alarm: Alarm, lost: str, at: int) -> bool:
    """Whether what is left completes the verb that stands before a "not": "is [not proven] safe", "can [not afford to] row".

    Behind a form in "-ing" nothing does ("I'm [not joining] any crew"), nor what hung on another verb than "is" and "has"
    without a "to".
    """
    text, (start, end) = alarm.recorded, alarm.record
    if start == 0 or _NOT.isdisjoint(text.words[end - 1 : end]) or alarm.gone(start - 1) is not None:
        return False
    before = text.words[start - 1]
    if before in _LINKS:
        return not lost.endswith("ing")
    return before in _AUXILIARIES and text.words[at - 1] == "to"


def _gone(alarm: Alarm, at: int) -> bool:
    """Whether a recorded word fell out, or another stands in its place, word for word."""
    change = next((c for c in alarm.changes if c.r0 <= at < c.r1), None)
    if change is None or change.weight != "changed":
        return False
    ours = alarm.said.words[change.c0 : change.c1]
    word = alarm.recorded.words[at]
    alone = change.kind == "replaced" and len(ours) == change.r1 - change.r0
    return change.kind == "dropped" or (alone and not akin(word, ours[at - change.r0]))


def _passed(alarm: Alarm, word: str) -> bool:
    """Whether a word may stand between a marker and its head: an adverb, "to", a subject behind "if"."""
    subject = alarm.finding.rule == "guard.condition_dropped" and word in listed("subject_pronouns")
    return subject or word == "to" or word in _SO or is_adverb(word)


def is_adverb(word: str) -> bool:
    """Whether a word only says how, when or how much."""
    return word in _ADVERBS or (word.endswith("ly") and word not in listed("grammar_not_adverbs"))


def _weighs(text: Atoms, at: int) -> bool:
    """Whether a word has a sense of its own that something could be said of."""
    word = text.words[at]
    if word in _HAVE:  # "[don't have] parts", not "[should have] shut it" nor "[don't have] to"
        did = not classed("do").isdisjoint(text.words[max(0, at - 2) : at - 1])
        return did and text.words[at + 1 : at + 2] != ("to",)
    known = word in _DETERMINERS or is_adverb(word) or word in listed("interrogatives") or word[0] in "#'"
    return not (known or small_word(word) or markers((word,)))


def half_left(alarm: Alarm) -> bool:
    """Whether of a marker of several words a part is left that is none: "[far] from harming", "[I] do not [think]"."""
    if alarm.finding.rule == "guard.hedge_dropped" and alarm.lost and _hedge_half_left(alarm):
        return True
    if alarm.finding.rule == "guard.hedge_dropped" and not alarm.lost:
        return _so_far(alarm) or _wish_half_left(alarm)
    if not alarm.lost:
        return False
    start, end = alarm.record
    run = alarm.recorded.words[start:end]
    if alarm.finding.rule == "guard.quantifier_dropped" and run[:1] not in _FOCUSING:
        of = end - 1 if run[-1:] == ("of",) else end
        hangs = alarm.recorded.words[of : of + 1] == ("of",) and alarm.stands(of)
        return hangs and _opens(alarm.recorded, start)  # "you know, [some] of the boats"
    if alarm.finding.rule in ("guard.hedge_dropped", "guard.quantifier"):
        return alarm.said.words[slice(*alarm.claim)] in _HALVES  # "a whole [lot] of"
    if alarm.finding.rule != "guard.negation" or not 1 < end - start <= LONGEST:
        return False
    before, behind = (
        alarm.recorded.words[at] if 0 <= at < len(alarm.recorded) else "" for at in (start - 1, end)
    )
    if run[0] == "not" and alarm.stands(start) and not alarm.stands(end - 1):  # "it not [only] does not"
        return behind in _AUXILIARIES and before not in _AUXILIARIES
    if run not in phrases("guard_negations"):
        return False
    left = tuple(alarm.recorded.words[at] for at in range(start, end) if alarm.gone(at) is None)
    if run[-1] == "to" and not (before in _RARELY or before in _NO_INFINITIVE):
        return False  # "they seem [unable] to pay", "they have [yet] to pay"
    return bool(left) and (listed("grammar_prepositions") | {"to", "alone"}).issuperset(left)


def _opens(text: Atoms, at: int) -> bool:
    """Whether a clause begins at a word, so that nothing before it takes an "of" behind it: not "they know | some"."""
    before = text.words[at - 1] if at else ""
    return not before or bool(text.between(at).strip()) or before in listed("clause_openers")


def _hedge_half_left(alarm: Alarm) -> bool:
    """Whether of words that hold back some stand that do so too, or do nothing: "[most] likely", "[in] my [view]"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    left = [words[at] for at in range(start, end) if alarm.stands(at)]
    if not 0 < len(left) < end - start or words[start:end] == WOULD_LIKE:
        return False
    if left == ["to"] and end - start == _TWO:
        return True  # "as Tom [pretends] to shoot"
    held = end - start == _TWO and any(m.kind == "hedge" for m in markers(left))
    return held or len(left) > 1 or words[start] in listed("grammar_prepositions")


def _so_far(alarm: Alarm) -> bool:
    """Whether of a "so far" or an "as yet" the word stands that says it: "it is thus [mended]", "not [drawn] yet"."""
    words, end = alarm.recorded.words, alarm.record[1]
    phrase = words[end - 2 : end]
    left = end - 1 if phrase == ("as", "yet") else end - 2
    return phrase in (("so", "far"), ("thus", "far"), ("as", "yet")) and alarm.stands(left)


def _wish_half_left(alarm: Alarm) -> bool:
    """Whether the verb of a wish gave way and its "to" stands: "we [glad] to mend it" for "we want to mend it"."""
    words, end = alarm.recorded.words, alarm.record[1]
    wished = words[end - 2 : end] in _WISHES or words[end - 1 : end + 1] in _WISHES
    return wished and any(
        c.kind == "replaced"
        and not markers(alarm.said.words[c.c0 : c.c1 + 1])
        and c.r1 - c.r0 == 1
        and c.r1 < len(words)
        and words[c.r1] == "to"
        and words[c.r1 - 1 : c.r1 + 1] in _WISHES
        for c in alarm.own
    )
