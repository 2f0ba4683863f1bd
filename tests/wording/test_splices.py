"""A claim whose words come from several passages."""

import pytest

from quotes.wording import Part, compare, join

LEFT = "We closed the ferry line in March."
RIGHT = "The islands paid for the new pier."


def test_one_passage_is_compared_as_such() -> None:
    answer = join("closed the ferry line", [Part(LEFT), Part(RIGHT)])
    assert (answer.wording, answer.score) == ("excerpt", 100.0)
    assert answer.edits == compare("closed the ferry line", LEFT).edits


def test_pieces_of_two_sources_are_spliced() -> None:
    answer = join("We closed the ferry line … for the new pier.", [Part(LEFT, "a"), Part(RIGHT, "b")])
    assert answer.wording == "spliced"
    assert answer.findings[0].rule == "splice.sources"


def test_pieces_of_two_speakers_are_spliced() -> None:
    parts = [Part(LEFT, "a", "Okafor"), Part(RIGHT, "a", "Quill")]
    assert join("We closed the ferry line … for the new pier.", parts).findings[0].rule == "splice.speakers"


def test_near_pieces_of_one_source_with_a_marked_cut_are_elided() -> None:
    parts = [Part(LEFT, "a", "Okafor", 0, 0), Part(RIGHT, "a", "Okafor", 20, 2)]
    assert join("We closed the ferry line … for the new pier.", parts).wording == "elided"


def test_far_pieces_of_one_source_are_spliced_although_marked() -> None:
    parts = [Part(LEFT, "a", "Okafor", 0, 0), Part(RIGHT, "a", "Okafor", 500, 40)]
    assert join("We closed the ferry line … for the new pier.", parts).findings[0].rule == "splice.far"


def test_pieces_in_the_other_order_are_spliced() -> None:
    parts = [Part(LEFT, "a", "", 100, 9), Part(RIGHT, "a", "", 0, 0)]
    assert join("We closed the ferry line … for the new pier.", parts).findings[0].rule == "splice.order"


def test_neighbouring_passages_quoted_on_are_no_splice() -> None:
    parts = [Part(LEFT, "a", "", 0, 0), Part(RIGHT, "a", "", 7, 1)]
    assert join(f"{LEFT} {RIGHT}", parts).wording == "exact"


def test_whole_sentences_silently_left_out_between_passages_are_spliced() -> None:
    parts = [Part(LEFT, "a", "", 0, 0), Part(RIGHT, "a", "", 30, 4)]
    assert join(f"{LEFT} {RIGHT}", parts).findings[0].rule == "splice.silent"


def test_a_distance_that_is_not_known_is_said_to_be_unknown() -> None:
    assert join(f"{LEFT} {RIGHT}", [Part(LEFT, "a"), Part(RIGHT, "a")]).findings[0].rule == "splice.unknown"


def test_the_diff_gives_back_the_claim_and_its_pieces() -> None:
    claim = "We closed the ferry line … for the new pier."
    parts = [Part(LEFT, "a"), Part(RIGHT, "b")]
    answer, joined = join(claim, parts), f"{LEFT}\n{RIGHT}"
    assert "".join(edit.claim for edit in answer.edits) == claim
    assert all(joined[e.recorded_start : e.recorded_end] == e.recorded for e in answer.edits)


def test_without_parts_or_words_nothing_is_found() -> None:
    assert join("We closed it", []).wording == "not_found"
    assert join("…", [Part(LEFT)]).wording == "not_found"


def test_a_quotation_that_its_credit_cuts_in_two_has_sentences_on_both_sides() -> None:
    recorded = (
        "We have heard it before Three keepers told me that the dam was safe. I do not believe this one."
    )
    answer = compare("We have heard it before. I do not believe this one.", recorded)
    assert answer.wording == "spliced"


def test_a_quantifier_dropped_at_the_head_of_a_sentence_turns_it() -> None:
    recorded = "At least twelve farmers have left us. Two of them may come back."
    answer = compare("At least twelve farmers have left us. They may come back.", recorded)
    assert answer.wording == "meaning_changed"
    assert [f.kind for f in answer.findings if f.turns] == ["quantifier"]


@pytest.mark.parametrize("dropped", ["On Monday ", "In the spring "])
def test_a_time_dropped_at_the_head_of_a_sentence_turns_nothing(dropped: str) -> None:
    recorded = f"The farmers have left us. {dropped}they came back with carts."
    assert compare("The farmers have left us. They came back with carts.", recorded).wording == "altered"


def test_a_name_behind_a_small_letter_begins_no_sentence() -> None:
    recorded = "We went to see the old Boat and Barge and we met Anna Holm there."
    assert compare("We went to see the old Barge and we met Anna Holm there.", recorded).wording == "altered"


RUNNING = (
    "The kilns are lit and the potters know the recipe. We glazed them in May. The clay was wet for most of the week. "
    "Nobody complained, and the foreman sang. In autumn the orders came."
)


@pytest.mark.parametrize("end", ["know the foreman", "know the week", "sang"])
def test_a_last_word_that_stands_sentences_later_by_chance_is_no_piece(end: str) -> None:
    assert compare(f"The kilns are lit and the potters {end}.", RUNNING).wording == "altered"


def test_a_piece_from_sentences_later_is_one() -> None:
    claim = "The kilns are lit and the potters know the clay was wet for most of the week."
    assert compare(claim, RUNNING).wording == "spliced"


@pytest.mark.parametrize("mark", ["", " ..."])
def test_a_subject_is_not_given_what_was_said_of_another_with_a_clause_of_its_own(mark: str) -> None:
    recorded = (
        "Our sexton is a careful man and he oils the bell. The clerk whom he followed, mind you, was caught with the "
        "candles. He ran."
    )
    answer = compare(f"Our sexton{mark} was caught with the candles. He ran.", recorded)
    assert "cut.joined" in {finding.rule for finding in answer.findings}
    same = recorded.replace("The clerk whom he followed", "That man")
    assert (
        compare(f"Our sexton{mark} was caught with the candles. He ran.", same).wording != "meaning_changed"
    )


def test_more_words_than_a_sentence_has_are_left_out_of_captions_as_sentences_are() -> None:
    led, between, end = (
        "we played them hard for three quarters",
        "and the crowd sang on",
        "we lost the ball nine times",
    )
    short, long = (f"{led} {' '.join([between] * times)} {end} that night" for times in (3, 14))
    claim = "We played them hard for three quarters. We lost the ball nine times."
    assert compare(claim, short).wording != "spliced"
    assert compare(claim, long).wording == "spliced"
