"""What a speaker begins anew in the middle of a sentence is cleaned up, and what was said twice of two things is not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "The jetty is, um, it's older than my father. We painted it in May.",
            "The jetty is older than my father. We painted it in May.",
        ),
        (
            "The clerks were, they were all at lunch when it rang.",
            "The clerks were all at lunch when it rang.",
        ),
        (
            "I told her, I drove up there, I drove up alone with the spare key and the dog.",
            "I told her, I drove up alone with the spare key and the dog.",
        ),
        (
            "The lamp went out and I just, I sat down on the stairs and waited.",
            "The lamp went out and I sat down on the stairs and waited.",
        ),
        (
            "It rained. And we were, we had, we had been told to stay in the barn.",
            "It rained. And we had been told to stay in the barn.",
        ),
        (
            "I blame the fund which we, which was meant to mend the lock before it failed us.",
            "I blame the fund which was meant to mend the lock before it failed us.",
        ),
        (
            "I would still row there if he'd, if he hadn't sold my boat to the mill.",
            "I would still row there if he hadn't sold my boat to the mill.",
        ),
        (
            "We simply don't, we don't have the men to count the barges by night.",
            "We simply don't have the men to count the barges by night.",
        ),
        (
            "I think, with respect, I think my rival should say sorry to the crew.",
            "I think, with respect, my rival should say sorry to the crew.",
        ),
    ],
)
def test_a_clause_begun_anew_is_cleaned_up(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert answer.wording == "minor"
    assert {finding.kind for finding in answer.findings} <= {"false_start", "filler"}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The jetty is, he said, older than my father.", "The jetty is older than my father, he said."),
        (
            "I drove up to Selby, I drove up alone with the key.",
            "I drove up alone with the key, I drove up to Selby and back.",
        ),
        (
            "I told her I drove up for the money, I drove up alone with the key.",
            "I told her I drove up alone with the key.",
        ),
        ("The clerks were late, they were all at lunch.", "The clerks were all at lunch."),
        ("I row if he can, if she can, and if it is dry.", "I row if she can, and if it is dry."),
        ("We hardly know, we know the men by their boats.", "We hardly know the men by their boats."),
    ],
)
def test_what_says_something_else_the_first_time_was_dropped(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "minor"


def test_a_questioner_who_puts_in_a_word_does_not_make_the_first_turn_an_interjection() -> None:
    recorded = (
        "Q: A long night, warden, for everyone. WARDEN ELLIS: We rang the bell nine times. Q: Yes. WARDEN ELLIS: And "
        "then the rope broke, and it was my rope. Q: [laughs] Whose was the bell? WARDEN ELLIS: The parish's."
    )
    claim = "We rang the bell nine times. And then the rope broke, and it was my rope."
    assert compare(claim, recorded).wording == "excerpt"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("except the offer", "accept the offer"), ("peaked my curiosity", "piqued my curiosity"),
     ("the first tenant of our order", "the first tenet of our order"), ("tries the metal of us", "tries the mettle of us")],
)  # fmt: skip
def test_a_word_that_sounds_like_the_one_meant_is_a_slip(said: str, meant: str) -> None:
    answer = compare(
        f"In the end it was {meant} and nothing else.", f"In the end it was {said} and nothing else."
    )
    assert [finding.kind for finding in answer.findings if finding.kind != "excerpt"] == ["homophone"]
    assert answer.wording == "minor"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I love that story. I do. It is a great story.", "I love that story. It is a great story."),
        ("The lock is deep. It really is. We measured it.", "The lock is deep. We measured it."),
        (
            "I want to thank the crew, and, Ada, I voted for you.",
            "I want to thank the crew. Ada, I voted for you.",
        ),
    ],
)
def test_what_only_affirms_a_sentence_or_joins_two_may_go(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "minor"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I never rowed there. I did. It was a joke.", "I never rowed there. It was a joke."),
        ("I love that story. She does. It is a great story.", "I love that story. It is a great story."),
        ("The lock is deep. It will. We measured it.", "The lock is deep. We measured it."),
    ],
)
def test_a_short_sentence_that_says_something_may_not(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "minor"
