"""What stands around the words kept and lets them be no statement: a question to oneself, a view of another time, a late "if"."""

import pytest

from quotes.wording import compare

KEPT = "the barge was sold to the bishop"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Now, am I saying", "? No."),
        ("So do I think", "? I wonder."),
        ("When I was young I was certain that", ". I grew up."),
        ("There was a time when I'd have said that", ". Not now."),
        ("In their version of it,", ". I was there."),
        ("You get people saying, you know, that", ". I was there."),
        ("", ". If the papers are right, that is. I was there."),
        ("", ". I said so in May, and I take it back."),
        ("", ". That's a joke, by the way. I was there."),
        ("", ". At least I thought it was. I've changed my mind."),
    ],
)
def test_it_turns_the_words_quoted_without_it(before: str, after: str) -> None:
    opened = KEPT if before else KEPT[0].upper() + KEPT[1:]
    recorded = f"We met on the quay. {before} {opened}{after}".replace("  ", " ")
    assert compare(KEPT, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Do I think", "? Yes. I was there."),
        ("When I was young", ". I was there."),
        ("In their honour", ". I was there."),
        ("You know,", ", of course, that day."),
        ("", ". If the papers ask, we tell them. I was there."),
        ("", ". I said so in May, and I say it again. The chair at the back was mine."),
        ("", ". My brother takes it badly. He changed my mind about boats."),
    ],
)
def test_what_only_looks_like_it_does_not(before: str, after: str) -> None:
    opened = KEPT if before else KEPT[0].upper() + KEPT[1:]
    recorded = f"We met on the quay. {before} {opened}{after}".replace("  ", " ")
    assert compare(KEPT, recorded).wording in ("excerpt", "minor")


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "My aunt keeps the mill and she's up at four. Her cousin, on the other hand, sleeps till noon.",
            "My aunt sleeps till noon.",
        ),
        (
            "The pilot did all that he could. The stoker, who was drunk by nine, let go of the line.",
            "The pilot let go of the line.",
        ),
        (
            "The nurses have been kind, every one. The owners of that place threatened us with a bill.",
            "The nurses threatened us with a bill.",
        ),
    ],
)
def test_another_subject_keeps_its_predicate(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert "cut.joined" in {finding.rule for finding in answer.findings if finding.turns}
    assert answer.wording == "meaning_changed"
