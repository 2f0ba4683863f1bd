"""A change at the edge of an excerpt holds the words that were changed, and none of the clause behind or before it."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "gone", "came"),
    [
        (
            "We put the price of the weir at 31.5 million euros, perhaps more, and no less.",
            "We put the price of the weir at 315 million euros",
            "31.5 million euros",
            "315 million euros",
        ),
        (
            "The sheep on the holm were 2,413—some of them lame—before the storm.",
            "The sheep on the holm were 2,431",
            "2,413",
            "2,431",
        ),
        (
            "She would not sing and she would not dance while the sea was out.",
            "She would not sing and she would not swim",
            "dance",
            "swim",
        ),
        (
            "She would not sing and she would not dance, and the sea was out.",
            "She would not sing and she would not swim",
            "dance",
            "swim",
        ),
    ],
)
def test_a_change_at_the_end_stops_where_its_clause_does(
    recorded: str, claim: str, gone: str, came: str
) -> None:
    answer = compare(claim, recorded)
    assert [(f.recorded, f.claim) for f in answer.findings if f.kind == "replaced"] == [(gone, came)]
    assert not {"hedge", "bound"} & {f.kind for f in answer.findings}
    assert answer.edits[-1].recorded.strip(" ,—") == gone


def test_a_change_at_the_beginning_begins_where_its_clause_does() -> None:
    answer = compare(
        "Nine carts came up from the mill.", "It rained, perhaps, six carts came up from the mill."
    )
    first = next(f for f in answer.findings if f.kind in ("replaced", "number"))
    assert (first.recorded, first.claim) == ("six", "Nine")


def test_two_words_for_one_stay_one_change() -> None:
    assert compare("We asked nobody", "We asked no one, and the mill stood still.").wording == "minor"


def test_one_word_found_in_an_earlier_sentence_is_no_piece_of_the_claim() -> None:
    record = "They have a new mast and sails. Nobody asked us, and we had not seen it."
    assert compare("I have not seen it.", record).recorded_start >= record.index("Nobody")
    # Two words are one.
    assert compare("They have not seen it.", record).recorded_start == 0


@pytest.mark.parametrize(
    ("claim", "word", "rule"),
    [
        ("The weir is dry. Never.", "Never", "words.added"),
        ("Never. The weir is dry.", "Never", "words.added"),
        ("The weir is dry, tarred.", "tarred", "words.moved"),
    ],
)
def test_one_word_beside_whole_sentences_is_put_for_none_of_the_sentence_beside_them(
    claim: str, word: str, rule: str
) -> None:
    answer = compare(claim, "The boats are tarred now. The weir is dry. Then we went home.")
    assert [
        (f.rule, f.claim, f.recorded) for f in answer.findings if f.kind in ("added", "moved", "replaced")
    ] == [(rule, word, "")]


def test_one_word_that_is_a_sentence_is_put_for_another() -> None:
    answer = compare("The weir is dry. Often.", "The weir is dry. Always. Then we went home.")
    assert [(f.claim, f.recorded) for f in answer.findings if f.kind == "replaced"] == [("Often", "Always")]
