"""A remark that a report tells is read with the words that tell it, in a database as in the file itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program

REPORT = """\
The board of the Lower Lock met on Tuesday. “I have known this canal for thirty years,” said the treasurer, Oda Pell.

Pell said she knew little about the pumps before she took the chair, and that she trusted the engineers.

The chairman, Idris Kay, said he would resign if the lock were sold, and that his brother would take the chair.
"""


def asked(program: Program, words: str, *given: str | Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(program("verify", words, "--json", *given).out)
    return {key: answer[key] for key in ("wording", "recorded", "score")}


@pytest.mark.parametrize(
    ("speaker", "words", "recorded"),
    [
        ("Idris Kay", "I will resign if the lock is sold", "said he would resign if the lock were sold"),
        (
            "Oda Pell",
            "I knew little about the pumps before I took the chair",
            "she knew little about the pumps before she took the chair",
        ),
    ],
)
def test_a_remark_put_into_the_first_person_is_altered_in_a_database_as_in_its_file(
    quotes_in: Program, speaker: str, words: str, recorded: str
) -> None:
    report = quotes_in.write("report.txt", REPORT)
    quotes_in("add", report)
    found = asked(quotes_in, words, "--speaker", speaker)
    assert found == asked(quotes_in, words, "--speaker", speaker, "--against", report)
    assert found["wording"] == "altered"
    assert " ".join(found["recorded"].split()).endswith(recorded)


def test_the_words_that_tell_a_remark_are_shown_once(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("report.txt", REPORT))
    answer = json.loads(quotes_in("verify", "I will resign if the lock is sold", "--json").out)
    (passage,) = answer["passages"]
    shown = " ".join((passage["prefix"] + passage["recorded"] + passage["suffix"]).split())
    assert (
        "The chairman, Idris Kay, said he would resign if the lock were sold, and that his brother" in shown
    )
    assert shown.count("said he") == 1


LETTERS = """\
The lock-keepers have told their wives, the vicar and, by mistake, a man from the gas board. Their clerk, Tom Ware, who \
drives a lorry, said he had not believed a word.

Nell Moss, who had built the pump out of parts of an old dredger and two church bells, said the cracks were so thin that she \
first took them for the scratches of a cat.

The keeper of the upper lock has promised that the gate will stay open. There was no sign of peace. Idris Kay said that he \
would not be taking back a word.
"""


@pytest.mark.parametrize(
    ("speaker", "words", "recorded"),
    [
        # A "have" stands in the sentence before.
        ("Tom Ware", "I have not believed a word", "said he had not believed a word"),
        # "Said" stands far before the words.
        (
            "Nell Moss",
            "I first took them for the scratches of a cat",
            "that she first took them for the scratches of a cat",
        ),
        # Beside it stands what somebody else is reported to have said.
        ("Idris Kay", "I will not be taking back a word", "that he would not be taking back a word"),
    ],
)
def test_a_reported_remark_is_judged_by_its_own_sentence_in_a_database_and_in_its_file(
    quotes_in: Program, speaker: str, words: str, recorded: str
) -> None:
    report = quotes_in.write("letters.txt", LETTERS)
    quotes_in("add", report)
    stored = asked(quotes_in, words, "--speaker", speaker)
    given = asked(quotes_in, words, "--speaker", speaker, "--against", report)
    assert stored == given
    assert (stored["wording"], " ".join(stored["recorded"].split())) == ("altered", recorded)


PARISH = """\
The parish met on Thursday in the old school, and few came.

The clerk, Dora Pike, complained that she had been left alone with the accounts for two winters. She said the roof had leaked \
onto the registers and nobody had mended it.

Abel Moor warned that his orchard would not survive another frost like this one. The teachers admitted they were misled about \
the money for the stove, and that their pupils would stay at home.
"""


@pytest.mark.parametrize(
    "words",
    [
        "I have been left alone with the accounts for two winters",
        "The roof has leaked onto the registers and nobody has mended it",
        "the roof had leaked onto the registers and nobody had mended it",
        "My orchard will not survive another frost like this one",
        "We were misled about the money for the stove",
    ],
)
def test_a_faithful_report_is_altered_and_no_other_voice_whoever_is_asked(
    quotes_in: Program, words: str
) -> None:
    report = quotes_in.write("parish.txt", PARISH)
    quotes_in("add", report)
    stored, given = asked(quotes_in, words), asked(quotes_in, words, "--against", report)
    assert stored == given
    assert stored["wording"] == "altered"


def test_a_report_that_turns_what_was_said_still_turns(quotes_in: Program) -> None:
    report = quotes_in.write("parish.txt", PARISH)
    quotes_in("add", report)
    for words in (
        "The roof has leaked onto the registers and everybody has mended it",
        "My orchard will survive another frost like this one",
    ):
        assert asked(quotes_in, words)["wording"] == "meaning_changed"
        assert asked(quotes_in, words, "--against", report)["wording"] == "meaning_changed"
