"""Every command of the contract exists, or says plainly that it is not built."""

import pytest
from click.testing import CliRunner

from quotes.cli import COMMANDS, cli
from quotes.cli.pending import NAMES
from tests.conftest import Program

CONTRACT = [
    "add",
    "collect",
    "import",
    "extract",
    "read",
    "search",
    "link",
    "rebuild",
    "remove",
    "speakers",
    "verify",
    "check",
    "serve",
    "publish",
    "recheck",
    "doctor",
]


def test_the_commands_are_those_of_the_contract() -> None:
    assert list(COMMANDS) == CONTRACT


def test_what_is_not_built_is_listed_here_and_nowhere_else() -> None:
    assert sorted(name for name, (module, _) in COMMANDS.items() if module == "pending") == list(NAMES)
    # Shrinks as issues are done; a name is never added.
    assert set(NAMES) <= {"collect", "publish", "recheck", "remove", "speakers"}


@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_is_not_built_says_so_and_exits_with_2(quotes_in: Program, name: str) -> None:
    ran = quotes_in(name, "anything", "--with", "options")
    assert ran.code == 2
    assert "not built yet" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("name", CONTRACT)
def test_every_command_has_help(name: str) -> None:
    ran = CliRunner().invoke(cli, [name, "--help"])
    assert ran.exit_code == 0
    assert "Usage:" in ran.output


@pytest.mark.parametrize("name", [n for n in CONTRACT if n not in NAMES])
def test_help_of_what_is_built_shows_an_example(name: str) -> None:
    assert f"Example: quotes {name}" in CliRunner().invoke(cli, [name, "--help"]).output
