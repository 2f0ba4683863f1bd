"""A work of which several translations are on record is not held to the words of one that the claim does not name."""

import json

import pytest

from bench.libraries import record_of
from quotes.verdict.editions import TOLD
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from tests.conftest import Program

VERSE = "And the ferryman rowed seven days upon the river, and he left the lamp burning for those who came behind him."
TEN = "The price of the crossing was twenty shillings for every barrel that was brought over the river in the spring."
OATH = "And the keeper said to the crew, You shall not open the northern gate before the bell has rung three times."
TEXTS = {"Holm": (VERSE, TEN, OATH), "Marsh": ("A boat is a small house upon a great road.",)}


def asked(program: Program, claim: str, speaker: str | None, *, work: str = "The Ferry Book") -> Verdict:
    rows = [
        {"text": text, "speaker": f"{work} ({edition})", "document": edition, "position": n}
        for edition, texts in TEXTS.items()
        for n, text in enumerate(texts, 1)
    ]
    lines = "\n".join(json.dumps({**row, "kind": "quote", "collection": "ferry"}) for row in rows)
    program("import", program.write("rows.jsonl", lines))
    return answered(program, Claim(claim, speaker))


def asked_of_holm(program: Program, monkeypatch: pytest.MonkeyPatch, recorded: str, claim: str) -> Verdict:
    """The answer where one more edition begins with the recorded words, and the claim ends as it does."""
    rest = "before the bell had rung three times over the river and the lamps were lit."
    monkeypatch.setitem(TEXTS, "Holm", (f"{recorded} {rest}",))
    return asked(program, f"{claim} {rest}", "The Ferry Book")


def answered(program: Program, claim: Claim) -> Verdict:
    with record_of(program.folder / "quotes.db") as record:
        return verify_claim(claim, record)


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        (VERSE.replace("he left", "they left"), "altered"),
        (VERSE.replace("he left the lamp", "he would leave the lamp"), "altered"),
        (VERSE.replace("those who came", "all who came"), "altered"),
        (OATH.replace("You shall", "They shall"), "altered"),
        (TEN.replace("twenty shillings", "two pounds"), "altered"),
        (VERSE.replace("seven days", "nine days"), "meaning_changed"),
        (OATH.replace("shall not", "shall"), "meaning_changed"),
        (OATH.replace("northern", "southern"), "meaning_changed"),
        (OATH.replace("three times", "five times"), "meaning_changed"),
    ],
)
def test_style_is_an_editions_choice_and_a_number_a_denial_and_an_opposite_are_not(
    quotes_in: Program, claim: str, wording: str
) -> None:
    answer = asked(quotes_in, claim, "The Ferry Book")
    assert answer.wording == wording, answer.findings
    told = any(TOLD in finding.note for finding in answer.findings)
    assert told or wording != "altered" or claim.startswith("The price")


@pytest.mark.parametrize(
    ("speaker", "work"),
    [("The Ferry Book (Holm)", "The Ferry Book"), ("Ada Finch", "Ada Finch"), (None, "")],
)
def test_a_named_edition_and_a_person_are_held_to_their_words(
    quotes_in: Program, speaker: str | None, work: str
) -> None:
    rows = {"The Ferry Book": "The Ferry Book (Holm)", "Ada Finch": "Ada Finch (Labour)", "": None}[work]
    line = json.dumps({"text": VERSE, "speaker": rows, "document": "Holm", "position": 1})
    more = json.dumps({"text": TEN, "speaker": rows and rows.replace("Holm", "Marsh"), "document": "Marsh"})
    quotes_in("import", quotes_in.write("rows.jsonl", f"{line}\n{more}"))
    answer = answered(quotes_in, Claim(VERSE.replace("he left", "they left"), speaker))
    assert answer.wording == "meaning_changed", answer.findings


def test_words_cut_from_one_edition_are_a_cut(quotes_in: Program) -> None:
    answer = asked(quotes_in, "open the northern gate before the bell has rung three times", "The Ferry Book")
    assert answer.wording == "meaning_changed", answer.findings


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("the children of Sophereth rowed home", "the children of Hassophereth rowed home", "altered"),
        ("the children of Chaldaeans rowed home", "the children of Chaldea rowed home", "altered"),
        ("For this rope might have been sold", "Why not this rope might have been sold", "altered"),
        ("And when Tou rowed home", "And when Toi rowed home", "altered"),
        ("And when Tou rowed home", "And when Tob rowed home", "meaning_changed"),
    ],
)
def test_a_name_in_two_spellings_and_a_chance_denial_are_an_editions_and_another_name_is_not(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, recorded: str, claim: str, wording: str
) -> None:
    answer = asked_of_holm(quotes_in, monkeypatch, recorded, claim)
    assert answer.wording == wording, answer.findings


@pytest.mark.parametrize(
    ("ending", "wording"), [("bless, and curse not.", "altered"), ("bless, and curse.", "meaning_changed")]
)
def test_a_denial_right_behind_the_answer_is_that_of_another_edition(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, ending: str, wording: str
) -> None:
    blessing = "Bless the ferryman who rowed you home before the bell had rung over the river"
    monkeypatch.setitem(TEXTS, "Holm", (f"{blessing}; {ending}",))
    answer = asked(quotes_in, f"{blessing} — bless and never curse.", "The Ferry Book")
    assert answer.wording == wording, answer.findings


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("Let thy lamp shine", "Make thy lamp to shine", "altered"),
        ("The crew heard him", "The crew saw him", "altered"),
        ("They rowed and were not lost, but came home", "They rowed and came home", "altered"),
        ("They came home", "They scarcely came home", "altered"),
        ("A chant of the keeper that was sung", "Lament of the keeper that was sung", "altered"),
        ("No more do the men of the ferry drink", "The men of the ferry drink not", "altered"),
        ("A sound rope bears good men", "A sound rope drowns good men", "altered"),
        ("They came home", "They came not home", "meaning_changed"),
        ("Blessed be the crew", "Cursed be the crew", "meaning_changed"),
        ("The crew may open it", "The crew may shut it", "meaning_changed"),
        ("They rowed without a lamp", "They rowed with a lamp", "meaning_changed"),
    ],
)
def test_what_translators_put_for_one_another_is_an_editions_and_a_denial_by_itself_is_not(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, recorded: str, claim: str, wording: str
) -> None:
    answer = asked_of_holm(quotes_in, monkeypatch, recorded, claim)
    assert answer.wording == wording, answer.findings


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        (
            "A sound rope bears good men, while a rotten rope bears bad men over the river at night.",
            "A sound rope cannot bear bad men, nor can a rotten rope bear good men over the river at night.",
            "altered",
        ),
        (
            "Is there not yet one of the crew left at home on the other bank of the river?",
            "Is there yet one of the crew left at home on the other bank of the river?",
            "altered",
        ),
        (
            "The keeper of the gate shall not leave his lamp alone on the other bank of the river.",
            "The keeper of the gate shall leave his lamp alone on the other bank of the river.",
            "meaning_changed",
        ),
    ],
)
def test_a_saying_told_from_its_other_half_and_a_question_are_an_editions(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, recorded: str, claim: str, wording: str
) -> None:
    monkeypatch.setitem(TEXTS, "Holm", (recorded,))
    assert asked(quotes_in, claim, "The Ferry Book").wording == wording
