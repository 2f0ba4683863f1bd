"""Who speaks where no plain verb of saying stands beside the words: clauses in between, passives, claims, infinitives."""

import pytest

from quotes import extract


def credited(text: str) -> tuple[str | None, str]:
    told = extract(text)[0].attribution
    return told.speaker, told.rule


def speaker(text: str) -> str | None:
    return credited(text)[0]


def test_whoever_tells_of_a_promise_at_the_end_has_not_made_it() -> None:
    text = "Ada Finch told the board that it “could not count on a single barge,” according to two people in the room."
    assert credited(text)[0] == "Ada Finch"
    # What is no speech is the teller's.
    text = "Ada Finch wanted the board “rather smaller,” according to Otto Krantz."
    assert speaker(text) == "Otto Krantz"


def test_an_aside_without_commas_does_not_hand_the_verb_to_an_earlier_clause() -> None:
    text = (
        "Ada Finch rose after Otto Krantz conceded, and with his wife looking on from the wings told the hall, "
        "“Nobody owes an apology.”"
    )
    assert speaker(text) == "Ada Finch"


def test_who_stands_for_the_name_right_before_it() -> None:
    text = "Olive Pell shared a stage in Ashton with the painter Ada Finch, who closed by declaring, “It floats.”"
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize("verb", ["prompting", "forcing", "leading"])
def test_whoever_is_made_to_speak_speaks(verb: str) -> None:
    text = f"The hall booed Otto Krantz, {verb} Ada Finch to raise a hand and plead, “He means well.”"
    assert speaker(text) == "Ada Finch"


def test_a_year_may_stand_before_the_verb() -> None:
    text = "Otto Krantz, who in 2012 called the barge “a fever dream,” owns it."
    assert speaker(text) == "Otto Krantz"


@pytest.mark.parametrize(
    "text",
    [
        "Otto Krantz, dismissed by Ada Finch in a debate on the ferry as a “weather vane with hair,” won.",
        "Otto Krantz was faulted by Ada Finch for “reading the last page first.”",
    ],
)
def test_the_agent_of_a_passive_calls_or_blames(text: str) -> None:
    assert speaker(text) == "Ada Finch"


def test_a_preposition_before_the_marks_is_no_part_of_who_mocks() -> None:
    text = "Otto Krantz was mocked by the guild's campaign for “reading it off a card.”"
    assert speaker(text) == "the guild's campaign"


@pytest.mark.parametrize("answer", ["responded to", "rejected"])
def test_a_claim_that_is_answered_is_its_owners(answer: str) -> None:
    text = f"Otto Krantz {answer} Ada Finch's charge that he “ducked every hard vote.”"
    assert speaker(text) == "Ada Finch"


def test_a_promise_that_a_reporter_speaks_of_is_the_reporters() -> None:
    text = "The union says Ada Finch's promise that jobs were “safe as houses” was a lie."
    assert speaker(text) == "The union"


@pytest.mark.parametrize("lead", ["To Ada Finch, the ruling is", "For Ada Finch, it was"])
def test_what_something_is_to_somebody_is_in_their_words(lead: str) -> None:
    assert speaker(f"{lead} “a loaded cart on the hill.”") == "Ada Finch"


def test_a_label_with_a_place_behind_it_names_the_person() -> None:
    assert speaker("Ada Finch, senator from Ohio: “I would rather eat it.”") == "Ada Finch"


def test_a_verb_may_follow_a_name_that_hangs_on_a_plural() -> None:
    assert (
        speaker("Critics of Otto Krantz see the fund as “a ferry by other means.”")
        == "Critics of Otto Krantz"
    )


@pytest.mark.parametrize("verb", ["faulted", "castigated", "hammered", "extolled"])
def test_verbs_of_blame_and_praise_carry_words(verb: str) -> None:
    assert speaker(f"Ada Finch {verb} Otto Krantz for “a plan drawn in crayon.”") == "Ada Finch"


def test_earlier_may_stand_between_subject_and_verb() -> None:
    assert speaker("Ada Finch earlier called the guild “a choir of kazoos.”") == "Ada Finch"


