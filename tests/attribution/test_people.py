"""Names are cut out of capitalised runs, and short forms find their full ones."""

import pytest

from quotes.attribution.cast.names import Name, full_names, personal
from quotes.attribution.cast.people import People
from quotes.attribution.extraction import extract


def name(text: str) -> Name:
    found = personal(tuple(text.split()))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Mr. Harrow", "Harrow"),
        ("Foreign Ministry Spokesperson Lin Mei", "Lin Mei"),
        ("Deputy Minister of Foreign Affairs Elena Markova", "Elena Markova"),
        ("Texas Gov. Abel Stone", "Abel Stone"),
        ("NBC’s Carla Finch", "Carla Finch"),
        ("Daily Courier Martha Pell", "Martha Pell"),
        ("But Martha Pell", "Martha Pell"),
        ("Drummer Martha Pell", "Martha Pell"),
        ("Ursula van der Berg", "Ursula van der Berg"),
        ("Otto Krantz Jr.", "Otto Krantz Jr."),
    ],
)
def test_the_personal_name_of_a_run(run: str, expected: str) -> None:
    assert name(run).text == expected


@pytest.mark.parametrize(
    "run", ["State Department", "New York", "The Senate", "Monday", "President", "Harbor Commission"]
)
def test_bodies_places_days_and_bare_offices_are_nobody(run: str) -> None:
    assert personal(tuple(run.split())) is None


@pytest.mark.parametrize(
    ("run", "gender"), [("Mrs. Kemp", "f"), ("Edward Kemp", "m"), ("Congresswoman Kemp", "f"), ("Kemp", "")]
)
def test_titles_and_first_names_tell_the_gender(run: str, gender: str) -> None:
    assert name(run).gender == gender


def test_a_full_stop_parts_two_names() -> None:
    assert [found.text for found in full_names("Ada Finch. Otto Krantz")] == ["Ada Finch", "Otto Krantz"]


def test_a_last_name_finds_the_only_full_name() -> None:
    text = "Ada Finch owns the kiln. Finch is seventy."
    full, sure = People(text).full(name("Finch"), text.index("Finch is"))
    assert (full.text, sure) == ("Ada Finch", True)


def test_the_title_tells_namesakes_apart() -> None:
    text = "Harold Kemp and Edith Kemp own the mill. Mrs. Kemp keeps the books."
    full, _ = People(text).full(name("Mrs. Kemp"), text.index("Mrs."))
    assert full.text == "Edith Kemp"


def test_an_office_tells_namesakes_apart() -> None:
    text = "Senator Anna Bloom met Victor Bloom, the actor. Sen. Bloom left."
    full, sure = People(text).full(name("Sen. Bloom"), text.index("Sen. "))
    assert (full.text, sure) == ("Anna Bloom", True)


def test_a_bare_last_name_that_two_people_share_is_not_sure() -> None:
    text = "Harold Kemp and Edgar Kemp own the mill. Kemp keeps the books."
    assert not People(text).full(name("Kemp"), text.index("Kemp keeps"))[1]


def test_family_names_come_first_for_a_titled_korean_name() -> None:
    text = "Pak Song Min spoke. Mr. Pak was brief."
    assert People(text).full(name("Mr. Pak"), text.index("Mr."))[0].text == "Pak Song Min"


def test_a_body_seen_before_its_long_form_is_not_renamed_after_it() -> None:
    text = "Fernway grew. The new Camp Fernway opens in May."
    assert People(text).full(name("Fernway"), 0)[0].text == "Fernway"


def test_the_foremost_person_is_named_most_often() -> None:
    text = "Ada Finch met Otto Krantz. Ada Finch smiled."
    assert People(text).foremost(len(text)) == "Ada Finch"


def test_a_namesake_not_named_yet_leaves_no_doubt() -> None:
    people = People("Ada Finch came. Finch sat. Otto Finch came later.")
    assert people.full(name("Finch"), 17) == (Name(("Ada", "Finch"), "f", ""), True)


def test_the_namesake_named_far_more_often_and_last_is_meant() -> None:
    text = "Otto Finch came. " + "It rained. " * 9 + "Ada Finch sat. Ada Finch stood. Finch left."
    assert People(text).full(name("Finch"), len(text) - 12) == (Name(("Ada", "Finch"), "f", ""), True)


@pytest.mark.parametrize(
    "run", ["Pinewood County", "Elm Creek Sun-Times", "Kiln Safety Act", "Orchard Pride"]
)
def test_things_that_end_like_a_thing_are_nobody(run: str) -> None:
    assert personal(tuple(run.split())) is None


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Lena Baker", "Lena Baker"),
        ("J. Potter", "J. Potter"),
        ("Sen. Bishop", "Bishop"),
        ("Mr. Singer", "Singer"),
        ("Ms. Star", "Star"),
        ("Dean Walsh", "Dean Walsh"),
        ("Hugh Lamb KC", "Hugh Lamb"),
    ],
)
def test_a_common_word_is_a_last_name_behind_a_first_name_or_a_title(run: str, expected: str) -> None:
    assert name(run).text == expected


@pytest.mark.parametrize("run", ["Chief Justice", "Madam Speaker", "Mr. President", "Virginia Judge"])
def test_an_office_behind_another_title_is_nobody(run: str) -> None:
    assert personal(tuple(run.split())) is None


def test_words_that_are_last_names_here_are_those_of_people_named_in_full() -> None:
    assert People("Erik England met Lena Baker at the Kiln Guard.").surnames == {"Baker", "England"}


def test_a_family_name_in_front_finds_its_full_name_without_a_title() -> None:
    text = "Yao Zhelin spoke. Later Yao left."
    assert People(text).full(name("Yao"), text.rindex("Yao"))[0].text == "Yao Zhelin"


def test_a_last_name_that_is_a_first_name_elsewhere_keeps_its_owner() -> None:
    text = "Marta Gil came. Gil sat."
    assert People(text).full(name("Gil"), text.rindex("Gil"))[0].text == "Marta Gil"


def test_an_age_finds_the_one_person_of_that_age() -> None:
    text = "Jana Kolar, 31, fell. Otto Krantz (44) did not."
    people = People(text)
    assert [found.text for years in ("31", "44") if (found := people.aged(years, len(text)))] == [
        "Jana Kolar",
        "Otto Krantz",
    ]
    assert people.aged("50", len(text)) is None
    assert people.aged("31", 5) is None


def test_only_a_family_name_that_stands_in_front_finds_a_name_by_its_first_word() -> None:
    text = "Fernway Elmgrove grew. Later Fernway stood still."
    assert People(text).full(name("Fernway"), text.rindex("Fernway"))[0].text == "Fernway"


@pytest.mark.parametrize(
    "text",
    [
        "Klara Unger keeps bees. Old Unger is dead.",
        "K. Unger keeps bees. Klara Unger sells them.",
        "Klara Unger keeps bees. Family Unger is large.",
    ],
)
def test_words_and_initials_before_the_last_name_make_no_second_person(text: str) -> None:
    people = People(text)
    full, sure = people.full(name("Mrs. Unger"), len(text))
    assert full.words[-1] == "Unger"
    assert sure


def test_a_word_that_is_no_first_name_leaves_the_last_name_alone() -> None:
    text = "Old Unger keeps bees."
    assert People(text).full(name("Unger"), len(text)) == (Name(("Unger",), "", ""), True)


def test_somebody_with_a_nickname_in_marks_is_known_by_the_last_name() -> None:
    text = "Darnell “Brick” Mayhew lost. Bloodied Mayhew left."
    assert People(text).full(name("Mayhew"), len(text))[0].text == "Darnell Mayhew"


def test_a_family_name_in_front_and_a_double_title_are_read_whole() -> None:
    assert name("Nguyen Thi Lan Huong").text == "Nguyen Thi Lan Huong"
    assert name("Former Vice-Chancellor Farooq Ansari").text == "Farooq Ansari"


def test_a_son_of_the_same_name_is_not_his_father() -> None:
    people = People("Earl Stubbs farms. Earl Jr. helps. Otto Krantz Jr. and Otto Krantz wait.")
    assert people.full(name("Earl Jr."), 30)[0].text == "Earl Jr."
    assert people.full(name("Otto Jr."), 80)[0].text == "Otto Krantz Jr."
    assert not people.full(name("Krantz"), 80)[1]


def test_a_name_of_three_words_that_ends_in_junior_is_whole() -> None:
    people = People("Otto Vance sat. Otto Ezra Krantz Jr. rose.")
    assert people.full(name("Otto Krantz Jr."), 40)[0].text == "Otto Krantz Jr."


@pytest.mark.parametrize(
    "run",
    ["Abraham Villiers Bay", "Ada Finch Hospital", "John F Kennedy Airport", "Ada Finch Has Thanked Krantz"],
)
def test_what_is_called_after_somebody_and_a_heading_about_somebody_are_no_person(run: str) -> None:
    assert personal(tuple(run.split())) is None


@pytest.mark.parametrize("run", ["Veronica Lake", "Ada Mary Lake", "Ada J. Bridge", "Theresa May"])
def test_a_person_may_be_called_as_a_place_is(run: str) -> None:
    assert name(run).text == run


def test_whom_only_quoted_words_name_is_not_whom_the_writer_means() -> None:
    text = (
        "Mayor Otto Krantz opened the fair. “I was lucky the day Edith Krantz agreed to marry me,” he told us. “Edith Krantz"
        " baked the bread.”\n\n“The fair will go on,” Krantz said."
    )
    credits = [quotation.attribution.speakers for quotation in extract(text)]
    assert credits == [("Otto Krantz",)] * 3
