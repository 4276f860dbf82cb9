"""What `protect` prints: the pattern, the reason of each cell and the price of each option, in words and as data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foi_letters.sdc.instance import Interval
    from foi_letters.sdc.pricing import Price
    from foi_letters.sdc.protect import Protection

HEADINGS = ("withheld", "exact", "rounded", "safe")


def pairs(intervals: "Mapping[str, Interval]") -> dict[str, list[int | None]]:
    """Intervals as lists of two; null for no bound."""
    return {cell: [interval.lo, interval.hi] for cell, interval in intervals.items()}


def as_data(
    found: "Protection", reasons: Mapping[str, str], prices: "Sequence[Price]"
) -> Mapping[str, object]:
    """Everything as JSON has it; reasons and alternatives where they were asked for."""
    data: dict[str, object] = {
        "status": found.status.value,
        "level": found.level.value,
        "minimised": found.minimised.value,
        "objective": found.objective,
        "lower_bound": found.lower_bound,
        "primary": found.primary,
        "secondary": found.secondary,
        "unprotectable": found.unprotectable,
        "floor": pairs(found.limits.floor),
        "singleton_unprotectable_pairs": found.limits.pairs,
        "intervals": pairs(found.intervals),
    }
    if prices:
        data["reasons"] = dict(reasons)
        data["alternatives"] = [_price_data(each) for each in prices]
    return data


def _price_data(price: "Price") -> Mapping[str, object]:
    return {
        "option": price.words,
        "withheld": price.withheld,
        "proven": price.proven,
        "exact": price.exact,
        "rounded": price.inexact,
        "safe": price.safe,
        "worked_out": price.known,
        "narrowed": price.narrowed,
        "told_insiders": price.told_insiders,
    }


def in_words(found: "Protection", reasons: Mapping[str, str], prices: "Sequence[Price]") -> Iterator[str]:
    """Everything in lines of text."""
    from foi_letters.sdc.explain import as_range

    proven = "proven the least" if found.status == "optimal" else f"at least {found.lower_bound} are needed"
    unit = "further cells" if found.minimised == "count" else "counts lost in further cells"
    yield f"{len(found.primary)} small counts; {found.objective} {unit} to protect them ({proven})"
    for cell in found.secondary:
        yield f"  suppress {cell}"
    for cell in found.unprotectable:
        yield f"  cannot be protected: {cell} can be worked out whatever is suppressed"
    for cell, interval in found.limits.floor.items():
        yield f"  protected in part: {cell}, of which a reader can say {as_range(interval)}"
    for cell in dict.fromkeys(learned for _, learned in found.limits.pairs):
        yield f"  protected in part: {cell}, which the one person in a count of 1 can work out whatever is suppressed"
    if reasons:
        yield "why"
        yield from (f"  {cell}: {words}" for cell, words in reasons.items())
    if prices:
        yield "what other choices would cost, in numbers withheld, shown exactly, and rounded or in bands"
        yield from _table(prices)


def _table(prices: "Sequence[Price]") -> Iterator[str]:
    rows = [_row(price) for price in prices]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    for row, last in zip([HEADINGS, *rows], ["", *(price.words for price in prices)], strict=True):
        figures = [text.rjust(width) for text, width in zip(row[:-1], widths, strict=False)]
        yield f"  {'  '.join(figures)}  {row[-1].ljust(widths[-1])}  {last}".rstrip()


def _row(price: "Price") -> tuple[str, str, str, str]:
    withheld = str(price.withheld) if price.proven else f"at most {price.withheld}"
    return withheld, str(price.exact), str(price.inexact), _safety(price)


def _safety(price: "Price") -> str:
    if price.known:
        return f"no: {price.known} can be worked out"
    if price.narrowed:
        return f"in part: {price.narrowed} narrowed down"
    return f"in part: {price.told_insiders} known to an insider" if price.told_insiders else "yes"