WORDS = "“We came up short, and I know why.”"


@pytest.mark.parametrize(
    "before",
    [
        "Ada Finch could not hide it.",
        "Ada Finch did not seem to mind.",
        "Ada Finch has never liked that story.",
        "Ada Finch's reaction was swift.",
        "Ada Finch's answer came in a letter to Otto Krantz.",
        "Few were as blunt as Ada Finch.",
        "Among the first to arrive was Ada Finch.",
        "That was not what Ada Finch wrote in 2012.",
        "Ada Finch would not discuss the letters. But in a note to the Elm Bugle on Monday:",
    ],
)
def test_the_sentence_before_tells_who_speaks(before: str) -> None:
    told = extract(f"{before} {WORDS}")[0].attribution
    assert (told.speaker, told.confidence) == ("Ada Finch", "possible")


def test_a_campaign_or_an_office_may_open_the_sentence_before() -> None:
    assert speaker(f"Finch's campaign had an answer by noon. {WORDS}") == "Finch's campaign"
    assert speaker(f"The governor had three reasons. {WORDS}") == "The governor"
    assert speaker(f"The ferry had three decks. {WORDS}") is None


def test_a_lead_that_only_tells_when_goes_on_with_the_last_speaker() -> None:
    text = "“It was a mistake to begin with,” Ada Finch told the Bugle in May.\n\nThen, later that month: “I never said so.”"
    assert [quotation.attribution.speaker for quotation in extract(text)] == ["Ada Finch"] * 2


def test_whoever_acts_with_that_has_spoken() -> None:
    assert speaker("“It is not the money. It is the nerve.”\n\nWith that, Ada Finch hung up.") == "Ada Finch"


def test_a_scene_that_somebody_recalls_keeps_its_own_speaker() -> None:
    text = "The memoir recalls a dinner at which Otto Krantz leaned over and asked whether she “always talks so much.”"
    assert speaker(text) == "Otto Krantz"


def test_whoever_turns_and_then_asks_is_not_the_one_asked() -> None:
    text = (
        "Standing on the quay, Ada Finch read the list aloud and then, turning to Otto Krantz, asked how long it would be "
        "“before anybody counts the boats.”"
    )
    assert speaker(text) == "Ada Finch"
    assert speaker("Ada Finch, asked how long it would be “before anybody counts the boats,” left.") is None


def test_what_a_hearer_asked_is_not_what_he_is_told() -> None:
    text = "Ada Finch was frank, telling a reporter who asked about it that “the guild bruises like a peach.”"
    assert speaker(text) == "Ada Finch"


def test_an_office_speaks_for_whose_it_is() -> None:
    text = "Otto Krantz did not mention the suit by Ada Finch, whose office describes the loans as “a trap with a smile.”"
    assert speaker(text) == "Ada Finch"


def test_what_opens_a_sentence_is_no_name() -> None:
    text = "Continuing to explain himself, Ada Finch spurned the offer and the barge, telling the hall it “would not float.”"
    assert speaker(text) == "Ada Finch"


def test_a_past_tense_like_its_present_has_one_person_for_subject() -> None:
    text = (
        "As Otto Krantz said in May, few spoke — Ada Finch cast the blame on the guild, and stressed the danger that "
        "“thin ice” means."
    )
    assert speaker(text) == "Ada Finch"


def test_late_belongs_to_the_day_and_not_to_the_name() -> None:
    assert (
        speaker("Judge Ada R. Finch late Thursday night said the bill “would not stand the frost.”")
        == "Ada R. Finch"
    )


def test_whose_view_a_sentence_gave_speaks_next() -> None:
    assert speaker(f"It was the best night of all, in the view of Ada Finch. {WORDS}") == "Ada Finch"


def test_allowing_that_something_is_so_is_saying_it() -> None:
    assert speaker("Even Ada Finch allowed that the barge “could use a nap and a pump.”") == "Ada Finch"
    assert not extract("The guild allowed “any old barge” in.")


def test_the_name_of_a_programme_with_an_ampersand_is_no_speech() -> None:
    assert not extract("Ada Finch went on “Barges & Friends” to argue.")
