"""The kinds of record that the tables of a source tell apart.

Each column is divided into classes: two values are in one class when no filter tells them apart. An *atom* is a
combination of classes, and every cell of every table counts whole atoms. So all that ties the tables together (totals,
subsets, calendar years against financial years) is said by: a cell is the sum of its atoms, and no atom is negative.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.conditions import Filter, Source
from foi_letters.sdc.raw import Counts

Mask = npt.NDArray[np.bool_]

MAX_ATOMS = 200_000
"""The most atoms that are told apart at once; more would take seconds and gigabytes for no better protection."""
NAMED = 3
"""How many values of a column a label names."""


@dataclass(frozen=True, slots=True)
class Classes:
    """A column divided into classes of values: `values[k]` are those of class k, `codes` gives the class of each record."""

    name: str
    values: tuple[frozenset[str], ...] = field(repr=False)
    codes: npt.NDArray[np.int64] = field(repr=False)
    class_of: Mapping[str, int] = field(repr=False)

    def passing(self, values: Iterable[str]) -> frozenset[int]:
        """The classes that these values make up; a filter never splits a class."""
        return frozenset(self.class_of[value] for value in values)


def classes(source: Source, filters: Iterable[Filter]) -> Mapping[str, Classes]:
    """The columns that `filters` name, each divided into the classes that these filters tell apart."""
    sets: dict[str, dict[frozenset[str], None]] = {}
    for each in filters:
        for name, values in each.columns:
            sets.setdefault(name, {})[values] = None
    return {name: _divided(source, name, list(sets[name])) for name in sorted(sets)}


def _divided(source: Source, name: str, sets: Sequence[frozenset[str]]) -> Classes:
    column = source.records.column(name)
    found_in: dict[str, list[int]] = {value: [] for value in sorted(source.values(column).union(*sets))}
    for number, each in enumerate(sets):
        for value in each:
            found_in[value].append(number)
    by_signature: dict[tuple[int, ...], set[str]] = {}
    for value, signature in found_in.items():
        by_signature.setdefault(tuple(signature), set()).add(value)
    groups = tuple(frozenset(group) for group in by_signature.values())
    class_of = {value: number for number, group in enumerate(groups) for value in group}
    codes = np.array([class_of[value] for value in column.values], dtype=np.int64)
    return Classes(name, groups, codes[column.codes] if len(codes) else np.zeros(0, np.int64), class_of)


@dataclass(frozen=True, slots=True)
class Space:
    """The atoms over some columns. `counts` holds how many records are in each, in the order of `shape`."""

    columns: tuple[Classes, ...]
    counts: Counts = field(repr=False)

    @classmethod
    def of(cls, columns: Sequence[Classes], source: Source) -> "Space":
        """The atoms over these columns of the source."""
        codes = np.zeros(source.records.size, np.int64)
        for column in columns:
            codes = codes * len(column.values) + column.codes
        counts = np.zeros(prod(len(column.values) for column in columns), np.int64)
        np.add.at(counts, codes, 1 if source.weights is None else source.weights)
        return cls(tuple(columns), counts)

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of classes of each column."""
        return tuple(len(column.values) for column in self.columns)

    def mask(self, filters: Iterable[Filter]) -> Mask:
        """Which atoms any of these filters passes."""
        passed = np.zeros(self.shape, np.bool_)
        for each in filters:
            passed |= self._one(each)
        return passed.reshape(-1)

    def _one(self, each: Filter) -> Mask:
        mask = np.ones(self.shape, np.bool_)
        named = dict(each.columns)
        for axis, column in enumerate(self.columns):
            if column.name in named:
                along = [1] * len(self.columns)
                along[axis] = -1
                passes = np.zeros(len(column.values), np.bool_)
                passes[list(column.passing(named[column.name]))] = True
                mask &= passes.reshape(along)
        return mask

    def label(self, atoms: npt.NDArray[np.int64]) -> str:
        """Some atoms in words, for the audit: `Sex: Female; Year: 2019-20`. A column that says nothing is left out."""
        numbers = np.unravel_index(atoms, self.shape) if self.columns else ()
        parts = [
            f"{column.name}: {_in_words(column, found)}"
            for column, found in zip(self.columns, map(np.unique, numbers), strict=True)
            if len(found) < len(column.values)
        ]
        return "; ".join(parts) or "all records"


def _in_words(column: Classes, numbers: npt.NDArray[np.int64]) -> str:
    values = sorted(value or "(blank)" for number in numbers for value in column.values[int(number)])
    named, more = values[:NAMED], values[NAMED:]
    return " or ".join([*named, f"{len(more)} more"] if more else named)
