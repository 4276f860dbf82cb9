"""The README is true: its commands are the commands, its demo is the demo, its links lead somewhere."""

import re
from pathlib import Path

from foi_letters.cli.main import app

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")


def test_every_command_has_its_row_and_every_row_its_command() -> None:
    rows = set(re.findall(r"^\| `foi-letters ([a-z]+)", README, re.MULTILINE))
    groups = {group.name for group in app.registered_groups}
    assert rows == {command.name for command in app.registered_commands} | groups


def test_every_command_says_what_it_does() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert command.callback.__doc__, command.name


def test_every_link_leads_to_a_file() -> None:
    for page in (TOP / "README.md", *(TOP / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 120
