"""One table of a case file: which records it counts, by what, under which rule, and how it is printed."""

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from foi_letters.released import CellName, SuppressionRule, Zeros
from foi_letters.yamlmodel import FileModel, OneOrMore


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", value):
        raise ValueError(
            f"'{value}' cannot be an id\nuse up to 40 small letters, digits, _ and -, and begin with a letter"
        )
    return value


def parse_count(value: object) -> int:
    """A count as typed: ASCII digits alone, with or without thousands separators. int() reads '٣' as 3 and '3_0' as 30.

    ValueError says, after a line break, how it is to be written.
    """
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,12}|\d{1,3}(,\d{3}){1,3}", text, re.ASCII):
        raise ValueError(f"'{text}' is not a count\nwrite a whole number, 0 or more, in digits")
    return int(text.replace(",", ""))


def _cell_name(value: object) -> object:
    return CellName.parse(value) if isinstance(value, str) else value


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Id = Annotated[str, AfterValidator(_id)]
Label = Annotated[str, Field(min_length=1, max_length=255)]
Count = Annotated[int, BeforeValidator(parse_count, json_schema_input_type=str)]
CellRef = Annotated[
    CellName,
    BeforeValidator(_cell_name, json_schema_input_type=str),
    Field(examples=["upheld | 2021-22 | Male"]),
]
CellRefs = Annotated[
    tuple[CellRef, ...],
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]


class RuleSpec(FileModel):
    """Which small counts are withheld; what is not said here is said by the authority's profile."""

    suppress_up_to: int | None = Field(default=None, ge=0, le=100_000)
    """Counts from 1 up to this one are withheld: 5 withholds 1, 2, 3, 4 and 5."""
    zeros: Zeros | None = None
    """What happens to a count of 0: `show` prints it, `cover` lets it be withheld to hide others, `withhold` treats it as small."""
    marker: str | None = Field(default=None, min_length=1, max_length=10)
    """What is printed in place of a withheld count, such as [c] or **."""
    second_marker: str | None = Field(default=None, min_length=1, max_length=10)
    """Another marker for figures that are withheld only to protect small counts, such as [s]; it tells readers which are
    which, so that more has to be withheld. The same as `marker` is one marker for all."""

    @model_validator(mode="before")
    @classmethod
    def _refuse_below(cls, value: object) -> object:
        if isinstance(value, dict) and "below" in value:
            below = str(value["below"]).strip()
            advice = int(below) - 1 if below.isascii() and below.isdigit() and int(below) > 0 else 5
            raise ValueError(
                f"'below' is not used, since 'below 5' and 'up to 5' are often confused\n"
                f"write suppress_up_to: {advice}, the largest count that is withheld"
            )
        return value

    def over(self, default: SuppressionRule) -> SuppressionRule:
        """This rule, with what it leaves open taken from `default`."""
        marker = default.marker if self.marker is None else self.marker
        second = default.second_marker if self.second_marker is None else self.second_marker
        return SuppressionRule(
            default.up_to if self.suppress_up_to is None else self.suppress_up_to,
            default.zeros if self.zeros is None else self.zeros,
            marker,
            None if second == marker else second,
        )


class Condition(FileModel):
    """What a column must hold, where a value or a list of values does not say it."""

    not_: str | tuple[str, ...] | None = Field(default=None, alias="not")
    """Any value but this one, or these."""
    blank: bool | None = None
    """`true`: the column is empty; `false`: it is not."""
    from_: str | None = Field(default=None, alias="from")
    """The first date (2021-04-01) or the smallest number that counts."""
    to: str | None = None
    """The last date or the largest number that counts; that day itself is included."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.not_ is None and self.blank is None and self.from_ is None and self.to is None:
            raise ValueError("this condition says nothing\nwrite one of: not, blank, from, to")
        return self


def _shape(value: object) -> str:
    if isinstance(value, list | tuple):
        return "values"
    return "condition" if isinstance(value, dict | Condition) else "value"


AnyCondition = Annotated[
    Annotated[str, Tag("value")]
    | Annotated[tuple[str, ...], Field(min_length=1), Tag("values")]
    | Annotated[Condition, Tag("condition")],
    Discriminator(_shape),
]
Where = dict[Label, AnyCondition]
"""Column of the records -> a value, a list of values, or a condition. A record counts when all of them hold."""


class Category(FileModel):
    """One row or column that is described by a filter of its own."""

    label: Label
    """What the row or column is called in the table."""
    where: Where = Field(default_factory=dict)
    """Which records it counts; nothing here counts every record of the table."""


class Period(StrEnum):
    """What a column of dates is counted by."""

    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    QUARTER = "quarter"
    MONTH = "month"


class Axis(FileModel):
    """The rows of a table, or its columns."""

    heading: Label | None = None
    """What the rows (columns) are, as printed over the row labels; the name of the column where nothing is said."""
    by: Annotated[tuple[Label, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])] = ()
    """The column of the records with a row (column) for each of its values; a list makes one for each combination."""
    period: Period | None = None
    """For a column of dates: count by financial year, calendar year, quarter or month."""
    categories: tuple[Category, ...] = ()
    """Rows (columns) that are described one by one, in place of `by`."""
    show: tuple[Label, ...] = ()
    """The labels that are shown, in this order. A label without records is shown with 0."""
    others: Literal["refuse", "leave out"] = "refuse"
    """What happens when the records hold a value that `show` does not list; `leave out` does not count it anywhere in the table."""
    merge: dict[Label, tuple[Label, ...]] = Field(default_factory=dict)
    """New label -> the labels that are added up under it: small rows into "Other", several years into one period."""
    overlapping: bool = False
    """`true` where one record (person) can be counted in several rows (columns), so that they do not add up to the total."""
    total: Label | None = None
    """The label of a total of all rows (columns); no total where nothing is said."""
    only_total: bool = False
    """`true` withholds the whole breakdown: the total alone is shown."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.by and self.categories:
            raise ValueError("'by' and 'categories' cannot stand together\nkeep one of them")
        if self.only_total and self.total is None:
            raise ValueError("'only_total' needs the label of the total\nadd, for example, total: Total")
        labels = [label for group in self.merge.values() for label in group]
        if len(set(labels)) < len(labels):
            raise ValueError("a label is merged twice\neach label can be in one group")
        return self


