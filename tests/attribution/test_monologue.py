"""A text of one label is the words of whom it names, where it is a person's name and a first person speaks."""

import pytest

from quotes import extract, verify

ROOSEVELT = (
    "FRANKLIN D. ROOSEVELT: The only thing we have to fear is fear itself, nameless, unreasoning, unjustified terror "
    "which paralyzes needed efforts to convert retreat into advance.\n"
)


def credited(text: str) -> list[tuple[str, ...]]:
    return [found.attribution.speakers for found in extract(text) if found.kind == "turn"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (ROOSEVELT, "Franklin D. Roosevelt"),
        ("MARA HOLT: I sold the mill because the river left it.\n", "Mara Holt"),
        ("Mara Holt: Bees do not read the calendar, and neither do I.\n", "Mara Holt"),
        ("J. B. Quill: We had no lamp and no oil that winter.", "J. B. Quill"),
        ("Harbour evening, 3 May 2011\n\nMARA HOLT: I sold the mill because the river left it.\n\nI would again.\n", "Mara Holt"),
    ],
)  # fmt: skip
def test_a_name_before_a_first_persons_words_speaks_them(text: str, speaker: str) -> None:
    assert credited(text) == [(speaker,)]


@pytest.mark.parametrize(
    "text",
    [
        "NOTE: We close the towpath at nine, and our warden will not wait.\n",
        "WARNING: We have found thin ice on the mill pond this week.\n",
        "PLEASE NOTE: We close the towpath at nine, and our warden will not wait.\n",
        "NEW DELHI: We saw the water come over the wall at four.\n",
        "Dear Reader: I sold the mill because the river left it.\n",
        "Q. Where were we when the water came over the wall?\n",
        # A report under a headline, and a report of what others say.
        "Mara Holt: I sold the mill because the river left it\n\nThe miller spoke on Monday about our valley.\n",
        "Mara Holt: I sold the mill because the river left it.\n\nHolt spoke on Monday about our valley.\n",
        "VIRGINIA WELLS: The water came at four. “We lost our boat,” said a man on the pier.\n",
        "MARA HOLT: Miller of Saltby, born in a barge and raised on it.\n",
        "Mara Holt: I sold it.\n",
        "Mara Holt: We asked for it, all of us. “A thief,” she added.\n",
    ],
)
def test_what_only_stands_before_a_colon_speaks_nothing(text: str) -> None:
    assert credited(text) == []


def test_a_claim_held_against_such_a_text_has_its_speaker() -> None:
    answer = verify(
        "The only thing we have to fear is fear itself", speaker="Franklin Roosevelt", against=ROOSEVELT
    )
    assert (answer.wording, answer.attribution) == ("excerpt", "confirmed")
    other = verify("The only thing we have to fear is fear itself", speaker="Mara Holt", against=ROOSEVELT)
    assert other.attribution == "different_speaker"
