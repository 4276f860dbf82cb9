"""The command `foi-letters`: its verbs, and how an error becomes text on stderr and an exit code.

    0 done                      3 wording not approved (--final)
    1 findings that block       4 an output was unsafe and was not written
    2 the input is wrong       70 a defect of ours

Data goes to stdout, messages to stderr. Each verb is a plain function in a module of this package; what is heavy is
imported inside it, so that `--help` answers at once.
"""

import gc
import io
import os
import sys
from typing import Annotated

import typer

from foi_letters.cli import build, check, figures, library, new, schema, tags, wording
from foi_letters.errors import FoiLettersError

DEFECT = FoiLettersError.exit_code
INTERRUPTED = 130
RARELY = 100_000, 50, 100
"""How seldom to look for cycles: what a command makes it keeps to its end, and a large case is built in a tenth less time."""

app = typer.Typer(
    name="foi-letters",
    help="Freedom of Information responses: one case file in, a letter and its workbook out.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)
app.command("new")(new.new)
app.command("build")(build.build)
app.command("check")(check.check)
app.command("protect")(figures.protect)
app.command("attack")(figures.attack)
app.command("exemptions")(library.exemptions)
app.command("due")(library.due)
app.command("tags")(tags.tags)
app.command("schema")(schema.print_schema)
app.add_typer(wording.app, name="wording")


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        print(installed("foi-letters"))
        raise typer.Exit


def main() -> None:
    """Run the command line; the process ends with one of the exit codes above, and never with a traceback."""
    gc.set_threshold(*RARELY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except FoiLettersError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get("FOI_LETTERS_TRACEBACK"):
            raise
        print(
            f"error[defect]: {type(error).__name__}: {error}\n"
            "   help: this is a defect of foi-letters, not of your files; nothing was written. Please report it with\n"
            "         what FOI_LETTERS_TRACEBACK=1 foi-letters ... prints.",
            file=sys.stderr,
        )
        sys.exit(DEFECT)


if __name__ == "__main__":
    main()
