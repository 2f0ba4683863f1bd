"""A quotation that begins behind its subject: what governed the clause turns it as it does with the subject kept."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I have never said that the dam could not be raised.", "could not be raised"),
        ("It is nonsense to claim that the council has been bought by the brewery.", "has been bought by the brewery"),
        ("It ends the rumour that this council wants to drain the lake.", "wants to drain the lake"),
        ("If he has, he must leave.", "must leave"),
        ("Unless it rains, the new keeper will close the locks.", "will close the locks"),
        ("Critics say that the old dam is leaking.", "is leaking"),
        ("I deny that the keeper of the locks lied to the council.", "lied to the council"),
        ("I do not believe that it was his fault.", "was his fault"),
    ],
)  # fmt: skip
def test_what_governs_the_clause_is_looked_for_before_its_subject(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Nobody who needs to fish should be forced to pay.", "should be forced to pay"),
        ("Let me be clear: nobody in this valley wants a flood.", "wants a flood"),
        ("There is nobody who wants a flood.", "wants a flood"),
        ("No keeper was forced to leave.", "was forced to leave"),
        ("None of these locks will be closed.", "will be closed"),
        ("Neither of us has won.", "has won"),
    ],
)
def test_a_subject_that_denies_denies_what_it_does(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert [f.rule for f in answer.findings if f.turns] == ["cut.denied_subject"]


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Nobody wanted this, and everybody who fishes should be helped.", "should be helped"),
        ("Nobody who needs to fish should be forced to pay.", "needs to fish"),
        ("I know that the dam was leaking.", "was leaking"),
        ("There is no doubt that the valley has won.", "has won"),
        ("Nobody can deny that the dam is in public hands.", "is in public hands"),
        ("We never gave up, and the lake will be drained.", "will be drained"),
        ("Nobody came. The valley wants a flood.", "wants a flood"),
        ("I think that he must leave.", "must leave"),
        ("He has failed, so he must leave.", "must leave"),
        ("No matter what they do, the lake will rise again.", "will rise again"),
        ("Nearly the whole of the valley has been flooded since.", "has been flooded since"),
        ("Almost all big farms are now closed for good.", "are now closed for good"),
        ("Go not into the field, nor walk by the way; for there is a flood.", "is a flood"),
        ("It is not allowed to fish; and I know that the lake is full.", "is full"),
        ("At least 40 farmers have left the valley.", "have left the valley"),
    ],
)
def test_a_subject_that_only_says_who_takes_nothing_with_it(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


@pytest.mark.parametrize("claim", ["he should resign", "should resign"])
@pytest.mark.parametrize("before", ["", "She added: ", "The member for the valley, Dr Holm, said, "])
def test_a_condition_opens_the_sentence_in_marks_whatever_introduces_it(before: str, claim: str) -> None:
    recorded = f"{before}“If the keeper cannot close the locks, he should resign.”"
    answer = compare(claim, recorded)
    assert [f.kind for f in answer.findings if f.turns] == ["condition"]
