"""Markers that say little where they stand, or whose loss left no sentence, are told; those that can be read still turn."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

SAME = "what is left says the same"
BROKEN = "no sentence is left there"
MISPLACED = "no such word can stand there"


@pytest.mark.parametrize(
    ("recorded", "claim", "rule", "why"),
    [
        (
            "She mends faster than I can even think.",
            "She mends faster than I even think.",
            "guard.modal_dropped",
            SAME,
        ),
        (
            "We should, we should mend the boats.",
            "We should, we mend the boats.",
            "guard.modal_dropped",
            SAME,
        ),
        (
            "I think of millers, of dull clerks.",
            "I then of millers, of dull clerks.",
            "guard.hedge_dropped",
            SAME,
        ),
        (
            "Do you wanna mend the nets tomorrow?",
            "Do you mend the nets tomorrow?",
            "guard.hedge_dropped",
            SAME,
        ),
        (
            "You might wanna mend the nets first.",
            "You might mend the nets first.",
            "guard.hedge_dropped",
            SAME,
        ),
        (
            "While much of it is done, some new rules are needed.",
            "While much of it done, new rules are needed.",
            "guard.quantifier_dropped",
            SAME,
        ),
        ("I would add a little wooden gate.", "I would add wooden gate.", "guard.quantifier_dropped", SAME),
        (
            "It works for the many, and not just the few; it mends nets.",
            "It works for the many, and not just the; it mends nets.",
            "guard.quantifier_dropped",
            BROKEN,
        ),
        (
            "It was roughly a thousand days ago.",
            "It was roughly a days ago.",
            "guard.number_replaced",
            BROKEN,
        ),
        ("If we do this, every crew can leave.", "we this, every crew can leave.", "cut.condition", BROKEN),
        ("They may have not done so well.", "They may not done so well.", "guard.tense", SAME),
        ("What does it take to mend a net?", "What does least take to mend a net?", "guard.less", MISPLACED),
        (
            "They are going to be mended soon.",
            "They are going to unless mended soon.",
            "guard.condition_added",
            MISPLACED,
        ),
        (
            "I have spoken strongly against the mill.",
            "I have spoken coulda against the mill.",
            "guard.modal_added",
            MISPLACED,
        ),
        (
            "One of the best nets I've ever seen.",
            "One of the best nets yourselves ever seen.",
            "guard.pronoun",
            MISPLACED,
        ),
        (
            "Don't you think that the mills are fundamentally different?",
            "Don't that the mills are fundamentally different?",
            "guard.voice",
            SAME,
        ),
        (
            "They have the same plan, only I think theirs is slower.",
            "They have the same plan, I think theirs is slower.",
            "guard.quantifier_dropped",
            SAME,
        ),
        (
            "It is done much sooner than if it were asked of a crew.",
            "It is done much sooner than it were asked of a crew.",
            "guard.condition_dropped",
            SAME,
        ),
        (
            "We like the crews here, and we don't want to just say no to them at all.",
            "We like the crews here, and we don't want to just say to them at all.",
            "guard.negation",
            BROKEN,
        ),
        (
            "All the crews were counted as less than nothing, and as sand.",
            "All the crews were counted as things of nought, and as sand.",
            "guard.less",
            SAME,
        ),
    ],
)
def test_what_says_little_or_left_no_sentence_is_told(recorded: str, claim: str, rule: str, why: str) -> None:
    assert (rule, why) in told_only(recorded, claim)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I can even think of a better mill.", "I even think of a better mill."),
        ("We should mend the boats.", "We mend the boats."),
        ("We wanna mend the nets tomorrow.", "We mend the nets tomorrow."),
        (
            "While much of it is done, some new rules are needed.",
            "While much of it is done, new rules are needed.",
        ),
        ("Some of the crews were paid.", "The crews were paid."),
        ("There is enough rope here.", "There is rope here."),
        ("If we do this, every crew can leave.", "we do this, every crew can leave."),
        ("We'll sign if they come to the quay by noon.", "We'll sign by noon."),
        ("You think that the mill is old.", "The mill is old."),
        ("They say only I can mend it.", "They say I can mend it."),
        ("We say no mill is safe.", "We say mill is safe."),
        ("They could have read the letter.", "They could read the letter."),
        ("They ask for more rope than we have.", "They ask for less rope than we have."),
        ("They leave when the mill is sold.", "They leave unless the mill is sold."),
    ],
)
def test_what_can_be_read_still_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_what_somebody_should_do_is_another_measure_than_what_he_does() -> None:
    assert (
        compare("Mira eats more than she grows", "Mira eats more than she should grow").wording
        == "meaning_changed"
    )
