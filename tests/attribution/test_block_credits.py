"""Block quotes whose speaker stands in the line above or below."""

from dataclasses import dataclass

import pytest

from quotes.attribution.extraction import extract
from quotes.quotation import Quotation

WORDS = "The kiosk will stay where it is. It is older than the council."


@dataclass(frozen=True)
class Block:
    start: int
    end: int
    kind: str = "block"
    speaker: str | None = None
    said_on: str | None = None


def block(above: str, below: str = "") -> Quotation:
    text = f"{above}\n\n{WORDS}\n\n{below}".rstrip()
    start = text.index(WORDS)
    (found,) = (q for q in extract(text, spans=[Block(start, start + len(WORDS))]) if q.start == start)
    return found


@pytest.mark.parametrize(
    ("above", "below", "speaker"),
    [
        ("In a statement, Councillor Freya Dent wrote:", "The shops cheered.", "Freya Dent"),
        ("The ferry's owner, Alec Brand, said:", "", "Alec Brand"),
        ("The hall was full.", "— Moreau", "Moreau"),
        ("The hall was full.", "— the council's chair", "the council's chair"),
        ("The hall was full.", "-- Alec Brand, owner", "Alec Brand"),
    ],
)
def test_the_line_above_or_below_credits_a_block_quote(above: str, below: str, speaker: str) -> None:
    found = block(above, below)
    assert (found.kind, found.attribution.speakers, found.attribution.confidence) == (
        "block",
        (speaker,),
        "certain",
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The hall was full.", "The shops cheered."),
        ("Freya Dent spoke.", "“No,” said Alec Brand."),
        ("The hall was full.", "- Alec Brand\n- Ada Finch"),
    ],
)
def test_a_block_quote_without_such_a_line_is_nobodys(above: str, below: str) -> None:
    assert block(above, below).attribution.speakers == ()


def test_whoever_is_quoted_in_a_block_goes_on_as_a_pronoun() -> None:
    text = f"Freya Dent wrote:\n\n{WORDS}\n\n“It is older than me,” she added."
    start = text.index(WORDS)
    found = extract(text, spans=[Block(start, start + len(WORDS))])
    assert [q.attribution.speakers for q in found] == [("Freya Dent",)] * 2


def test_a_speaker_whom_the_format_states_stays() -> None:
    start = len("Freya Dent wrote:\n\n")
    text = f"Freya Dent wrote:\n\n{WORDS}"
    (found,) = extract(text, spans=[Block(start, len(text), speaker="Alec Brand")])
    assert found.attribution.speakers == ("Alec Brand",)


class Compared(Block):
    """A block that counts how often it is held against another."""

    times = 0

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return self is other

    __hash__ = Block.__hash__


def test_blocks_are_not_held_against_each_other() -> None:
    text = f"{WORDS}\n\n" * 50
    step = len(WORDS) + 2
    spans = [
        Compared(at, at + len(WORDS), speaker="Ida Rowan" if at % 4 else None)
        for at in range(0, 50 * step, step)
    ]
    assert len(extract(text, spans=spans)) == 50
    assert Compared.times == 0


@pytest.mark.parametrize("credit", ["(Ada Krantz)", "(Ada Krantz, harbourmaster)", "(Mr. Bo Ray, 3 May)"])
def test_a_person_in_brackets_behind_the_words_signs_them(credit: str) -> None:
    (one, other) = extract(f"“The tide keeps no diary.” {credit}\n“Nobody asked the gulls” — an engineer")
    assert one.attribution.rule == "signature"
    assert one.attribution.speaker in ("Ada Krantz", "Bo Ray")
    assert other.attribution.speaker == "an engineer"


@pytest.mark.parametrize("aside", ["(The Harbour Courier)", "(Ada Krantz was asleep by then)", "(see below)"])
def test_other_words_in_brackets_sign_nothing(aside: str) -> None:
    (one,) = extract(f"“The tide keeps no diary.” {aside}")
    assert one.attribution.speaker is None


def test_that_was_the_verdict_of_somebody_behind_a_dash_says_whose_the_words_are() -> None:
    (one,) = extract("“It’s a disgrace” – that was the verdict of Ada Krantz, whose boat was sunk.")
    assert one.attribution.speaker == "Ada Krantz"
    (other,) = extract("“It is a complete disgrace” – that was the end of it.")
    assert other.attribution.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Ray said: “I am sorry.” Ada Krantz's answer? “He is sorry that he was caught.”", "Ada Krantz"),
        ("“The lamp was not lost,” said Ada Krantz; “it was filed under miscellaneous.”", "Ada Krantz"),
        ("“The lamp was not lost,” Bo Ray said; “it was filed under miscellaneous.”", "Bo Ray"),
        ("It was, said the minister, “filed under miscellaneous”.", "the minister"),
        ("Inquiry, day 14: “I read it on the Tuesday, two days afterwards”.", None),
        ("Ada Krantz was glad; “it was filed under miscellaneous.”", None),
    ],
)
def test_whose_answer_goes_on_or_is_only_a_reference(text: str, speaker: str | None) -> None:
    assert extract(text)[-1].attribution.speaker == speaker
