"""The name that somebody described gives, whoever is brought on only later as another, and an office in the possessive."""

import pytest

from quotes import extract


def speakers(text: str) -> list[str | None]:
    return [one.attribution.speaker for one in extract(text)]


@pytest.mark.parametrize(
    "opening",
    [
        "The caller, who gave his name as Lenny, rang at nine.",
        "A caller, who gave his name as Lenny, rang at nine.",
        "A caller from Saltby who had given his name only as Lenny rang at nine.",
        "A caller gave his name as Lenny and rang off.",
        "A caller, identifying himself as Lenny, rang at nine.",
        "A caller who called himself Lenny rang at nine.",
        "A caller named Lenny rang at nine.",
        "A caller called Lenny rang at nine.",
        "A caller (who gave his name as Lenny) rang at nine.",
        "A caller — who gave his name as Lenny — rang at nine.",
        "A caller, identified only as Lenny, rang at nine.",
    ],
)
@pytest.mark.parametrize("behind", ["", "\n\nAnother caller, Pilar, said the service had improved."])
def test_who_gives_a_name_is_whom_the_description_means_from_there_on(opening: str, behind: str) -> None:
    assert speakers(f"{opening}\n\n“We waited,” the caller said.{behind}") == ["Lenny"]


def test_a_name_given_between_the_description_and_its_verb_is_the_speakers() -> None:
    text = 'The caller, who gave his name as Lenny, told the programme: "We waited four hours."'
    assert speakers(text) == ["Lenny"]
    assert speakers(f"{text}\n\nAnother caller, Pilar, said the service had improved.") == ["Lenny"]
    assert speakers('The caller (who gave his name as Lenny) told the programme: "We waited."') == ["Lenny"]
    assert speakers('The caller — who gave his name as Lenny — told the programme: "We waited."') == ["Lenny"]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("A nurse who gave her name as Pilar told the programme:", "Pilar"),
        ("One nurse, identifying herself only as Pilar, said:", "Pilar"),
        ("Another nurse named Pilar said:", "Pilar"),
        ("A nurse who would not give her name said:", "A nurse"),
        ("A nurse who called Pilar said:", "A nurse"),
    ],
)
def test_who_is_brought_on_with_a_name_speaks_under_it(lead: str, name: str) -> None:
    assert speakers(f"{lead} “We waited for hours.” “And then it rained,” she said.") == [name, name]


@pytest.mark.parametrize(
    "opening",
    [
        "The caller told the host, who gave his name as Lenny, of the queue.",
        "The caller named Otto Krantz as the thief.",
        "A caller named Otto Krantz as the thief.",
        "A caller called Otto Krantz, who hung up.",
        "A caller would not give his name.",
        "The caller gave his name as Lenny's friend.",
        "A caller whose host called himself Lenny rang at nine.",
    ],
)
def test_a_name_that_somebody_else_gives_or_has_is_not_the_callers(opening: str) -> None:
    assert speakers(f"{opening}\n\n“We waited,” the caller said.") == ["the caller"]


@pytest.mark.parametrize(
    "another", ["Another caller, Pilar,", "A second caller, Pilar,", "Pilar, another caller,"]
)
def test_a_description_is_nobody_who_is_brought_on_only_later_as_another(another: str) -> None:
    text = f"It was late. “We waited,” the caller said.\n\n{another} said the service had improved."
    assert speakers(text) == ["the caller"]
    # Nor is it told which of the two speaks behind it.
    assert speakers(f"{text}\n\n“It runs,” the caller said.") == ["the caller", "the caller"]


def test_who_is_named_only_later_and_not_as_another_is_still_meant() -> None:
    assert speakers("It was late. “We waited,” the mayor said.\n\nThe mayor, Ada Finch, left.") == [
        "Ada Finch"
    ]


@pytest.mark.parametrize(
    "rival",
    ["a nurse and the governor's challenger", "the governor’s challenger", "long the governor's critic"],
)
def test_who_is_something_of_an_officers_does_not_bear_the_office(rival: str) -> None:
    text = f"Gov. Paul Quill opened the bridge. Lucia Finch, {rival}, stayed away. “It holds,” the governor said."
    assert speakers(text) == ["Paul Quill"]


def test_who_bears_an_office_in_an_apposition_bears_it() -> None:
    text = "Lucia Finch, a nurse and the governor, stayed away. “It holds,” the governor said."
    assert speakers(text) == ["Lucia Finch"]
    both = f"Gov. Paul Quill opened the bridge. {text}"
    assert speakers(both) == ["the governor"]
