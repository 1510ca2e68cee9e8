"""The command line: parse, call, print, exit code. One module a command, imported when used."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from extract import __version__
from extract.errors import ExtractError

COMMANDS = {
    "run": "Read sheets and write their documents and tables.",
    "diff": "Compare two editions of a sheet.",
    "track": "Follow each commitment through the sheets of a folder.",
    "batch": "Keep a folder of sheets extracted: only what changed is read.",
    "show": "Show one document, in the terminal or as a page.",
    "apply": "Write a reader's corrections into documents and tables.",
    "export": "Write a table for a spreadsheet: CSV or Excel.",
    "report": "Show what is in an output folder as a page.",
    "schema": "Print the JSON Schema of a document.",
    "rules": "Check the rule files.",
}
"""Each is the function of its name in the module of its name; the text is its short help."""

OK, DIFFERENT, FAILED, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


class _Commands(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(
            importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="extract")
def commands() -> None:
    """Turn governments' fact sheets into records of parties, instruments, dates and amounts.

    Exit codes: 0 all well, 1 differences found (diff --exit-code), 2 usage or nothing could be
    read, 3 some inputs failed and the rest was written, 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    sys.exit(run_command(arguments))


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to standard error."""
    try:
        code = commands.main(arguments, prog_name="extract", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return FAILED
    except ExtractError as error:
        name_error(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("extract: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code if isinstance(code, int) else OK


def name_error(error: ExtractError) -> None:
    """Name an error on standard error."""
    click.echo(f"extract: {error}", err=True)
