"""Every command of the contract exists."""

import pytest
from click.testing import CliRunner

from quotes.cli import COMMANDS, cli

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
    "shard",
    "recheck",
    "doctor",
]


def test_the_commands_are_those_of_the_contract() -> None:
    assert list(COMMANDS) == CONTRACT


@pytest.mark.parametrize("name", CONTRACT)
def test_every_command_has_help(name: str) -> None:
    ran = CliRunner().invoke(cli, [name, "--help"])
    assert ran.exit_code == 0
    assert "Usage:" in ran.output


@pytest.mark.parametrize("name", CONTRACT)
def test_every_help_shows_an_example(name: str) -> None:
    assert f"Example: quotes {name}" in CliRunner().invoke(cli, [name, "--help"]).output
