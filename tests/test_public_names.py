"""What `import foi_letters` offers, and that it costs nothing until it is used."""

import subprocess
import sys

import foi_letters

HEAVY = ("highspy", "numpy", "docx", "openpyxl", "lxml", "jinja2", "pydantic", "typer", "rich", "yaml")


def test_every_public_name_has_a_home_and_is_found_there() -> None:
    assert set(foi_letters.__all__) == set(foi_letters._HOMES)
    for name in foi_letters.__all__:
        assert getattr(foi_letters, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(foi_letters, "letters")


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = f"import sys, foi_letters; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
