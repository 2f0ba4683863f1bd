"""A phrase with somebody's name in it is not that person, and what names nobody accuses nobody."""

import pytest

from quotes import verify
from quotes.verdicts import Verdict
from tests.conftest import Program

REPORT = (
    "“I will not lease this lock to anybody, not for three hundred crowns,” Adrian Finch told reporters on the towpath.\n\n"
    "“We have heard such promises before, and I believe none of them,” Bea Halm said.\n"
)
WORDS = "I will not lease this lock to anybody, not for three hundred crowns"


def asked(speaker: str) -> Verdict:
    return verify(WORDS, speaker=speaker, against=REPORT)


@pytest.mark.parametrize(
    "name",
    ["Adrian Finch", "Finch", "Mr Finch", "ADRIAN FINCH", "Finch, Adrian", "A. Finch", "lock minister Adrian Finch",
     "the lock minister, Adrian Finch", "Adrian Finch, the minister", "Mr Adrian Finch MP",
     "Mr. Adrian Finch, the nation's top lock keeper", "Herr Finch", "Señor Finch", "Senator Finch of Maine",
     "Adrian Finch on Twitter", "Adrian Finch @afinch", "Adrian Finch said", "attributed to Adrian Finch",
     "the words of Adrian Finch", "Adrian Finch told Bo Reed"],
)  # fmt: skip
def test_a_name_with_what_its_bearer_is_stays_the_name(name: str) -> None:
    assert asked(name).attribution == "confirmed"


@pytest.mark.parametrize(
    "name",
    ["Adrian Finch's wife", "Adrian Finch’s spokesman", "Mrs Adrian Finch", "Mrs Finch", "Ms Finch", "not Adrian Finch",
     "Frau Finch", "Adriana Finch", "sources close to Adrian Finch", "Bo Reed quoting Adrian Finch",
     "Adrian Finch biographer Bo Reed", "Adrian Finch Award winner Bo Reed", "a fake Adrian Finch account",
     "Fake Adrian Finch", "Adrian Finch supporters", "the Adrian Finch Foundation"],
)  # fmt: skip
def test_a_phrase_that_has_the_name_in_it_is_somebody_else(name: str) -> None:
    assert asked(name).attribution == "different_speaker"


@pytest.mark.parametrize(
    "name", ["a spokesman for Adrian Finch", "the brother of Adrian Finch", "biographer of Adrian Finch"]
)
def test_somebody_who_is_named_through_another_is_not_the_other(name: str) -> None:
    assert asked(name).attribution == "not_claimed"


@pytest.mark.parametrize("name", ["Adrian Finch Jr.", "Adrian Finch Sr.", "Adrian Finch III"])
def test_father_and_son_are_not_told_apart_by_a_record_that_does_not_say(name: str) -> None:
    answer = asked(name)
    assert (answer.attribution, answer.rules[0]) == ("unattributed", "generation_open")
    assert f"Whether Adrian Finch is the one claimed, {name}, is not on record." in answer.summary


def test_a_middle_initial_that_an_alias_contradicts_is_somebody_else(quotes_in: Program) -> None:
    people = quotes_in.write("people.jsonl", '{"name": "Adrian Finch", "aliases": ["A. J. Finch"]}\n')
    assert quotes_in("add", quotes_in.write("report.txt", REPORT)).code == 0
    assert quotes_in("speakers", "import", people).code == 0
    assert "attribution: confirmed" in quotes_in("verify", WORDS, "--speaker", "A. J. Finch").out
    assert "attribution: different_speaker" in quotes_in("verify", WORDS, "--speaker", "A. B. Finch").out


@pytest.mark.parametrize("name", ["anonymous", "Unknown", "he", "an unknown speaker", "n/a", "somebody"])
def test_what_names_nobody_claims_nobody(name: str) -> None:
    answer = asked(name)
    assert (answer.attribution, answer.speaker) == ("not_claimed", name)


def test_a_name_in_other_letters_is_read_or_left_open() -> None:
    assert (asked("Адриан Финч").attribution, asked("Адриан Финч").rules[0]) == (
        "likely",
        "name_in_other_letters",
    )
    assert asked("Анна Ковач").attribution == "different_speaker"
    assert (asked("王芳").attribution, asked("王芳").rules[0]) == ("unattributed", "name_in_other_script")


@pytest.mark.parametrize("names", ["Adrian Finch and Thea Finch", "Adrian and Thea Finch"])
def test_half_of_a_joint_claim_does_not_confirm_the_whole(names: str) -> None:
    answer = asked(names)
    assert answer.attribution == "different_speaker"
    assert "Only Adrian Finch is on record with these words, not Thea Finch." in answer.summary


def test_a_joint_claim_of_two_who_are_both_credited_is_confirmed() -> None:
    report = "“We will mend the lock before the winter comes again,” Adrian Finch and Thea Finch said in a statement.\n"
    answer = verify(
        "We will mend the lock before the winter comes again",
        speaker="Adrian Finch and Thea Finch",
        against=report,
    )
    assert answer.attribution in ("confirmed", "likely")


