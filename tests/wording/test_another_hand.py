"""Signs of another hand: two slight ones of two kinds do as one beyond doubt, and what then is told and what still turns."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

ANEW = "somebody worded the whole anew"
WITH_IT = "it came in with what it is said of"
YES = "the question asks for a yes"
SPOKE = "both tell that somebody spoke"


@pytest.mark.parametrize(
    ("recorded", "claim", "rule", "why"),
    [
        # An opener and a small word, and with them a verb of another tense.
        (
            "And the keepers of the gate who hold the keys are the sons of the miller.",
            "The keepers of the gate that hold the keys were the sons of the miller.",
            "guard.tense",
            ANEW,
        ),
        # What denies is a verb of its own, or stands for another word than a plain "not".
        (
            "He said to the keepers that I have no power over the mill, but only for the gain of the mill.",
            "He said to the keepers that we have no power over the mill, but only in defence of the mill.",
            "guard.pronoun",
            ANEW,
        ),
        (
            "The mill will send its bread in plenty, and the crews will eat.",
            "The mill will send every crew its share in plenty, and the crews will eat.",
            "guard.quantifier_added",
            WITH_IT,
        ),
        # One of two or both, where a word of weight was put for another.
        (
            "They mend the nets and sails of the village, and sell timber at the quay.",
            "They mend the nets or sails of the village, and sell lumber at the quay.",
            "guard.choice",
            ANEW,
        ),
        ("Isn't that the worst of the harbour?", "Is that the worst of the harbour?", "guard.negation", YES),
        ("Why don't we start with the old mill?", "Why we start with the old mill?", "guard.negation", YES),
        (
            'Colin answered, The first is, "Hear, O crews, the boat is one boat."',
            "\u201cThe first,\u201d answered Colin, \u201cis: \u2018Hear, O crews; the boat is the one boat.\u2019\u201d",
            "guard.exchanged",
            SPOKE,
        ),
    ],
)
def test_what_another_hand_chooses_is_told(recorded: str, claim: str, rule: str, why: str) -> None:
    assert (rule, why) in told_only(recorded, claim)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        # One slight sign is a slip.
        (
            "The keepers of the gate who hold the keys are the sons of the miller.",
            "The keepers of the gate that hold the keys were the sons of the miller.",
        ),
        # A plain denial turns in whatever other words the rest is told.
        (
            "Before the bell rings, you will find me three times at the gate.",
            "Ere the bell has rung, you will not find me three times at the gate.",
        ),
        (
            "He said, I have no power over the mill, and left.",
            "He said, We have no power over the mill, and left.",
        ),
        # Recorded words are limited by what came in before them.
        (
            "The keeper wrote the names of the crews on the gate.",
            "The keeper wrote the names of all the crews on the gate.",
        ),
        ("They mend the nets and sails of the village.", "They mend the nets or sails of the village."),
        # No question that asks for a yes.
        ("Why isn't the harbour open?", "Why is the harbour open?"),
        ("If the harbour isn't open, who pays?", "If the harbour is open, who pays?"),
        # Two numbers at two places are one claim about numbers.
        (
            "About one crew in nine has left the quay since the ferry stopped.",
            "About nine crews in ten have left the quay since the ferry stopped.",
        ),
    ],
)
def test_what_was_changed_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        ("The miller sold the bell of the guild.", "The miller never knowingly sold the bell of the guild.", "guard.negation"),
        ("I cheated the carters.", "I cheated the carters not once gladly.", "guard.negation"),
        ("The carts crossed that ford at dawn.", "The carts could easily have crossed that ford at dawn.", "guard.modal_added"),
        ("The carts crossed that ford in winter.", "The three green carts crossed that ford in winter.", "guard.number_added"),
    ],
)  # fmt: skip
def test_a_marker_that_came_in_with_a_word_beside_it_turns_what_is_on_record(
    recorded: str, claim: str, rule: str
) -> None:
    answer = compare(claim, recorded)
    assert answer.wording == "meaning_changed"
    assert rule in {finding.rule for finding in answer.findings if finding.turns}
