"""Mr. and Mrs. of one surname in one hearing are two people, whatever the record files them as."""

import json
from dataclasses import replace
from typing import Any

import pytest

from db.reading.evidence import Credit, Place
from quotes.verdict.courtesies import told_apart
from tests.conftest import Program

HEARING = """Harbour Committee: Hearing
Date: 2024-01-10

CHAIR: Let us hear what the two of you make of the wall.

MR. FINCH: Nobody on the quay believes a word of it.

CHAIR: And is that your own opinion as well?

MRS. FINCH: My family has fished here for forty years and more.

MR. FINCH: Forty-one years it will be in the spring.
"""
HIS, HERS = "Nobody on the quay believes a word of it.", "My family has fished here for forty years and more."


def asked(program: Program, words: str, *claimed: str) -> dict[str, Any]:
    hearing = program.write("hearing.txt", HEARING)
    ran = program("verify", words, *claimed, "--against", hearing, "--json")
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize(
    ("words", "claimed", "verdict", "credited"),
    [
        (HIS, "Mr Finch", "confirmed", "Mr. Finch"),
        (HIS, "Mrs Finch", "different_speaker", "Mr. Finch"),
        (HIS, "Mrs. Finch", "different_speaker", "Mr. Finch"),
        (HIS, "Ada Finch", "different_speaker", "Mr. Finch"),
        (HIS, "Finch", "confirmed", "Mr. Finch"),
        (HERS, "Mrs Finch", "confirmed", "Mrs. Finch"),
        (HERS, "Mr. Finch", "different_speaker", "Mrs. Finch"),
        (HERS, "Adrian Finch", "different_speaker", "Mrs. Finch"),
        (HERS, "Finch", "confirmed", "Mrs. Finch"),
    ],
)
def test_the_label_tells_which_of_the_two_speaks(
    quotes_in: Program, words: str, claimed: str, verdict: str, credited: str
) -> None:
    answer = asked(quotes_in, words, "--speaker", claimed)
    assert answer["attribution"] == verdict
    assert answer["speakers"] == [credited]
    assert answer["evidence"][0]["speakers"] == [credited]


def test_a_claim_without_a_name_is_told_who_speaks(quotes_in: Program) -> None:
    assert asked(quotes_in, HERS)["speakers"] == ["Mrs. Finch"]
    assert asked(quotes_in, HIS)["speakers"] == ["Mr. Finch"]


def test_where_no_label_stands_before_the_words_the_credit_is_possible_at_most() -> None:
    both = Credit("a", "Mr. Finch", "asserted", "certain", "turn", None, None, ("Mr. Finch", "Mrs. Finch"))
    (found,) = told_apart([placed(both, "We turn to the wall. ")])
    assert [(c.name, c.aliases, c.confidence) for c in found.credits] == [("Finch", (), "possible")]


@pytest.mark.parametrize(
    "names", [("Mr. Finch", "Finch"), ("Mrs. Finch", "Mr. Finch", "Adrian Finch"), ("Mrs. Finch",)]
)
def test_one_title_or_a_first_name_leaves_a_credit_as_it_is(names: tuple[str, ...]) -> None:
    place = placed(Credit("a", names[0], "asserted", "certain", "turn", None, None, names), "MRS. FINCH: ")
    assert told_apart([place]) == (place,)


def placed(credit: Credit, before: str) -> Place:
    return Place(
        1, "v", None, "o", "s", HERS, "turn", before, "", None, None, None, None, None, None, None, None, None, "u",
        None, None, "primary", "full", "en", credits=(credit,),
    )  # fmt: skip


def test_one_speaker_of_two_spellings_stays_one(quotes_in: Program) -> None:
    hearing = quotes_in.write(
        "one.txt", HEARING.replace("MRS. FINCH", "MISTER FINCH").replace("MR. FINCH: Forty", "FINCH: Forty")
    )
    ran = quotes_in("verify", HIS, "--speaker", "Finch", "--against", hearing, "--json")
    assert json.loads(ran.out)["attribution"] == "confirmed"


def test_one_title_in_reports_is_that_of_the_place_and_of_others_with_the_same_words() -> None:
    bare = Credit("a", "Finch", "asserted", "certain", "subject-verb-after", "said", None, ("Finch",))
    titled, plain = told_apart(
        [reported(bare, "“", "” Mrs. Finch said."), reported(bare, "“", "” Finch said.")]
    )
    assert [(c.name, c.aliases, c.speaker_id) for c in titled.credits] == [("Mrs. Finch", (), "a")]
    assert plain.credits == titled.credits


@pytest.mark.parametrize(
    ("before", "behind", "rule", "name"),
    [
        ("“", "” Mrs. Finch said. Mr. Finch did not agree.", "subject-verb-after", "Mrs. Finch"),
        ("Mr. Finch was away. “", ",” said Ms Finch, a fisher.", "verb-subject-after", "Ms Finch"),
        ("The wall leaks. Mr. Finch said: “", "” Mrs. Finch nodded.", "colon", "Mr. Finch"),
        ("“Well,” Lady Finch said, “", "”", "subject-verb-before", "Lady Finch"),
        ("Mrs. Finch rose. “", "” she said.", "subject-verb-after/clear-pronoun", "Mrs. Finch"),
        # Nothing tells it: another of the name beside the cue, both of them, another's pronoun, another thing of theirs.
        ("“", "” Finch said, while Mrs. Finch looked on.", "subject-verb-after", "Finch"),
        ("“", "” Mr. and Mrs. Finch said.", "subject-verb-after", "Finch"),
        ("Mrs. Finch rose. “", "” he said.", "subject-verb-after/clear-pronoun", "Finch"),
        ("Mrs. Finch’s boat was lost. “", "” said Finch.", "verb-subject-after", "Finch"),
        ("“", "” said Mayor Finch.", "verb-subject-after", "Finch"),
        ("“", "” Finch said. Mrs. Finch nodded.", "subject-verb-after", "Finch"),
    ],
)
def test_the_sentence_that_credits_the_words_tells_which_of_the_two_speaks(
    before: str, behind: str, rule: str, name: str
) -> None:
    bare = Credit("a", "Finch", "asserted", "certain", rule, "said", None, ("Finch",))
    (found,) = told_apart([reported(bare, before, behind)])
    assert [credit.name for credit in found.credits] == [name]


def test_a_first_name_on_record_is_left_to_the_name() -> None:
    whole = Credit("a", "Ada Finch", "asserted", "certain", "verb", "said", None, ("Ada Finch", "Finch"))
    place = reported(whole, "“", "” Mrs. Finch said.")
    assert told_apart([place]) == (place,)


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("Mrs Finch", "confirmed"),
        ("Finch", "confirmed"),
        ("Mr. Finch", "different_speaker"),
        ("Adrian Finch", "different_speaker"),
    ],
)
def test_a_report_that_calls_its_speaker_mrs_quotes_no_mr(
    quotes_in: Program, claimed: str, verdict: str
) -> None:
    report = quotes_in.write("report.txt", f"The wall leaks.\n\n“{HERS[:-1]},” Mrs. Finch said on Monday.\n")
    ran = quotes_in("verify", HERS, "--speaker", claimed, "--against", report, "--json")
    answer = json.loads(ran.out)
    assert (answer["attribution"], answer["speakers"]) == (verdict, ["Mrs. Finch"])


def reported(credit: Credit, before: str, behind: str) -> Place:
    return replace(placed(credit, before), kind="direct", tier="secondary", suffix=behind)
