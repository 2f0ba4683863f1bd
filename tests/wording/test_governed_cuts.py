"""What governed the words kept, cut away: a supposed saying, a bargain, what others suspect, a bound, all but."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        ("Imagine if I got up and said the nets were stolen.", "The nets were stolen.", "cut.disowned"),
        ("What if I told you that the well was poisoned?", "The well was poisoned.", "cut.disowned"),
        ("We hand over the keys on one condition, that the guard leaves.", "We hand over the keys.", "cut.condition"),
        ("We hand over the keys on the understanding that it is for a week.", "We hand over the keys.", "cut.condition"),
        ("The insurers suspect that the barn was set alight.", "The barn was set alight.", "cut.voice"),
        ("More than a handful of the crew were ill.", "A handful of the crew were ill.", "cut.bound"),
        ("All but the oldest trees were felled.", "The oldest trees were felled.", "cut.quantifier"),
        ("The rule binds all but the oldest firms.", "The rule binds the oldest firms.", "guard.exception"),
        ("Tens of thousands of herring came back.", "Thousands of herring came back.", "cut.quantifier"),
        ("The majority of the crew were ill.", "The crew were ill.", "cut.quantifier"),
        ("We open the sluice, but not before the flood.", "We open the sluice.", "cut.condition"),
        ("It is a fine rule, in so far as it is kept.", "It is a fine rule.", "cut.condition"),
        ("Without the grant the mill would stop.", "The mill would stop.", "cut.condition"),
        ("The mill was sound. I wish I could say that.", "The mill was sound.", "cut.rebuttal"),
        ("Our cooks warned the owner, who did nothing.", "Our cooks did nothing.", "cut.joined"),
        ("Our cooks warned the owner, who did nothing.", "Our cooks ... did nothing.", "cut.joined"),
        ("We will row, but only for the widows.", "We will row.", "cut.restricted"),
        ("She is a giant on grass. On clay she is lost.", "She is a giant on clay.", "cut.joined"),
        ("Lend us the nets and we will be there by dawn.", "We will be there by dawn.", "cut.condition"),
        ("Pay the crew or the mill stays shut.", "The mill stays shut.", "cut.condition"),
        ("Either the keeper goes or I go.", "I go.", "cut.condition"),
        ("The owner's position remains that the mill is sound.", "The mill is sound.", "cut.voice"),
        ("Nobody can save the mill from itself.", "Nobody can save ... itself.", "cut.opposite"),
    ],
)  # fmt: skip
def test_what_governed_the_words_turns_them(recorded: str, claim: str, rule: str) -> None:
    answer = compare(claim, recorded)
    assert answer.wording == "meaning_changed"
    assert rule in {finding.rule for finding in answer.findings if finding.turns}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Thank you to everyone who rowed.", "Thank you to everyone."),
        ("Suppose nobody rows. The race goes on.", "The race goes on."),
        ("Without the keys we broke the door.", "We broke the door."),
        ("Our cooks, who warned the owner, did nothing.", "Our cooks ... did nothing."),
        ("Read my letter and you will see the mill is old.", "You will see the mill is old."),
        ("Women in the north and we will never agree.", "We will never agree."),
        ("Thank you for coming and we will see you soon.", "We will see you soon."),
        ("We rather suspect that the barn was set alight.", "The barn was set alight."),
        ("It would rather seem that the tide has turned.", "It would seem that the tide has turned."),
        ("We rowed the long way from the camp to the weir.", "We rowed ... to the weir."),
    ],
)
def test_what_governs_nothing_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("We are building a weir at the ford.", "We have built a weir at the ford."),
        (
            "We ought to pay the crew and we ought to do it now.",
            "We have paid the crew and we have done it now.",
        ),
        ("She was ordered to pay for the oars.", "She paid for the oars."),
        ("The crew were to be paid.", "The crew were paid."),
        ("It was, on paper, a triumph.", "It was a triumph."),
        ("I had to be begged to row.", "I had to beg them to row."),
        ("The mill is shut until the thaw.", "The mill is shut before the thaw."),
        ("The mill will not open until the thaw.", "The mill will open before the thaw."),
    ],
)
def test_what_is_under_way_is_not_done_and_who_bore_it_did_not_do_it(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("The mill will not open until the thaw.", "The mill will not open before the thaw.", "altered"),
        ("I had to be told twice to row.", "They had to tell me twice to row.", "altered"),
        ("There's not a, uh, there's not a single oar left.", "There's not a single oar left.", "minor"),
    ],
)
def test_the_same_said_otherwise_is_no_change(recorded: str, claim: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording
