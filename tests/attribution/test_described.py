"""People who are only described, and whom a document names elsewhere."""

import pytest

from quotes.attribution.cast.described import described_at
from quotes.attribution.cast.people import People
from quotes.attribution.extraction import extract


def credited(text: str) -> tuple[str | None, str]:
    told = extract(text)[-1].attribution
    return told.speaker, told.confidence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A woman with twins in a pushchair wants half a rabbit.", "A woman with twins in a pushchair"),
        ("A resident of Plover Close had seen four rats.", "A resident of Plover Close"),
        ("The police officer took off his hat.", "The police officer"),
        ("His mother was the first to know.", "His mother"),
        ("A stranger knocked.", "A stranger"),
        ("The other put it bluntly.", "The other"),
    ],
)
def test_a_sentence_brings_on_somebody_without_a_name(text: str, words: str) -> None:
    who = described_at(text, 0)
    assert who is not None
    assert " ".join(who.words) == words == text[who.start : who.end]


@pytest.mark.parametrize(
    "text",
    [
        "Her daughter Mia sat two rows back.",
        "The landlord, Walter Kline, left by a side door.",
        "A nurse by training, Ada Finch rose.",
        "His daughter, the cellist Miriam Pym, had tuned the kettle.",
        "One woman, who would give only her first name, Bea, had come from Leeds.",
        "The residents left.",
        "The offer from the mayor stood.",
        "The quay was empty.",
    ],
)
def test_people_with_a_name_several_people_and_things_are_not_described(text: str) -> None:
    assert described_at(text, 0) is None


def test_a_pronoun_means_whoever_was_described_in_front_of_it() -> None:
    text = (
        "Ted Askey counted four rats.\n\nA resident of Plover Close had seen more. “They were fat,” he said."
    )
    assert credited(text) == ("A resident of Plover Close", "possible")


def test_somebody_described_takes_the_certainty_from_a_body_and_a_rival() -> None:
    text = (
        "Nordhaven Bank has procedures. Its new chief executive put it another way. “Snow melts,” she said."
    )
    assert credited(text)[1] == "possible"
    text = "Ada Finch runs the quay. A woman in a fur hat leaned over. “He snores,” she said."
    assert credited(text)[1] == "possible"


def test_whose_mother_is_only_told_of_stays_in_mind() -> None:
    text = "Elena Vidal was ten. Her mother slept standing up. “In the morning we had oranges,” she said."
    assert credited(text)[0] == "Elena Vidal"


@pytest.mark.parametrize(
    ("text", "office", "names"),
    [
        ("Officer Dana Rizzo waved.", "officer", {"Dana Rizzo"}),
        ("The landlord, Walter Kline, waved.", "landlord", {"Walter Kline"}),
        ("Gregor Tamm, 51, the chief risk officer, left.", "officer", {"Gregor Tamm"}),
        ("The editor was Hamish Orr.", "editor", {"Hamish Orr"}),
        ("Gov. Ada Finch waved. The former governor, Otto Krantz, slept.", "governor", {"Ada Finch"}),
        ("Brenda and Colin Whitlow won.", "wife", {"Brenda Whitlow"}),
        ("Brenda and Colin Whitlow won.", "husband", {"Colin Whitlow"}),
        ("In a post on X, the singer wrote to us.", "singer", set()),
        ("Ada Finch was there. The officer waved.", "officer", set()),
        ("She came with her husband, Yurko, who hid.", "husband", {"Yurko"}),
        ("Ada Finch, the town's mayor, left.", "mayor", {"Ada Finch"}),
        ("Ada Finch, Elm Creek's mayor, left.", "mayor", {"Ada Finch"}),
        ("Ada Finch, mayor of Elm Creek, left.", "mayor", {"Ada Finch"}),
        ("Ada Finch, CEO of the ferry, left.", "ceo", {"Ada Finch"}),
        ("Police Chief Ada Finch left.", "police chief", {"Ada Finch"}),
        ("Ada Finch came to Elm Creek, mayor of nothing.", "mayor", set()),
        ("Ada Finch is a potter in Elm Creek.", "potter", {"Ada Finch"}),
        ("Ada Finch has been mayor of Elm Creek since May.", "mayor", {"Ada Finch"}),
        ("Ada Finch, who is the mayor of Elm Creek, left.", "mayor", {"Ada Finch"}),
        ("Ada Finch was the mayor. Otto Krantz is the mayor.", "mayor", {"Ada Finch", "Otto Krantz"}),
        ("Ada Finch is not the mayor. A friend of Ada Finch is the mayor.", "mayor", set()),
    ],
)
def test_who_holds_an_office(text: str, office: str, names: set[str]) -> None:
    assert {name.text for name in People(text).bearers(office, len(text)).named} == names


