"""The reference is held against the code: a command, option, table, column or setting without a line fails."""

import re
import sqlite3
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import pytest
from sqlite_utils import Database

from db.reviewing.reviews import Reviews
from db.store import Store
from quotes.cli import COMMANDS, cli
from quotes.settings import DEFAULT, LIMITS
from quotes.verdicts import AttributionVerdict, SourceVerdict, Wording
from tests.conftest import ROOT

COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
SCHEMA_PAGE = (ROOT / "docs" / "schema.md").read_text("utf-8")


def section(page: str, title: str) -> str:
    found = re.search(rf"^## {title}\b.*?(?=^## |\Z)", page, re.M | re.S)
    assert found, f"no section {title!r}"
    return found.group()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = section(COMMANDS_PAGE, f"quotes {name}")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for parameter in command.params:
        flags = [flag for flag in parameter.opts if flag.startswith("--") and flag != "--db"]
        assert all(f"`{flag}" in text for flag in flags), f"{flags} of {name} is not documented"


def tables(tmp_path: Path) -> dict[str, list[str]]:
    with Store(tmp_path / "q.db", create=True) as store:
        found = _tables(store.conn)
    with Reviews(tmp_path / "r.db") as reviews:
        return found | _tables(reviews.conn)


def _tables(conn: sqlite3.Connection) -> dict[str, list[str]]:
    db = Database(conn, execute_plugins=False)
    hidden = ("_fts", "shingle", "_sqlite", "sqlite_")
    names = [name for name in db.table_names() if not any(part in name for part in hidden)]
    return {name: [column.name for column in db.table(name).columns] for name in names}


def test_every_table_and_column_is_documented_and_nothing_else(tmp_path: Path) -> None:
    found = tables(tmp_path)
    documented = re.findall(r"^## (\w+)$", SCHEMA_PAGE, re.M)
    assert sorted(documented) == sorted([*found, "Indexes"])
    for name, columns in found.items():
        assert re.findall(r"^\| `(\w+)` \|", section(SCHEMA_PAGE, name), re.M) == columns


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", section(COMMANDS_PAGE, "Settings"), re.M))
    assert rows == {name: str(getattr(DEFAULT, name)) for name in LIMITS}


def test_every_threshold_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+\.\w+)` \| ([\d.]+) \|", section(COMMANDS_PAGE, "Settings"), re.M))
    assert {name: float(value) for name, value in rows.items()} == DEFAULT.thresholds()


def test_every_answer_of_a_verdict_is_explained_and_nothing_else() -> None:
    page = (ROOT / "docs" / "verdicts.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8").split("## Two commands")[0]
    for head, answers in (
        ("wording", Wording),
        ("attribution", AttributionVerdict),
        ("source", SourceVerdict),
    ):
        table = re.search(rf"^\| {head} \|.*?\n\n", page, re.M | re.S)
        assert table, f"no table of {head}"
        assert sorted(re.findall(r"^\| `(\w+)` \|", table.group(), re.M)) == sorted(get_args(answers))
        if head != "source":
            assert [one for one in get_args(answers) if one.replace("_", " ") not in readme] == []


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_nothing_speaks_of_one_machine_or_of_a_package_index() -> None:
    leak = re.compile(r"--(extra-)?index.url|find.links|(?<![\w.:/])/(?:work|root|home)/")
    for path in [
        *ROOT.glob("*.*"),
        *(ROOT / "docs").glob("*"),
        *(ROOT / "locks").glob("*"),
        ROOT / "Makefile",
    ]:
        if path.is_file() and path.name != ".git" and path.suffix not in {".db", ".db-wal", ".db-shm"}:
            assert not leak.search(path.read_text("utf-8")), path


def test_every_defence_names_tests_that_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", text))
    assert len(named) > 10
    assert {name for name in named if not (ROOT / name).is_file()} == set()
    targets = set(re.findall(r"`make ([\w-]+)`", text))
    rules = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert targets <= rules


IMPORT = re.compile(r"^from ((?:quotes|db|scrapers)[\w.]*) import ([\w, ]+)$", re.M)
IMPORTS = sorted(
    {
        (page.name, module, name.strip())
        for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
        for module, names in IMPORT.findall(page.read_text("utf-8"))
        for name in names.split(",")
    }
)


@pytest.mark.parametrize(("page", "module", "name"), IMPORTS)
def test_what_a_page_imports_is_there(page: str, module: str, name: str) -> None:
    assert hasattr(import_module(module), name), f"docs/{page}: from {module} import {name}"


def test_the_pages_import_something() -> None:
    assert len(IMPORTS) >= 5
