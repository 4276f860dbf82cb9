"""The letters of the invented cases, each made once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.pipeline import Made, make

ROOT = Path(__file__).resolve().parents[2]
CASES = {
    path.parent.name: path
    for path in sorted(
        [*(Path(__file__).parent / "cases").glob("*/case.yaml"), *(ROOT / "examples").glob("*/case.yaml")]
    )
}


@cache
def made(name: str) -> Made:
    """What is made of a case, by its name; made once."""
    return make(casefile.load(CASES[name], name=f"{name}/case.yaml"), final=True)


@pytest.fixture(scope="session")
def letter_of() -> Callable[[str], Made]:
    """What is made of a case, by its name: the final letter, whatever its findings."""
    return made