PARLEY = (
    "Toll parley\nDate: 1963-04-05\n\nGOV. JOHN FERRIS KELP: I would rather pay the toll twice than read the tariff once.\n\n"
    "W. ALDEN MARSH: By the way, I like the tariff, and I have said so in this hall before.\n"
)


@pytest.mark.parametrize(
    ("name", "verdict"), [("JFK", "likely"), ("J.F.K.", "likely"), ("JFM", "different_speaker"), ("JK", "different_speaker")]
)  # fmt: skip
def test_initials_are_likely_those_of_the_whole_name_on_record(name: str, verdict: str) -> None:
    words = "I would rather pay the toll twice than read the tariff once."
    answer = verify(words, speaker=name, against=f"“{words[:-1]},” John Ferris Kelp told the parley.\n")
    assert answer.attribution == verdict
    assert ("are the initials of John Ferris Kelp." in answer.summary) is (verdict == "likely")


@pytest.mark.parametrize("name", ["EPA", "E.P.A."])
def test_letters_that_a_body_is_known_by_are_nobodys_initials(name: str) -> None:
    words = "I would rather pay the toll twice than read the tariff once."
    answer = verify(words, speaker=name, against=f"“{words[:-1]},” Elena Paula Abbott told the parley.\n")
    assert answer.attribution == "different_speaker"
    assert "initials" not in answer.summary
    same = verify(words, speaker="EPB", against=f"“{words[:-1]},” Elena Paula Bassett told the parley.\n")
    assert same.attribution == "likely"


def test_an_answer_by_another_spelling_says_how_the_record_has_the_name() -> None:
    answer = asked("Adrian Fynch")
    assert answer.attribution == "likely"
    assert answer.summary.endswith("The record has the name as Adrian Finch, not Adrian Fynch.")


def test_few_words_are_found_for_whoever_is_named_without_the_initial_ahead(quotes_in: Program) -> None:
    more = "\n".join(f"GOV. KELP: I like the lock at Ferry {n}, and the keeper too." for n in range(30))
    assert quotes_in("add", quotes_in.write("parley.txt", f"{PARLEY}\n{more}\n")).code == 0
    assert (
        "attribution: confirmed" in quotes_in("verify", "I like the tariff", "--speaker", "Alden Marsh").out
    )
    assert (
        "attribution: confirmed" not in quotes_in("verify", "I like the tariff", "--speaker", "Bea Marsh").out
    )


def named(claimed: str, recorded: str) -> Verdict:
    """What is answered where the record has one person alone, under `recorded`."""
    return verify(WORDS, speaker=claimed, against=f"“{WORDS},” {recorded} told reporters on the towpath.\n")


@pytest.mark.parametrize(
    ("recorded", "claimed", "rule"),
    [
        ("Xi Jinping", "President Xi", "short_name"),
        ("Muammar Gaddafi", "Col. Gadhafi", "name_in_other_letters"),
        ("Muammar Gaddafi", "Qaddafi", "name_in_other_letters"),
        ("Mohammed bin Salman", "Crown Prince Mohammad bin Salman", "name_in_other_letters"),
        ("Rowena Castle", "Dame Rowena", "short_name"),
        ("Adrian Finch", "@realAdrianFinch", "name_by_account"),
        ("Adrian Finch", "@AdrianFinchMP", "name_by_account"),
    ],
)
def test_a_name_under_another_form_is_likely_its_bearers(recorded: str, claimed: str, rule: str) -> None:
    answer = named(claimed, recorded)
    assert (answer.attribution, answer.rules[0]) == ("likely", rule)


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ("Mao Zedong", "Mao Tse-tung"), ("Joe Biden", "Joseph R. Biden Jr."), ("William Finch", "Wm. Finch"),
        ("Robert F. Kennedy", "Robert Kennedy"), ("Adrian Finch", "Adrian Finch from Saltby"),
    ],
)  # fmt: skip
def test_one_bearer_of_two_names_is_the_one_claimed(recorded: str, claimed: str) -> None:
    assert named(claimed, recorded).attribution == "confirmed"


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ("Martin Luther King Jr.", "Martin Luther"), ("Aung San Suu Kyi", "Aung San"), ("Mohammed bin Salman", "King Salman"),
        ("Elizabeth II", "Queen Elizabeth I"), ("Adrian Keller", "Mr. Killer"), ("Jordan Finch", "Mr. Jordan"),
        ("Adrian Finch", "@BeaFinch"), ("Rowena Castle", "Dame Ada"), ("Bo Li", "@BoLivar"),
    ],
)  # fmt: skip
def test_a_name_that_only_looks_like_another_is_not_its_bearers(recorded: str, claimed: str) -> None:
    assert named(claimed, recorded).attribution in ("different_speaker", "unattributed")


def test_a_name_from_the_middle_of_a_longer_one_leaves_the_bearer_open() -> None:
    answer = named("Tarn", "Adrian Tarn Finch")
    assert (answer.attribution, answer.rules[0]) == ("unattributed", "first_name_alone")
