"""No import runs from a lower floor to a higher one, and the core does not touch the outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Each floor may import itself and the floors named; everything in quotes/ that is not an edge is core.
ALLOWED = {"db": {"db"}, "scrapers": {"scrapers"}, "quotes": {"db", "scrapers", "quotes"}}
EDGES = {
    "quotes/cli",
    "quotes/web",
    "quotes/intake/collecting.py",
    "quotes/intake/crawling.py",
    "quotes/intake/deposit.py",
    "quotes/intake/rechecking.py",
    "quotes/intake/filed.py",
    "quotes/intake/importing.py",
    "quotes/intake/lines.py",
    "quotes/intake/preparing.py",
    "quotes/intake/rebuilding.py",
    "quotes/intake/runs.py",
    "quotes/intake/webarchive.py",
    "quotes/family/among.py",
    "quotes/family/apart.py",
    "quotes/family/asking.py",
    "quotes/family/comparing.py",
    "quotes/family/gathering.py",
    "quotes/family/storing.py",
    "quotes/persons/identifying.py",
    "quotes/publishing/bundle.py",
    "quotes/publishing/program.py",
    "quotes/review/composing.py",
    "quotes/review/locating.py",
    "quotes/review/obeying.py",
    "quotes/desk.py",
    "quotes/settings.py",
}
OUTSIDE = {
    "sqlite3",
    "socket",
    "subprocess",
    "urllib.request",
    "http",
    "httpx",
    "requests",
    "click",
    "datasette",
    "sqlite_utils",
}
FILES = sorted(path for floor in ALLOWED for path in (ROOT / floor).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_edge(path: Path) -> bool:
    name = path.relative_to(ROOT).as_posix()
    return any(name == edge or name.startswith(f"{edge}/") for edge in EDGES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_run_downward_only(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    reached = {name.split(".")[0] for name in imports(path)} & set(ALLOWED)
    assert reached <= ALLOWED[floor]


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if path.is_relative_to(ROOT / "scrapers")
        and path.parent.name != "readers"
        and path.name != "registry.py"
    ],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_what_readers_stand_on_knows_no_reader(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("scrapers.readers")]


# The rooms of the ground floor that each stands on; what stands in `db` itself is below all but the index, save what opens
# a whole database.
STAND = {
    "index": set(),
    "reviewing": {"index"},
    "reading": {"index", "reviewing"},
    "linking": {"index", "reading", "reviewing"},
    "keeping": {"index", "linking", "reading", "reviewing"},
    "sharding": {"index", "keeping", "linking", "reading", "reviewing"},
}
BELOW = [path for path in FILES if path.parent == ROOT / "db" and path.name not in ("record.py", "store.py")]


@pytest.mark.parametrize("room", STAND)
def test_no_room_of_the_database_stands_on_one_that_stands_on_it(room: str) -> None:
    inside = (ROOT / "db" / room).glob("*.py")
    reached = {name.split(".")[1] for path in inside for name in imports(path) if name.startswith("db.")}
    assert reached & set(STAND) <= STAND[room] | {room}


@pytest.mark.parametrize("path", BELOW, ids=lambda p: p.name)
def test_what_all_rooms_of_the_database_use_uses_none_of_them_but_the_index(path: Path) -> None:
    reached = {name.split(".")[1] for name in imports(path) if name.startswith("db.")}
    assert reached & set(STAND) <= {"index"}


@pytest.mark.parametrize("room", ["cast", "grammar"])
def test_who_is_named_and_how_a_sentence_is_built_know_no_rule_of_attribution(room: str) -> None:
    for path in (ROOT / "quotes" / "attribution" / room).glob("*.py"):
        assert not {name for name in imports(path) if name.startswith("quotes.attribution.rules")}, path.name


CORE = [path for path in FILES if path.relative_to(ROOT).parts[0] == "quotes" and not is_edge(path)]


@pytest.mark.parametrize("path", CORE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_core_takes_text_and_values_and_gives_values(path: Path) -> None:
    if path.name == "__init__.py":
        return
    named = set(imports(path))
    assert not {name for name in named if name in OUTSIDE or name.split(".")[0] in OUTSIDE}
    # Rows and values of the ground floor are fine; what opens, reads or writes is not.
    assert not named & {
        "db.store",
        "db.keeping.archive",
        "db.migrations",
        "scrapers.fetching.fetch",
        "scrapers.registry",
    }
    # How a format is taken apart is no business of the core's: it is given the text and its spans.
    formats = (
        "scrapers.markdown",
        "scrapers.readers",
        "scrapers.speech",
        "scrapers.webpage",
        "scrapers.wiki",
    )
    assert not {name for name in named if name.startswith(("quotes.cli", "quotes.web", *formats))}


def test_there_is_no_room_for_odds_and_ends() -> None:
    forbidden = {"utils", "helpers", "manager", "data", "common", "misc"}
    assert not [path for path in FILES if path.stem in forbidden]
