"""Two renderings of one text: somebody told the whole anew, and what a translator chooses in doing so turns nothing there.

Whoever misquotes drops or puts a word and leaves the grammar around it alone. Where at another place small words were put for
small words or brought in, words in another order, forms for forms of one word, the older English for today's, or a phrase of
content otherwise, two people worded one thought: a mood, a tense, an emphasis, an added "all" or "seemed", a preposition and who
tells of the speaking are theirs. A denial, "must" for "may", a number, a name, an opposite, and a marker that fell out by itself
among words that agree are held against the record there too.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.another_hand import another_hand, at_an_edge
from quotes.wording.support.beside import weighs
from quotes.wording.support.retold import among_agreeing, bare, same_forms

# What a translator chooses.
_CHOSEN = (
    "guard.modal", "guard.hedge_added", "guard.quantifier", "guard.number_added", "guard.plural", "guard.condition",
    "guard.particle", "guard.tense", "guard.sayer", "guard.fused", "guard.bound", "guard.degree", "guard.question",
    "guard.qualifier", "guard.time", "guard.stranger", "guard.opposite", "guard.less", "guard.among", "guard.further",
    "guard.superlative", "guard.choice", "cut.quantifier", "cut.possessive", "cut.joined", "cut.denied_limit",
)  # fmt: skip
# What a claim puts for a word of the same kind, or in.
_PUT = frozenset(
    {"guard.modal", "guard.choice", "guard.modal_added", "guard.hedge_added", "guard.condition_added"}
)
# What comes and goes with a plain denial.
_PLAINLY = (
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"}
    | classed("auxiliaries") | classed("articles") | classed("coordinating") | listed("grammar_determiners") | {"but", "one"}
    | {"shall", "shalt", "wilt", "doth", "dost", "hath", "hast"}
)  # fmt: skip
_ONE_MANY = (({"i"}, {"we"}), ({"he"}, {"they"}), ({"she"}, {"they"}), ({"it"}, {"they"}))
# A permission is no duty.
_MUST, _MAY = "must", frozenset({"may", "might", "can", "could", "allowed"})


def rendered(alarm: Alarm) -> bool:
    """Whether an alarm tells of what a translator chooses, in a text that was told anew elsewhere."""
    rule = alarm.finding.rule
    if rule == "guard.pronoun":
        return _one_or_many(alarm) and another_hand(alarm)
    if rule == "guard.hedge_dropped":
        return not alarm.lost and another_hand(alarm)
    if not rule.startswith(_CHOSEN) or (
        rule == "guard.modal" and (_bound_and_free(alarm) or "need not" in alarm.finding.note)
    ):
        return False
    if rule == "guard.opposite" and not all(small_word(word) for c in alarm.own for word in _both(alarm, c)):
        return False
    if not another_hand(alarm):
        return rule in _PUT and any(_put_otherwise(alarm, change) for change in alarm.changes)
    return not (alarm.lost and all(bare(alarm, c) for c in alarm.own) and among_agreeing(alarm))


def denied_in_words(alarm: Alarm) -> bool:
    """Whether a denial came or went in other words than a plain "not" or "no", in a text that was told anew elsewhere.

    "Will disown me" beside "will deny me", "it is impossible to" beside "it cannot": what the one denies the other may say.
    """
    if not alarm.finding.rule.startswith("guard.negation") or not another_hand(alarm):
        return False
    return not all(_plain(alarm, change) for change in alarm.own)


def _plain(alarm: Alarm, change: Change) -> bool:
    """Whether a change has only a plain denial, what carries it, a quantity or an adverb in its place, and forms of one word."""
    ours, theirs = (
        [
            w
            for w in text.words[slice(*change.span(side))]
            if not (w in _PLAINLY or _counts(w) or w.endswith("ly"))
        ]
        for side, text in enumerate((alarm.said, alarm.recorded))
    )
    return not (ours or theirs) or (same_forms(ours, theirs) and same_forms(theirs, ours))


def _counts(word: str) -> bool:
    return any(marker.kind == "quantifier" for marker in markers((word,)))


def _one_or_many(alarm: Alarm) -> bool:
    """Whether the same are meant as one and as many: "I have no power", "we have no power"."""
    groups = [
        {m.group for c in alarm.own for m in markers(text.words, *c.span(side)) if m.kind == "pronoun"}
        for side, text in enumerate((alarm.said, alarm.recorded))
    ]
    return any(groups == [one, many] or groups == [many, one] for one, many in _ONE_MANY)


def _bound_and_free(alarm: Alarm) -> bool:
    """Whether a modal of duty stands for one of leave, or the reverse."""
    ours, theirs = (
        {m.group for c in alarm.own for m in markers(text.words, *c.span(side))}
        for side, text in enumerate((alarm.said, alarm.recorded))
    )
    return any(_MUST in one and not _MAY.isdisjoint(other) for one, other in ((ours, theirs), (theirs, ours)))


def _put_otherwise(alarm: Alarm, change: Change) -> bool:
    """Whether at another place a word of weight was put for another or brought in."""
    beside = any(change.c0 == c.c1 or change.c1 == c.c0 for c in alarm.own)
    if change.weight != "changed" or change in alarm.own or beside or not weighs(alarm, change):
        return False
    ours, theirs = (
        text.words[slice(*change.span(side))] for side, text in enumerate((alarm.said, alarm.recorded))
    )
    if change.kind == "added":
        return not at_an_edge(alarm, change)
    return change.kind == "replaced" and not same_forms(ours, theirs)


def _both(alarm: Alarm, change: Change) -> tuple[str, ...]:
    return alarm.said.words[change.c0 : change.c1] + alarm.recorded.words[change.r0 : change.r1]
