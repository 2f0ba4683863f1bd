"""Hand-broken lines are joined, and no offset moves."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.extraction import extract
from quotes.attribution.flow import flowing

LETTER = (
    "The potter Ada Finch came to the hall of the guild on the last day of the\n"
    "year, and nobody had lit the stove. She looked at the cold kiln and at the\n"
    "men beside it, who said nothing. “I have fired this kiln for forty years and\n"
    "never once let it go cold,” said Ada\n"
    "Finch, the eldest of the potters in the hall of the guild at Elm Creek. “You\n"
    "have let it go cold in one.” Then she went out into the snow again, and the\n"
    "men went home by the river, as they did on every other day of that year of\n"
    "the long frost, and lit their own small stoves with the wood of the guild,\n"
    "which was dry and burned well, and nobody spoke of it until the spring came.\n"
)


def test_a_quotation_and_a_name_may_run_over_the_ends_of_lines() -> None:
    found = extract(LETTER)
    assert [q.attribution.speaker for q in found] == ["Ada Finch", "Ada Finch"]
    assert found[0].text == LETTER[found[0].start : found[0].end]
    assert "\n" in found[0].text


def test_lines_of_a_wide_window_are_joined_too() -> None:
    words, lines, line = LETTER.split() * 2, [], ""
    for word in words:
        if len(line) + len(word) > 118:
            lines.append(line.rstrip())
            line = ""
        line += word + " "
    assert "\n" not in flowing("\n".join([*lines, line.rstrip()]))


def test_paragraphs_on_single_lines_stay_apart() -> None:
    text = "Ada Finch came.\n“It held,” she said.\nOtto Krantz went.\n" * 4
    assert flowing(text) == text


def test_hard_spaces_are_plain_ones() -> None:
    (told,) = extract("“It\u00a0held,” said Mr.\u00a0Otto\u00a0Krantz.")
    assert told.attribution.speaker == "Otto Krantz"
    assert told.text == "It\u00a0held,"


@given(st.text(max_size=300))
def test_the_length_never_changes(text: str) -> None:
    assert len(flowing(text)) == len(text)


def test_a_short_notice_whose_lines_a_printer_broke_is_read_as_one_paragraph() -> None:
    text = (
        "THE LOWER FERRY ADVERTISER.\nSaturday, October 12, 1907.\n\n"
        'Mrs. Ada Finch rose to speak, and said: "We have asked for a lamp on this pier for\n'
        "thirty years, and for thirty years we were shown the moon and were told that it is\n"
        "cheaper to run. The moon, gentlemen, has never once come down to a committee meeting,\n"
        'and I should like to see the lamp that has." The motion fell.\n'
    )
    (found,) = extract(text)
    assert found.text.startswith("We have asked for a lamp")
    assert found.text.endswith("the lamp that has.")


def test_verses_and_lists_of_even_lines_stay_lines() -> None:
    text = (
        "Rules of the pier\n\nKeep your dog on its lead at all times here\nPay the keeper before you go aboard\n"
        "Never feed the gulls from the upper deck\nTake your litter home with you, please\n"
    )
    assert flowing(text) == text


def test_a_line_that_ends_inside_marks_goes_on_in_the_next() -> None:
    text = "In the words of Oda Pell: “Nobody asked\nthe gulls.” She left,\nand said no more.\n"
    assert flowing(text) == text.replace("asked\nthe", "asked the")
    assert flowing("“One line”\nanother line") == "“One line”\nanother line"
