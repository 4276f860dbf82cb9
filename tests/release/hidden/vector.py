"""A vector: one way in which a file says more than its page, as a change to a clean package."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.release.hidden.packs import Pack

BLOCK, WARN = "block", "warn"


@dataclass(frozen=True)
class Vector:
    """`seed` changes a clean package of `kind`; the scan must then give `code` at `level`."""

    name: str
    kind: str
    code: str
    level: str
    seed: Callable[[Pack], None]
    in_ours: str = ""
    """The code in a file of ours, where its allow-list says it first."""


Seed = Callable[[Pack], None]


def collector(kind: str, into: list[Vector]) -> Callable[..., Callable[[Seed], Seed]]:
    """A decorator that files a seeding function as a vector of `kind`; its name is the vector's."""

    def vector(code: str, level: str = BLOCK) -> Callable[[Seed], Seed]:
        def take(seed: Seed) -> Seed:
            into.append(Vector(seed.__name__.replace("_", " "), kind, code, level, seed))
            return seed

        return take

    return vector
