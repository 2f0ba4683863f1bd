"""Words that reach the text by way of others: whom somebody blames for them, whose claim it is, whose view, what a film shows."""

import pytest

from quotes import extract


def speaker(text: str) -> str | None:
    return extract(text)[-1].attribution.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Otto Krantz criticized Ada Finch for describing the potters as “yesterday's men.”",
        "The potters have not forgiven Ada Finch for saying that “we will close every kiln.”",
        "Otto Krantz thanked Ada Finch for calling him “a decent man at heart.”",
        "Ada Finch has been criticized by Otto Krantz for describing the potters as “yesterday's men.”",
    ],
)
def test_whoever_is_blamed_for_words_has_said_them(text: str) -> None:
    assert speaker(text) == "Ada Finch"


def test_whoever_is_blamed_for_a_deed_has_not() -> None:
    text = "Otto Krantz chided Ada Finch for raising doubts about a “rather proud” guild."
    assert speaker(text) == "Otto Krantz"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch is unlikely to win the potters after her May comment that “we will close every kiln.”",
        "Ada Finch was under fire. The potters recalled her widely mocked vow to “close every kiln by June.”",
        "Otto Krantz attacked Ada Finch over her comment that the potters were “yesterday's men.”",
    ],
)
def test_whose_claim_it_is_stands_some_words_before_the_noun(text: str) -> None:
    assert speaker(text) == "Ada Finch"


def test_a_note_that_goes_to_her_is_not_hers() -> None:
    assert (
        speaker("Ada Finch waited. Her deputy, Otto Krantz, slipped her a note: “All is lost.”")
        == "Otto Krantz"
    )


@pytest.mark.parametrize("noun", ["view", "telling", "estimation"])
def test_how_somebody_sees_it_is_theirs(noun: str) -> None:
    assert speaker(f"The village is, in Ada Finch's {noun}, “a place of second chances.”") == "Ada Finch"
    assert speaker(f"In the {noun} of Ada Finch, the village is “a place of second chances.”") == "Ada Finch"


def test_an_email_shows_whom_it_shows() -> None:
    text = (
        "An email tabled by the Guild shows a deputy warden, whose name is blacked out, urging the clerks "
        "to “close this out before the vote.”"
    )
    assert speaker(text) == "a deputy warden"
    # What somebody recalls another saying is told by whoever recalls it.
    assert speaker("Ada Finch recalled the captain saying it was “a night to forget.”") == "Ada Finch"


def test_finch_himself_is_finch() -> None:
    text = (
        "Otto Krantz lost. Krantz himself, who played with a taped thumb, told the paper that he was well. "
        "“It was not the thumb.”"
    )
    assert speaker(text) == "Otto Krantz"


def test_of_two_of_a_name_whoever_spoke_last_goes_on() -> None:
    text = (
        "Ada Finch met Otto Finch. Ada Finch sat. Otto Finch rose. “It is shut,” Ada Finch told Otto Finch.\n\n"
        "“We will wait,” Finch said."
    )
    assert speaker(text) == "Ada Finch"


def test_a_verb_before_a_pointing_word_and_marks_is_no_noun() -> None:
    assert speaker("The clerks come in on Monday. The memo calls this “the joy of the hall.”") == "The memo"


def test_a_letter_from_somebody_saying_so_is_theirs() -> None:
    assert (
        speaker("Otto Krantz received a letter from Ada Finch saying that it was “a feast of patience.”")
        == "Ada Finch"
    )
    text = "Otto Krantz published a note in The Elm Mail hammering her “unfitness for the kiln.”"
    assert speaker(text) == "Otto Krantz"


def test_whoever_was_told_so_has_not_said_it() -> None:
    assert (
        speaker("Otto Krantz was told by Ada Finch that the vote was “a feast of patience.”") == "Ada Finch"
    )
    assert speaker("Otto Krantz was told at noon that the vote was “a feast of patience.”") is None


@pytest.mark.parametrize("where", ["in an email", "on Monday at the kiln", "to the Elm Creek Mail"])
def test_a_clause_in_the_middle_may_say_where_or_to_whom(where: str) -> None:
    assert speaker(f"The move, Ada Finch said {where}, shows “how little they have learned.”") == "Ada Finch"


def test_what_a_potter_teaches_is_no_clause_in_the_middle() -> None:
    text = "Ada Finch, a former potter who teaches at Elm College, said the glaze was “doing a lot of work.”"
    assert speaker(text) == "Ada Finch"


def test_whoever_laughs_as_somebody_speaks_reports_nothing() -> None:
    assert speaker("Otto Krantz laughed as Ada Finch called him “a man of clay.”") == "Ada Finch"


def test_another_critic_is_whoever_is_named() -> None:
    assert (
        speaker("Another critic is Ada Finch. The vote, she said, was “a sham from the start.”")
        == "Ada Finch"
    )


def test_the_title_of_a_memoir_stands_between_it_and_its_verb() -> None:
    text = "Ada Finch's memoir, “The Long Count,” describes Krantz as “a man who never met a mirror he distrusted.”"
    assert speaker(text) == "Ada Finch's memoir"


@pytest.mark.parametrize(
    "behind",
    [
        "” — that is how Ada Finch put it.",
        ".” That was Ada Finch's verdict.",
        ".” So Ada Finch put it on Monday.",
    ],
)
def test_what_stands_behind_may_say_whose_verdict_it_was(behind: str) -> None:
    assert speaker(f"“It is ours to keep{behind}") == "Ada Finch"


def test_whoever_begins_with_the_words_is_the_nearest_subject() -> None:
    text = "Otto Krantz, the chair, asked for silence, and when Ada Finch began again with the words “as I have said,” rose."
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ada Finch is fond of the line “The rain owes nobody,” which she credits to Olga Pell.",
            "Olga Pell",
        ),
        (
            "Ada Finch spoke. “The rain owes nobody,” a saying often attributed to Olga Pell, hung there.",
            "Olga Pell",
        ),
        (
            "Ada Finch spoke. The motto “The rain owes nobody,” attributed to Olga Pell, hung there.",
            "Olga Pell",
        ),
        # What the words tell of, and not the words, is given to somebody.
        ("“We had a fine harvest,” Ada Finch said, which Otto Krantz credited to Olga Pell.", "Ada Finch"),
        ("Ada Finch spoke of “a fine harvest”, which Otto Krantz credited to Olga Pell.", "Ada Finch"),
    ],
)
def test_words_are_whose_they_are_said_to_be(text: str, who: str) -> None:
    assert speaker(text) == who


def test_words_falsely_given_to_somebody_are_not_theirs() -> None:
    assert (
        speaker("“The rain owes nobody,” a line falsely attributed to Olga Pell, hung there.") != "Olga Pell"
    )


def test_whom_a_report_has_say_the_marked_words_has_said_them() -> None:
    assert (
        speaker("The Elm Creek Mail reported that Ada Finch had said “nobody will lose a boat.”")
        == "Ada Finch"
    )
    assert speaker("Otto Krantz said Ada Finch wanted “nobody to lose a boat.”") == "Otto Krantz"


def test_so_before_somebody_who_does_no_more_than_act_is_no_credit() -> None:
    assert speaker("Ada Finch said: “It is ours to keep.” So Otto Krantz put the lamp away.") == "Ada Finch"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch rose before noon. Her letter said: “The lamp is ours.”",
        "Ada Finch rose before noon. “The lamp is ours,” was her answer.",
    ],
)
def test_her_letter_is_hers(text: str) -> None:
    assert speaker(text) == "Ada Finch"
