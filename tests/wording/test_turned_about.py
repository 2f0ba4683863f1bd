"""Who did it to whom, turned about around words that stay as they were."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Her brother robbed her on the quay.", "She robbed her brother on the quay."),
        ("She sent him her keys before the flood.", "He sent her his keys before the flood."),
        ("He lent me his boat and I sank it.", "I lent him my boat and he sank it."),
        ("The mill's owners paid the toll, not ours.", "Our owners paid the toll, not the mill's."),
        ("Dr Bahr's crew could swim, but ours could not.", "Our crew could swim, but Dr Bahr's could not."),
        ("The clerk who robbed my aunt is in gaol.", "The clerk my aunt robbed is in gaol."),
        ("The clerk my aunt robbed is in gaol.", "The clerk who robbed my aunt is in gaol."),
        ("The firm that sued us is gone.", "The firm we sued is gone."),
        ("He mends and I sell the nets.", "I mend and he sells the nets."),
        ("The mayor who fired Brandt is ill.", "The mayor whom Brandt fired is ill."),
    ],
)
def test_who_did_it_is_not_whom_it_was_done_to(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I trust you and you trust me.", "You trust me and I trust you."),
        ("In the winter we mend the nets on the quay.", "On the quay we mend the nets in the winter."),
        ("The winner is my brother.", "My brother is the winner."),
        ("He and she mend the nets.", "She and he mend the nets."),
        ("Either I or you must pay the cook.", "Either you or I must pay the cook."),
        ("He said he had lent me his boat.", "I have lent him my boat."),
    ],
)
def test_what_both_do_may_be_told_the_other_way_round(recorded: str, claim: str) -> None:
    findings = compare(claim, recorded).findings
    assert [finding for finding in findings if finding.rule == "guard.exchanged"] == []