class Kind(StrEnum):
    """How a derived figure is computed from counts."""

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"
    MEAN = "mean"


class AddedColumn(FileModel):
    """A column of percentages, rates or means beside the counts, computed row by row."""

    label: Label
    """The heading of the column."""
    kind: Literal[Kind.PERCENT, Kind.RATE, Kind.MEAN]
    """`percent` (of each 100), `rate` (of each `per`), or `mean` (the one divided by the other)."""
    of: Label
    """The column that is divided."""
    base: Label
    """The column that it is divided by."""
    decimals: int = Field(default=0, ge=0, le=4)
    """How many decimals are printed; fewer give less away."""
    per: Count = 1000
    """For a rate: per how many."""


class CountsSpec(FileModel):
    """A table that is typed in as counts. Totals may be left out; given ones are checked."""

    columns: tuple[Label, ...] = Field(min_length=1)
    """The labels of the columns, from left to right."""
    rows: dict[Label, tuple[Count, ...]] = Field(min_length=1)
    """The label of each row -> its counts, one for each column."""


class TableSpec(FileModel):
    """One table of the response."""

    id: Id
    """A short name, used in links and quotes, and as the name of the CSV file."""
    title: str = Field(min_length=1)
    """What the table shows: what, where and when."""
    questions: Annotated[tuple[str, ...], OneOrMore] = Field(min_length=1)
    """The ids of the questions that it answers."""
    source: Id | None = None
    """Which source its records come from; may be left out where the case has one source."""
    where: Where = Field(default_factory=dict)
    """Which records are counted in this table."""
    counts: CountsSpec | None = None
    """The counts themselves, where there are no records."""
    counts_from: Id | None = None
    """A source that is a sheet of counts: row labels in its first column, column labels in its header row."""
    rows: Axis = Field(default_factory=Axis)
    """The rows of the table."""
    columns: Axis = Field(default_factory=Axis)
    """The columns of the table; one column of numbers where nothing is said."""
    count_heading: Label = "Number"
    """The heading of the column of numbers, in a table without columns of its own."""
    added_columns: Annotated[tuple[AddedColumn, ...], OneOrMore] = ()
    """Columns of percentages, rates or means beside the counts."""
    rule: RuleSpec | None = None
    """Where this table has another rule than the rest of the response."""
    round_to: Literal["5", "10", "100"] | None = None
    """Print every count rounded to the nearest 5, 10 or 100."""
    bands: tuple[str, ...] = ()
    """Print every count as the band that it falls in, for example "0", "1 to 9", "10 to 19", "20 or more"."""
    notes: tuple[str, ...] = ()
    """What a reader must know to understand the table."""
    published_in: str = ""
    """Where this table stands already (an earlier response, a report): it limits what can be withheld and is not shown again."""
    withheld: tuple[CellRef, ...] = ()
    """Cells of a table that is published already which were withheld there."""
    source_note: str = ""
    """Where the figures come from, as printed under the table."""

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        origins = [name for name in ("source", "counts", "counts_from") if getattr(self, name) is not None]
        if len(origins) > 1:
            raise ValueError(f"'{origins[0]}' and '{origins[1]}' cannot stand together\nkeep one of them")
        if self.counts is not None or self.counts_from is not None:
            self._refuse_filters()
        elif not (self.rows.by or self.rows.categories or self.rows.only_total):
            raise ValueError(
                "it is not said what its rows are\nadd rows: {by: <a column of the records>} or categories"
            )
        if self.withheld and not self.published_in:
            raise ValueError(
                "'withheld' is for a table that is published already\nthe program finds out what is to be withheld now"
            )
        if self.round_to is not None and self.bands:
            raise ValueError("'round_to' and 'bands' cannot stand together\nkeep one of them")
        return self

    def _refuse_filters(self) -> None:
        if self.where or any(axis.by or axis.categories for axis in (self.rows, self.columns)):
            raise ValueError(
                "a table of counts cannot be filtered\nremove 'where', 'by' and 'categories', or name a source of records"
            )
