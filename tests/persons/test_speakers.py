"""Two names are one person's by their parts, not by their likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.persons.claiming import is_person
from quotes.speakers import bearer, is_claimed, name_fold, same_person, shown, speaker_id

SAME = [
    ("Mara Oldebrug", "Dr. Oldebrug"),
    ("Oldebrug, Mara", "Dr Mara Oldebrug"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Bernie Ashgrove", "Bernard Ashgrove"),
    ("Christopher Ashgrove", "Chris Ashgrove"),
    ("J. R. Ashgrove", "John Ashgrove"),
    ("Ludwig van Beethoven", "Beethoven"),
    ("José Díaz", "Jose Diaz Jr."),
    ("the Harbour Office", "Harbour Office"),
    ("Foreign Ministry Spokesperson Qin Gang", "Qin Gang"),
    ("Samuel L. Clemens", "Mark Twain"),
    ("FDR", "Franklin Roosevelt"),
    ("Ike", "Dwight D. Eisenhower"),
    ("L.B.J.", "Lyndon B. Johnson"),
    ("Joseph Robinette Biden Jr.", "Joe Biden"),
    ("Pres. Quill", "Rosa Quill"),
    ("Det. Insp. Rosa Quill", "Rosa Quill"),
    ("PM Rosa Quill", "Rosa Quill"),
    ("Bush 43", "George W. Bush"),
    ("Rear Admiral Quill", "Rosa Quill"),
    ("Wing Commander Rosa Quill", "Quill"),
    ("Trade Minister Quill", "Rosa Quill"),
    ("Shri R. D. Quill", "R. D. Quill"),
    ("Board President Quill", "Rosa Quill"),
    ("Rosa Mc Quill", "Rosa McQuill"),
    ("Karol Wojtyla", "Pope John Paul II"),
    ("Queen Elizabeth II", "Elizabeth II"),
]
DIFFERENT = [
    ("Rose Bishop Quill", "Ada Quill"),
    ("World Health Organization", "Trade Organization"),
    ("Earl Holt", "Mara Holt"),
    ("Oskar Bremm Jr.", "Oskar Bremm Sr."),
    ("Hillary Clinton", "Bill Clinton"),
    ("Ed Ashgrove", "David Ashgrove"),
    ("Glyn Davies", "Qin Gang"),
    ("Anna Holt", "Ann-Marie Bolt"),
    ("", "Rosa Quill"),
    ("Tony Blair", "George Orwell"),
    ("Blair", "George Orwell"),
    ("Elizabeth I", "Queen Elizabeth II"),
    ("John Paul I", "John Paul II"),
    ("Bush 43", "George H. W. Bush"),
    ("MC Quill", "Rosa McQuill"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_names_of_one_person_agree_both_ways(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_of_two_people_do_not(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_a_full_name_that_is_somebody_elses_own_is_that_persons() -> None:
    assert is_claimed("George Holt", "George W. Holt")
    assert not is_claimed("George Holt", "George W. Holt", elsewhere=True)
    assert is_claimed("Holt", "George W. Holt", elsewhere=True)


def test_an_alias_is_as_good_as_the_name() -> None:
    assert is_claimed("Ada Krantz", "Rosa Quill", ["Ada Krantz"])
    assert not is_claimed("Ada Krantz", "Rosa Quill")


def test_a_pen_name_is_its_owners_also_where_both_are_on_record() -> None:
    assert is_claimed("Samuel Clemens", "Mark Twain", elsewhere=True)
    assert bearer("Samuel Langhorne Clemens") == bearer("Twain, Mark") == "Mark Twain"
    assert bearer("Clemens") is None


def test_who_reigns_under_a_name_has_an_id_of_their_own() -> None:
    assert speaker_id("Queen Elizabeth II") == speaker_id("Elizabeth II") != speaker_id("Elizabeth I")
    assert is_person("Elizabeth II", ["Queen Elizabeth"])
    assert not is_person("Queen Elizabeth I", ["Elizabeth II"])


def test_father_and_son_are_two_speakers_and_a_claim_may_name_either() -> None:
    assert speaker_id("Oskar Bremm") != speaker_id("Oskar Bremm, Jr.") == speaker_id("Oskar Bremm Junior")
    assert is_claimed("Oskar Bremm", "Oskar Bremm Jr.")
    assert not is_claimed("Oskar Bremm", "Oskar Bremm Jr.", elsewhere=True)


def test_spellings_of_one_name_share_an_id() -> None:
    assert speaker_id("Sen. José  Díaz") == speaker_id("Jose Diaz")


@given(st.text(max_size=60))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    once = name_fold(name)
    assert name_fold(once) == once or len(once.split()) > 1


@given(st.text(max_size=40), st.text(max_size=40))
def test_sameness_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)


@pytest.mark.parametrize(
    ("short", "full"), [("Barney Holt", "Barnaby Holt"), ("Toby Holt", "Tobias Holt"), ("Kitty Holt", "Catherine Holt")]
)  # fmt: skip
def test_a_short_first_name_stands_for_the_long_one_and_not_for_another(short: str, full: str) -> None:
    assert same_person(short, full)
    assert not same_person(short, "Oskar Holt")


@pytest.mark.parametrize(
    ("name", "is_shown", "folded"),
    [
        ("SECRETARY OF STATE BOB HALE", "BOB HALE", "bob hale"),
        ("Deputy Secretary of Defense Ann Lund", "Ann Lund", "ann lund"),
        ("Minister for Foreign Affairs Lena Hult", "Lena Hult", "lena hult"),
        ("Harbour Master Tomás Đurić", "Tomás Đurić", "tomas duric"),
        ("Coroner Ole Brun", "Ole Brun", "ole brun"),
        ("Managing Director Ida Rolfe", "Ida Rolfe", "ida rolfe"),
        ("Secretary of State", "Secretary of State", "secretary of state"),
        ("Bishop of Durham", "Bishop of Durham", "bishop of durham"),
        ("Earl Warren", "Earl Warren", "earl warren"),
        ("Master Builders Association Victoria", "Master Builders Association Victoria", "master builders association victoria"),
    ],
)  # fmt: skip
def test_an_office_of_several_words_is_no_part_of_the_name(name: str, is_shown: str, folded: str) -> None:
    assert (shown(name), name_fold(name)) == (is_shown, folded)


def test_letters_with_a_stroke_are_written_as_in_passports() -> None:
    assert same_person("Lukasz Orsted", "Łukasz Ørsted")
    assert same_person("Tomas Duric", "Tomás Đurić")
