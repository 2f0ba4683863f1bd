"""A claimed name against a recorded one, by the customs of many countries; and what a source itself says of its speakers."""

import pytest

from quotes import verify
from quotes.verdicts import Verdict

WORDS = "Nobody asked the ferrymen how they would cross the sound in winter without a slip"


def asked(recorded: str, claimed: str) -> Verdict:
    return verify(WORDS, speaker=claimed, against=f"“{WORDS},” {recorded} told the board on Tuesday.\n")


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ("Mikhail Ostrov", "Mihail Ostrov"), ("Olga Shchekina", "Olga Schekina"),
        ("Yevgeny Khlebov", "Evgenii Hlebov"), ("Song Jae-rim", "Song"), ("Deng Wenbo", "Deng"), ("佐藤花子", "佐藤"),
        ("José Luis Pestana", "Luis Pestana"), ("Adela Norwood", "@adela.norwood"),
        ("Bette Hughes (née Larkin)", "Bette Larkin"), ("Bette Hughes, born Elizabeth Larkin,", "Elizabeth Larkin"),
        ("Thomas “Tug” Merriman", "Tug Merriman"), ("Harbour Ministry spokesman Ivo Dent", "the Harbour Ministry"),
        ("Ivo Dent, a spokesman for the Harbour Ministry,", "the Harbour Ministry"),
        ("Rita Vann, a lawyer for Oswin Kemp,", "Kemp's lawyer"), ("Kemp's lawyer, Rita Vann,", "Oswin Kemp's lawyer"),
    ],
)  # fmt: skip
def test_a_form_that_somebody_else_uses_of_a_name_is_likely_its_bearers(recorded: str, claimed: str) -> None:
    assert asked(recorded, claimed).attribution == "likely"


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ("King Harald", "King Harald VI"), ("King Harald V", "Harald V"),
        ("Omar ibn Saleh al-Fahad", "Omar al-Fahad"), ("Abdul Karim Sabbagh", "Abdulkarim Sabbagh"),
        ("Abd al-Karim Sabbagh", "Abdel Karim Sabbagh"),
        ("Kim Larsen", "Larsen"),
        ("Lee Haddock", "Haddock"), ("Zhang Meilin", "Meilin Zhang"), ("Hung Van Nguyen", "Nguyen Van Hung"),
        ("King Otto XII", "Otto XII"), ("Malcolm X", "Malcolm X"), ("Count Otto Strand", "Otto Strand"),
        ("Lord Mayor Alice Tarn", "Alice Tarn"), ("Lord Justice Alan Tarn", "Alan Tarn"), ("Duke Ellerby", "Duke Ellerby"),
        ("Rodrigo Teles Neto", "Rodrigo Teles Neto"), ("Bette Hughes, née Larkin,", "Bette Hughes"),
    ],
)  # fmt: skip
def test_a_name_as_its_bearer_has_it_is_confirmed(recorded: str, claimed: str) -> None:
    assert asked(recorded, claimed).attribution == "confirmed"


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ("Omar ibn Saleh al-Fahad", "Saleh al-Fahad"), ("Abu Talha Haddad", "Talha Haddad"), ("Pham Thi Lan", "Pham Van Lan"),
        ("Inés Carvajal Lugo", "Inés Lugo Carvajal"), ("佐藤花子", "佐々木"), ("Pope Clement XV", "Pope Clement XVI"),
        ("King Harald II", "King Harald III"), ("King Harald V", "King Olav V"), ("Malcolm Quill", "Malcolm X"),
        ("King Otto XII", "Otto XIII"),
        ("Baroness Fenwick", "Lord Fenwick"), ("Count Otto Strand", "Countess Strand"),
        ("Congresswoman Rita Sloane", "Congressman Sloane"),
        ("Adela Norwood", "@notadelanorwood"), ("Adela Norwood", "@adelanorwoodfans"), ("Mikhail Ostrov", "Mikhail Astrin"),
        ("Bette Hughes (née Larkin)", "Rosa Larkin"), ("Bette Hughes, born in Larkin,", "Bette Larkin"),
        ("Thomas “Tug” Merriman", "Tub Merriman"), ("Ivo Dent, a critic of the Harbour Ministry,", "the Harbour Ministry"),
        ("Oswin Kemp", "Oswin Kemp's lawyer"), ("Oswin Kemp's lawyer", "Oswin Kemp"), ("Oswin Kemp's widow", "Oswin Kemp"),
    ],
)  # fmt: skip
def test_another_of_the_family_or_the_name_is_somebody_else(recorded: str, claimed: str) -> None:
    assert asked(recorded, claimed).attribution == "different_speaker"


@pytest.mark.parametrize(
    ("recorded", "claimed", "rule"),
    [
        ("Rodrigo Teles", "Rodrigo Teles Filho", "generation_open"),
        ("Zhang Meilin", "Meilin", "first_name_alone"),
        ("Park Soo-young", "Soo-young", "first_name_alone"),
        ("Lorna", "Lorna Kemp", "first_name_alone"),
        ("Oswin Kemp's widow", "Lorna Kemp", "office_unnamed"),
    ],
)
def test_what_names_only_half_of_somebody_leaves_the_bearer_open(
    recorded: str, claimed: str, rule: str
) -> None:
    answer = asked(recorded, claimed)
    assert (answer.attribution, answer.rules[0]) == ("unattributed", rule)


def test_somebody_elses_lawyer_whom_the_record_does_not_know_claims_nobody() -> None:
    assert asked("Rita Vann", "Oswin Kemp's lawyer").attribution == "not_claimed"


def test_the_answer_says_what_the_source_calls_the_one_claimed() -> None:
    assert (
        "says that this is the one called Bette Larkin too."
        in asked("Bette Hughes (née Larkin)", "Bette Larkin").summary
    )
    assert (
        "has Ivo Dent as speaking for the Harbour Ministry."
        in asked("Harbour Ministry spokesman Ivo Dent", "the Harbour Ministry").summary
    )