def test_an_office_that_somebody_unnamed_holds_too_is_nobodys_alone() -> None:
    bearers = People("Officer Dana Rizzo waved. Later an officer fell.").bearers("officer", 0)
    assert bearers.unnamed
    assert bearers.only is None


def test_the_one_person_with_an_office_is_likely_meant_by_it() -> None:
    text = "Officer Dana Rizzo stopped the sweeper.\n\n“I could have walked,” the officer said."
    assert credited(text) == ("Dana Rizzo", "likely")


@pytest.mark.parametrize(
    ("introduced", "called", "who"),
    [
        ("Mayor Ada Finch of Elm Creek", "the mayor", "Ada Finch"),
        ("Ada Finch, Elm Creek's mayor,", "the mayor", "Ada Finch"),
        ("Finance Minister Ada Finch", "the finance minister", "Ada Finch"),
        ("The ferry's chief executive, Ada Finch,", "the chief executive", "Ada Finch"),
        ("Former mayor Ada Finch", "the former mayor", "Ada Finch"),
        ("Rep. Ada Finch", "the congresswoman", "Ada Finch"),
        ("Rep. Ada Finch", "the congressman", "the congressman"),
        ("Mayor Ada Finch and Mayor Olive Tanner", "the mayor", "the mayor"),
        ("Elm Creek Mayor Ada Finch and Hilltop Mayor Olive Tanner", "the Hilltop mayor", "Olive Tanner"),
    ],
)
def test_an_office_is_whoever_was_brought_on_with_it(introduced: str, called: str, who: str) -> None:
    text = f"{introduced} opened the lock. Otto Krantz watched.\n\n“It holds,” {called} said."
    assert credited(text)[0] == who


def test_a_description_is_certain_only_where_nobody_named_can_be_meant() -> None:
    assert credited("A police officer came. “I was sent,” the officer said.") == ("the officer", "certain")
    assert (
        credited("“I was sent,” the officer said. It was Monday. “We went,” the officer said.")[1]
        == "possible"
    )
    assert credited("“I was sent,” an officer said.") == ("an officer", "certain")
    assert credited("“It is late,” the letter said.") == ("the letter", "certain")


def test_the_last_of_them_is_not_certain() -> None:
    assert (
        credited("The report has 44 points. The last of them reads: “Somebody should answer.”")[1]
        != "certain"
    )


def test_a_last_name_that_relatives_share_makes_no_pronoun_certain() -> None:
    text = (
        "Brenda and Colin Whitlow won. Tom Whitlow, their son, laughed.\n\n"
        "Mr Whitlow would not go abroad. “We've been,” he said."
    )
    assert credited(text)[1] == "possible"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Radek Dusan blamed the ball boy. “He gave me bad ones,” the Czech said.",
            ("Radek Dusan", "possible"),
        ),
        ("Otto Krantz opened the door. “Too late,” the old man said.", ("Otto Krantz", "possible")),
        ("Otto Krantz rose. Emil Vance sat. “Too late,” the Swede said.", ("the Swede", "possible")),
        (
            "Otto Krantz rose. Emil Vance sat. “Too late,” the 64-year-old said.",
            ("the 64-year-old", "possible"),
        ),
        ("Otto Krantz met Emil Vance. “Too late,” the taller man said.", ("the taller man", "possible")),
        ("A man came in. Otto Krantz rose. “Too late,” the man said.", ("the man", "likely")),
        ("Otto Krantz ran. “We lost,” the county senator said.", ("the county senator", "likely")),
        ("Otto Krantz bowled. “We lost,” the seamer said.", ("Otto Krantz", "possible")),
        ("Otto Krantz bowled. “We lost,” the flanker said.", ("the flanker", "likely")),
        ("Otto Krantz ran. “We lost,” the guild's treasurer said.", ("the guild's treasurer", "certain")),
        ("Otto Krantz ran. “We lost,” the Daily Caller said.", ("the Daily Caller", "certain")),
    ],
)
def test_an_epithet_is_of_somebody_named_and_never_certain(text: str, told: tuple[str, str]) -> None:
    assert credited(text) == told


def test_one_of_two_who_were_told_of_is_whom_the_pronoun_means() -> None:
    text = "“Two are left,” said one of the clerks. The other was blunt. “Two and a war,” he said."
    assert credited(text)[0] == "The other"


@pytest.mark.parametrize(
    "text",
    [
        "Sara Hume, chief executive of Corvane, left. “We are sad,” the CEO said.",
        "Corvane Chief Executive Sara Hume left. “We are sad,” the CEO said.",
    ],
)
def test_the_ceo_is_the_chief_executive(text: str) -> None:
    assert extract(text)[0].attribution.speakers == ("Sara Hume",)


def test_whoever_is_described_over_two_spaces_is_one_description() -> None:
    assert list(extract('The  aides have: "Row on. They promised {"me".'))
    assert list(extract('e  s have:"e. They promise{"@'))
