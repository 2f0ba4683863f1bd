"""The command line: `quotes COMMAND`. Each command is loaded when it is called, so that help is instant."""

import atexit
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

# Command: (module under quotes.cli, one line of help). The contract's commands, in its order.
COMMANDS = {
    "add": ("adding", "Read a file, folder or address and store its quotations."),
    "collect": ("collecting", "Run the scrapers named in sources.yml."),
    "import": ("adding", "Store bulk rows from a JSON-lines file."),
    "extract": ("reading", "Print quotations and who said them, without storing."),
    "read": ("reading", "Print the document that a reader makes of a file."),
    "search": ("asking", "Look for what somebody said."),
    "link": ("keeping", "Link variants into families."),
    "rebuild": ("keeping", "Make the database again from its archive."),
    "remove": ("keeping", "Erase a source for good, with a tombstone."),
    "speakers": ("naming", "Names, aliases and identifiers of speakers."),
    "verify": ("asking", "Check whether somebody said something, in these words."),
    "check": ("checking", "Check every quotation of a draft."),
    "serve": ("serving", "Show the database in a browser, with Datasette."),
    "publish": ("publishing", "Write an immutable bundle to deploy."),
    "shard": ("sharding", "Cut the database into files that are read together."),
    "recheck": ("rechecking", "Compare sources with their snapshots."),
    "doctor": ("keeping", "Examine a database for damage and drift."),
}

# 128 and the signal of a closed pipe (SIGPIPE), as shells tell it.
NOBODY_READS = 128 + 13
STOPPED = "Stopped; what was finished before is stored."
# The signal that ended a command. What is registered first is called last, when nothing is left to be put away.
_CAME: list[int] = []


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"quotes.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where nobody reads its output any more it ends as the shell says it of others.

        Click would end with 1, which is a verdict here.
        """
        try:
            answer: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still held back is flushed at the end, and would fail once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(NOBODY_READS) from None
        return answer

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quotes")
def cli() -> None:
    """Verify and attribute quotations: did this person say this, in these words, where first?

    Example: quotes verify "the words somebody claims" --speaker "Their Name"
    """


def main() -> None:
    """Run the command line; a user's mistake ends in one sentence on stderr, never in a traceback."""
    with _stopped_by_signal():
        try:
            _main()
        except KeyboardInterrupt:
            # While modules are read, before click takes over.
            _end(STOPPED, 130)


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """A supervisor's signal ends a command as a person does, so that nothing half-made and no process is left.

    The server has handlers of its own, and only the main thread may set one.
    """
    if sys.argv[1:2] == ["serve"] or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(signum: int, _frame: object) -> None:
    if not _CAME:
        _CAME.append(signum)
        raise KeyboardInterrupt


@atexit.register
def _end_by_signal() -> None:
    """End by the signal that came, since a supervisor takes any exit code but 0 for a failure."""
    for signum in _CAME:
        sys.stderr.flush()
        os.kill(os.getpid(), signum)


def _main() -> None:
    from db.errors import DatabaseError, trouble
    from quotes.errors import QuotesError
    from scrapers.errors import ReadError

    if not all(map(_is_text, sys.argv)):
        _end("What was typed is not UTF-8; give file names and words in UTF-8.", 2)
    try:
        # Without standalone mode click gives back the code of an Exit instead of leaving with it.
        code = cli.main(prog_name="quotes", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        _end(STOPPED, 130)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(mistake.exit_code)
    except (DatabaseError, ReadError) as error:
        _end(str(error), 3)
    except QuotesError as error:
        _end(str(error), error.exit_code)
    except (OSError, sqlite3.Error) as error:
        if (known := trouble(error)) is None:
            raise
        _end(str(known), 3)


def _is_text(argument: str) -> bool:
    """Whether an argument can be stored and printed: bytes that are not UTF-8 come as lone surrogates."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _end(sentence: str, code: int) -> None:
    click.echo(f"quotes: {sentence}", err=True)
    sys.exit(code)
