"""Commands of the contract that do not exist yet. Each says so and exits with 2."""

import click

from quotes.errors import NotBuilt


def _pending(name: str, does: str, instead: str) -> click.Command:
    @click.command(name, context_settings={"ignore_unknown_options": True}, help=f"{does} Not built yet.")
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    def command(arguments: tuple[str, ...]) -> None:
        raise NotBuilt(f"`quotes {name}` is not built yet; {instead}")

    return command


recheck_command = _pending(
    "recheck", "Compare sources with their snapshots.", "add the sources again with `quotes add`."
)

NAMES = ("recheck",)
