"""Settings are read from metadata.yml, checked, and recorded by their hash."""

import json
from pathlib import Path

import pytest

from db.errors import Missing
from quotes.desk import check, verify
from quotes.errors import BadInput
from quotes.settings import DEFAULT, Settings, from_file, from_mapping, from_yaml
from tests.conftest import Program


def test_what_is_not_set_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "metadata.yml"
    path.write_text("plugins:\n  quotes:\n    batch_claims: 7\n")
    assert from_file(path) == Settings(batch_claims=7)
    assert from_file(tmp_path / "none.yml") == DEFAULT


def test_python_and_the_command_line_ask_the_same_database_by_the_same_settings(
    quotes_in: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes_in.story()
    claim = "The harbour wall will not be raised before the survey is complete"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with pytest.raises(Missing):
        verify(claim)
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "quotes.db"))
    plain = verify(claim)
    assert (plain.wording, check(f"“{claim},” said Rosa Quill.").quotations[0].verdict.wording) == (
        "exact",
        "exact",
    )
    # A file that changes is read anew, and settings that are handed in go before it.
    for asked in (7, 7.5):
        Path("metadata.yml").write_text(
            f"plugins: {{quotes: {{thresholds: {{search: {{asked: {asked}}}}}}}}}"
        )
        told = json.loads(quotes_in("verify", claim, "--json").out)["settings"]
        here = (
            verify(claim),
            check(f"“{claim},” said Rosa Quill.").quotations[0].verdict,
            verify(claim, against=claim),
        )
        assert {verdict.settings for verdict in here} == {told}
        assert here[0].thresholds["search.asked"] == asked
    assert verify(claim, settings=DEFAULT).settings == plain.settings != told


@pytest.mark.parametrize("value", [0, -1, "many", True, None])
def test_a_value_of_the_wrong_kind_is_refused_by_name(value: object) -> None:
    with pytest.raises(BadInput, match="batch_claims"):
        from_mapping({"batch_claims": value})


def test_a_threshold_that_is_set_is_in_force_and_told() -> None:
    settings = from_mapping({"thresholds": {"search": {"asked": 7}}})
    assert settings.search.asked == 7
    assert settings.thresholds()["search.asked"] == 7
    assert settings.thresholds()["search.name"] == DEFAULT.search.name
    assert settings.hash() != DEFAULT.hash()


def test_a_threshold_of_the_guard_changes_the_verdict_and_is_told_by_it() -> None:
    text = (
        "We will sell the farm, and the mill, and all of the boats that are left in the bay, to pay the crew."
    )
    claim = "We will sell the farm … to pay the crew."
    strict = from_mapping({"thresholds": {"guard": {"farthest_words": 5}}})
    assert verify(claim, against=text).wording == "elided"
    verdict = verify(claim, against=text, settings=strict)
    assert verdict.wording == "spliced"
    assert verdict.thresholds["guard.farthest_words"] == 5
    assert verdict.settings == strict.hash() != DEFAULT.hash()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"search": {"askd": 7}}, "search.askd"),
        ({"search": {"asked": -1}}, "search.asked"),
        ({"search": {"asked": float("nan")}}, "search.asked"),
        ({"search": 7}, "thresholds"),
        ({"kitchen": {}}, "search"),
        (7, "thresholds"),
    ],
)
def test_a_threshold_that_means_nothing_is_refused_by_name(given: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        from_mapping({"thresholds": given})


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "metadata.yml"
    path.write_text("plugins: [unclosed")
    with pytest.raises(BadInput, match="YAML"):
        from_file(path)


@pytest.mark.parametrize(
    "text", ["plugins: [unclosed", "[" * 5_000, "a: &a [*a]\nplugins: {quotes: {batch_claims: *a}}"]
)
def test_what_is_wrong_in_a_file_is_told_in_one_line(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        from_yaml(text, "metadata.yml")
    assert "\n" not in str(refused.value)


def test_the_hash_changes_with_any_setting() -> None:
    assert DEFAULT.hash() != Settings(batch_claims=7).hash()
    assert DEFAULT.hash() == Settings().hash()
