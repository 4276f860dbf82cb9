"""A table of counts before disclosure control.

It has no printable form, cannot be indexed, iterated, copied or pickled: a count leaves it by `unprotected`, whose name
shows in every line that uses it, and `tests/typing_misuse.py` fails if any of this is loosened.
"""

from typing import NoReturn, Self, SupportsIndex

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


class RawCountsExposed(RuntimeError):
    """A defect of ours: code tried to print, copy or store counts that have not been protected."""


class RawTable:
    """Counts, rows by columns, of the table `id`."""

    __slots__ = ("__counts", "id")

    def __init__(self, id_: str, counts: Counts) -> None:
        self.id = id_
        self.__counts = counts.astype(np.int64)
        self.__counts.setflags(write=False)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        rows, columns = self.__counts.shape
        return rows, columns

    def unprotected(self) -> Counts:
        """The counts themselves, read-only. Nothing that is made from them may leave `sdc` without protection."""
        return self.__counts

    def __repr__(self) -> str:
        return f"<RawTable {self.id}: unprotected counts, not shown>"

    def __str__(self) -> NoReturn:
        raise RawCountsExposed(f"the unprotected table '{self.id}' cannot be printed")

    def __format__(self, form: str) -> NoReturn:
        raise RawCountsExposed(f"the unprotected table '{self.id}' cannot be printed")

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise RawCountsExposed(f"the unprotected table '{self.id}' cannot be stored or copied")

    def __copy__(self) -> Self:
        raise RawCountsExposed(f"the unprotected table '{self.id}' cannot be copied")

    def __deepcopy__(self, memo: object) -> Self:
        raise RawCountsExposed(f"the unprotected table '{self.id}' cannot be copied")
