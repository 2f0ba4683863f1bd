"""Two or three words that stand among a named speaker's are found; to who named the speaker nobody says to name one."""

import json

import pytest

from db.reading.evidence import Evidence
from db.store import Store
from quotes import verify
from quotes.verdict.badges import badges
from quotes.verdict.brevity import Brief, brief, few_of_speaker
from tests.conftest import Program

EVENING = "Mill evening\n\n" + "\n\n".join(
    f"{name}: {words}"
    for name, words in (
        ("IDA ROWAN", "I like peat and I like rain, and the stove in the mill is warm."),
        ("TOVE BRANDT", "It is not a small stove, and they will mend it. I like rain as well."),
        ("IDA ROWAN", "Then we will mend the roof too, and not a small one."),
    )
)


@pytest.fixture
def evening(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("evening.txt", EVENING), "--format", "transcript").code == 0
    return quotes_in


@pytest.mark.parametrize("words", ["I like peat", "will mend", "not a small"])
def test_few_words_of_a_named_speaker_are_found(evening: Program, words: str) -> None:
    answer = json.loads(evening("verify", words, "--speaker", "Ida Rowan", "--json").out)
    assert (answer["wording"], answer["attribution"]) == ("excerpt", "confirmed")


@pytest.mark.parametrize("words", ["I like peat", "peat"])
def test_few_words_of_somebody_else_are_too_few_and_no_name_is_asked_for(
    evening: Program, words: str
) -> None:
    answer = json.loads(evening("verify", words, "--speaker", "Tove Brandt", "--json").out)
    assert answer["wording"] == "not_found"
    assert answer["summary"].endswith("give more of the sentence.")
    assert "speaker’s name" in json.loads(evening("verify", words, "--json").out)["summary"]


def test_the_badge_says_that_the_words_are_too_few_and_not_that_they_are_nowhere(evening: Program) -> None:
    verdict = verify("I like peat", speaker="Tove Brandt", db=evening.folder / "quotes.db")
    assert [badge.text for badge in badges(verdict)] == ["Too few words to tell"]


MANY = (
    EVENING
    + "\n\n"
    + "\n\n".join(
        f"{name}: {words}"
        for name, words in (
            (
                "IDA ROWAN",
                "I have met the Tarnholt twice, and I told them that the stove was not for sale at any price.",
            ),
            (
                "TOVE BRANDT",
                "I won't leave the mill. It is not a promise, it is a plain fact, and the keys had been lost.",
            ),
        )
    )
)


@pytest.fixture
def night(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("night.txt", MANY), "--format", "transcript").code == 0
    return quotes_in


def test_words_that_stand_with_a_denial_are_not_told_to_be_like_nothing_there(night: Program) -> None:
    answer = json.loads(night("verify", "It is a promise", "--json").out)
    assert answer["wording"] == "not_found"
    assert "These words stand in 1 wording on record with a denial more or less, but" in answer["summary"]
    assert "(--against)" in answer["summary"]
    assert [each["rule"] for each in answer["findings"]] == ["too_few_words"]


def test_words_that_stand_nowhere_are_still_told_so(night: Program) -> None:
    answer = json.loads(night("verify", "Purple elephants dance on the roof", "--json").out)
    assert "Nothing like these words" in answer["summary"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the keys had been lost", (5, 1, "", False)),
        ("I will leave the mill", (5, 1, "", True)),
        ("I have met the Tarnholt three times", (7, 1, "I have met the Tarnholt", False)),
        ("nobody has met the lamplit Tarnholt here", None),
        ("I have met them", None),
    ],
)
def test_what_of_a_short_claim_stands_on_record(
    night: Program, words: str, told: tuple[int, int, str, bool] | None
) -> None:
    with Store(night.folder / "quotes.db", readonly=True) as store:
        record = Evidence(store.conn)
        record.library.refresh()
        assert brief(words, record) == (Brief(*told) if told else None)


@pytest.mark.parametrize(
    ("words", "theirs", "found"),
    [
        ("the keys had been lost", True, True),
        ("I will leave the mill", True, True),
        ("I have met the Tarnholt three times", True, True),
        ("I have met the Tarnholt three times", False, False),
        ("the keys had been lost", False, False),
    ],
)
def test_few_words_are_answered_from_the_named_speaker_alone(
    night: Program, words: str, theirs: bool, found: bool
) -> None:
    with Store(night.folder / "quotes.db", readonly=True) as store:
        record = Evidence(store.conn)
        record.library.refresh()
        assert bool(few_of_speaker(words, record, frozenset if theirs else lambda rows: frozenset())) == found


TAR = """The mill again

IDA ROWAN: Good evening. We have four barrels of tar for the roof, and no more until the spring.

TOVE BRANDT: I bought them from Anders Holm on the quay in July.
"""


@pytest.mark.parametrize(
    "words",
    [
        "We have forty barrels of tar for the roof.",
        "I bought them from Mette Lind on the quay",
        "I bought them from Anders Holm on the quay in May.",
    ],
)
def test_few_words_with_another_number_name_or_day_are_judged_in_a_database_as_in_their_file(
    quotes_in: Program, words: str
) -> None:
    file = quotes_in.write("tar.txt", TAR)
    quotes_in("add", file, "--format", "transcript")
    stored = json.loads(quotes_in("verify", words, "--json").out)
    given = json.loads(quotes_in("verify", words, "--json", "--against", file).out)
    assert (stored["wording"], stored["recorded"]) == (given["wording"], given["recorded"])
    assert stored["wording"] == "meaning_changed"
