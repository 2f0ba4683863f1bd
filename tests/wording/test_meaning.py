"""The guard fires on what turns a meaning, and keeps still on what does not."""

import pytest

from quotes.text import words
from quotes.wording import compare
from quotes.wording.guard.meaning import is_english


def fired(claim: str, recorded: str) -> set[str]:
    return {finding.kind for finding in compare(claim, recorded).findings if finding.turns}


@pytest.mark.parametrize(
    ("kind", "recorded", "claim"),
    [
        ("negation", "The ferry did not leave on time.", "The ferry did leave on time."),
        ("negation", "Not plums but pears grow here.", "Plums but not pears grow here."),
        ("polarity", "The toll went up in spring.", "The toll went down in spring."),
        ("number", "The toll is 12 crowns.", "The toll is 21 crowns."),
        ("number", "We planted trees on the quay.", "We planted 900 trees on the quay."),
        ("bound", "It took at least 40 houses.", "It took 40 houses."),
        ("bound", "At least 40 houses were lost.", "40 houses were lost."),
        ("quantifier", "I know that some bakers cheat.", "I know that all bakers cheat."),
        ("quantifier", "Rain hurts only the late plums.", "Rain hurts the late plums."),
        ("modal", "The mayor may resign by noon.", "The mayor will resign by noon."),
        ("modal", "The crew should rest on Sunday.", "The crew rest on Sunday."),
        ("tense", "We will mend the clock.", "We mended the clock."),
        ("hedge", "The clock was, I think, slow.", "The clock was slow."),
        ("hedge", "The alleged thief ran off.", "The thief ran off."),
        ("condition", "We sail if the wind turns.", "We sail when the wind turns."),
        ("pronoun", "They emptied the till.", "We emptied the till."),
        ("unit", "The channel is six feet deep.", "The channel is six metres deep."),
        ("date", "It opened on a Monday in fog.", "It opened on a Tuesday in fog."),
        ("name", "The boat belongs to Marisa Quill.", "The boat belongs to Dora Quill."),
        ("name", "The former harbour master paid.", "The harbour master paid."),
        ("nested_speaker", "The plan, rivals say, is late.", "The plan is late."),
        ("nested_speaker", "The cook said it was salt.", "The waiter said it was salt."),
        ("comparison", "It is a strong tide today.", "It is the strongest tide today."),
        ("comparison", "It is one of the oldest piers.", "It is the oldest of piers."),
        ("roles", "The fox bit the dog at noon.", "The dog bit the fox at noon."),
        ("question", "They paid for it?", "They paid for it."),
        ("negation", "We were not paid. We were not fed. We sang.", "We were paid. We were fed. We sang."),
        ("negation", "It never paid and it never will.", "It always paid and it always will."),
        ("negation", "I never held that nobody was to blame.", "I never held that somebody was to blame."),
        ("polarity", "All the boats except hers were sound.", "All the boats including hers were sound."),
    ],
)
def test_a_marker_that_differs_is_an_alarm(kind: str, recorded: str, claim: str) -> None:
    assert kind in fired(claim, recorded)
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The ferry didn't leave on time.", "The ferry did not leave on time."),
        ("The ferry was not unsafe at all.", "The ferry was safe at all."),
        ("I don't think the ferry is safe.", "I think the ferry isn't safe."),
        ("Nobody saw the ferry leave.", "No one saw the ferry leave."),
        ("We had no luck with plums.", "We didn't have any luck with plums."),
        ("It took twenty men to move it.", "It took 20 men to move it."),
        ("It opened on the third of May.", "It opened on May 3."),
        ("Half of the plums froze.", "Fifty percent of the plums froze."),
        ("Everybody came to the fair.", "Everyone came to the fair."),
        ("You must see the clock tower.", "You have to see the clock tower."),
        ("Perhaps the clock is slow.", "Maybe the clock is slow."),
        ("He asked if the boat was dry.", "He asked whether the boat was dry."),
        ("Unless it rains, we sail.", "If it doesn't rain, we sail."),
        ("She thanked them for it.", "She thanked [the bakers] for it."),
        ("Sen. Quill signed the letter.", "Senator Quill signed the letter."),
        ("Tom and Ida mended the net.", "Ida and Tom mended the net."),
        ("The dog was bitten by the fox.", "The fox bit the dog."),
        ("Did they pay for it?", "Did they pay for it."),
        ("It was, uh, you know, empty.", "It was empty."),
        ("We won nine, no, ten cups.", "We won ten cups."),
        ("That was sort of, well, odd.", "That was odd."),
        ("Katherine Oduya rang me at home.", "Catherine Oduya rang me at home."),
    ],
)
def test_the_same_sense_in_other_words_is_no_alarm(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


def test_an_alarm_shows_the_words_and_where_they_stand() -> None:
    claim, recorded = "The toll is 21 apples.", "The toll is 12 apples."
    (alarm,) = (f for f in compare(claim, recorded).findings if f.turns)
    assert (alarm.claim, alarm.recorded, alarm.rule) == ("21", "12", "guard.number")
    assert claim[alarm.claim_start : alarm.claim_end] == "21"
    assert recorded[alarm.recorded_start : alarm.recorded_end] == "12"


def test_brackets_do_not_excuse_a_change_of_meaning() -> None:
    assert compare("The toll [fell] in spring.", "The toll rose in spring.").wording == "meaning_changed"
    assert compare("The toll did [not] rise.", "The toll did rise.").wording == "meaning_changed"


def test_outside_english_the_guard_is_unavailable() -> None:
    answer = compare(
        "Die Fähre ist sicher und das Wasser ist ruhig.",
        "Die Fähre ist nicht sicher und das Wasser ist ruhig.",
    )
    assert (answer.guard, answer.wording) == ("unavailable", "altered")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("the boat was empty", True),
        ("tear down this wall", True),
        ("das Boot ist nicht leer", False),
        ("el barco no está en la ciudad", False),
        ("le bateau est dans la ville", False),
        ("船 没有 人", False),
    ],
)
def test_english_is_told_from_its_neighbours(text: str, english: bool) -> None:
    assert is_english(words(text)) is english


def test_an_alarm_names_the_marker_that_fell_out_and_no_words_beside_it() -> None:
    answer = compare("We will sell the mill", "We will not sell the paper mill before the spring.")
    alarm = next(f for f in answer.findings if f.turns)
    assert (alarm.kind, alarm.claim, alarm.recorded) == ("negation", "", "not")


@pytest.mark.parametrize(
    ("claim", "recorded", "wording"),
    [
        ("Nobody could find the key.", "Nobody could have found the key.", "meaning_changed"),
        ("Nobody could read the map.", "Nobody could have read the map.", "meaning_changed"),
        ("You should have sold the boat.", "You should sell the boat.", "meaning_changed"),
        ("You should have a say in this.", "You should get a say in this.", "altered"),
        ("I would have guessed the boat was sold.", "I would guess the boat was sold.", "altered"),
    ],
)
def test_a_chance_gone_by_is_not_one_still_open(claim: str, recorded: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording
