"""Names that are written together with their article: "Omar al-Fadl", "Ada d'Arcy"."""

import pytest

from quotes import extract


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Omar al-Fadl", "al-Fadl"),
        ("Omar al-Fadl", "Al-Fadl"),
        ("Omar al-Fadl", "Fadl"),
        ("Omar Al-Fadl", "Mr. Fadl"),
        ("Zia ul-Haq", "Haq"),
        ("Ada d'Arcy", "d'Arcy"),
        ("Maria do Carmo Silva", "Silva"),
    ],
)
def test_a_last_name_is_known_with_and_without_its_article(full: str, short: str) -> None:
    text = f"“It is late,” said {full} of the mill.\n\n“It is over for us,” {short} said."
    assert [quotation.attribution.speakers for quotation in extract(text)] == [(full,), (full,)]


def test_a_title_before_such_a_name_is_no_part_of_it() -> None:
    (found,) = extract("Sheikh Omar al-Fadl of Ohio put it more bluntly: “The gate will be mended.”")
    assert found.attribution.speakers == ("Omar al-Fadl",)


def test_a_nickname_of_two_words_leaves_the_name_around_it_whole() -> None:
    text = "Sipho “Bra Sips” Mokoena, who was 83, played. “It kept time,” he said. “It did,” Mokoena added."
    assert [quotation.attribution.speakers for quotation in extract(text)] == [("Sipho Mokoena",)] * 2


def test_whoever_is_named_in_full_only_later_is_not_certainly_meant() -> None:
    text = "Declan Hurley left. “It was dry,” Ms Hurley said.\n\nSaoirse Hurley, 9, was brief."
    assert [quotation.attribution.confidence for quotation in extract(text)] == ["likely"]
    text = "His wife Bríd, a champion, was Declan Hurley's teacher. “It was dry,” Ms Hurley said.\n\nSaoirse Hurley was brief."
    assert [quotation.attribution.speakers for quotation in extract(text)] == [("Bríd Hurley",)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("E.J. Dionne", "Dionne"),
        ("A.P.J. Abdul Kalam", "Kalam"),
        ("Moon Jae-in", "Moon"),
    ],
)
def test_initials_and_family_names_in_front_are_part_of_the_name(full: str, short: str) -> None:
    text = f"{full} rose. “It is over for us,” {short} said."
    assert [quotation.attribution.speakers for quotation in extract(text)] == [(full,)]
