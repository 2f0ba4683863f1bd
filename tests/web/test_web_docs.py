"""The docs of the site name every route, setting, query and key, and nothing that is not there."""

import re
from dataclasses import fields

from quotes.verdicts import Verdict
from quotes.web import hooks, settings
from tests.conftest import ROOT
from tests.web_fixtures import metadata

DOCS = ROOT / "docs"
SITE = (DOCS / "site.md").read_text("utf-8")
API = (DOCS / "api.md").read_text("utf-8")
DESK = (DOCS / "desk.md").read_text("utf-8")


def _table(text: str, heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, cell by cell."""
    below = text.split(f"{heading}\n", 1)[1]
    lines = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert lines is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.group().splitlines()[2:]]


def test_every_route_is_documented() -> None:
    for pattern, _ in hooks.register_routes(datasette=None):
        route = re.sub(r"\(\?P<\w+>[^)]*\)", "ID", pattern.strip("^$")).replace("\\", "")
        assert f"`{route}" in SITE + API + DESK, route


def test_the_settings_are_documented_with_their_defaults() -> None:
    documented = {row[0].strip("`"): int(row[1]) for row in _table(SITE, "## Settings")}
    read = settings.read(None)
    assert documented == {
        name: getattr(read if name in settings.OURS else read.shared, name) for name in settings.NAMES
    }


def test_the_queries_are_documented_with_their_parameters() -> None:
    documented = {row[0].strip("`"): re.findall(r"`(\w+)`", row[1]) for row in _table(SITE, "### Queries")}
    queries = metadata()["databases"]["quotes"]["queries"]
    assert documented == {name: query.get("params", []) for name, query in queries.items()}


def test_every_key_of_a_verdict_is_documented() -> None:
    documented = [key for row in _table(API, "### The verdict") for key in re.findall(r"`(\w+)`", row[0])]
    assert sorted(documented) == sorted(["schema", *(field.name for field in fields(Verdict))])


def test_the_pictures_that_the_docs_show_are_there() -> None:
    for picture in re.findall(r"\]\((pictures/[^)]+)\)", SITE):
        assert (DOCS / picture).is_file(), picture
