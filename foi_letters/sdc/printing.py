"""How the counts of a table are printed: as they are, rounded to a base, or as the band in which they fall.

A rounded or banded count is not suppressed: what is printed says that it lies between two bounds, and that is what the
attack is told.
"""

import re
from dataclasses import dataclass

from foi_letters.errors import InputError, Problem
from foi_letters.released import Banded, Cell, Published, SuppressionRule, Zeros
from foi_letters.sdc.instance import Interval, State
from foi_letters.sdc.network import Network
from foi_letters.sdc.tables import Plan
from foi_letters.table_spec import TableSpec


@dataclass(frozen=True, slots=True)
class Band:
    """A range of counts, and how it is printed."""

    text: str
    range: Interval


_BAND = re.compile(r"(\d[\d,]*)\s*(?:(or more|and over)|(?:to|-|–)\s*(\d[\d,]*))?", re.ASCII)


def bands(plan: Plan, rule: SuppressionRule) -> tuple[Band, ...]:
    """The bands of the table. InputError for one that cannot be read, or that says more of a small count than the rule."""
    read, problems = [], []
    small = Interval(rule.least, rule.up_to)
    for number, text in enumerate(plan.spec.bands):
        place = (plan.spot / "bands" / number).place
        found = read_band(text)
        if found is None:
            advice = 'write a band as "0", "1 to 9" or "20 or more"'
            problems.append(Problem("band", f"'{text}' is not a band", place, advice))
        elif _overlaps(found.range, small) and not found.range.contains(small):
            message = f"the band '{text}' says more of a small count than the rule, which withholds {small.lo} to {small.hi}"
            advice = f'begin with a band such as "{small.lo} to {max(9, rule.up_to)}"'
            problems.append(Problem("narrow-band", message, place, advice))
        else:
            read.append(found)
    if problems:
        raise InputError(problems)
    return tuple(read)


def read_band(text: str) -> Band | None:
    """The band that `0`, `1 to 9` or `20 or more` names; None where it is none."""
    match = _BAND.fullmatch(text.strip())
    if match is None:
        return None
    low = int(match[1].replace(",", ""))
    high = None if match[2] else int((match[3] or match[1]).replace(",", ""))
    return Band(text.strip(), Interval(low, high)) if high is None or low <= high else None


def _overlaps(one: Interval, other: Interval) -> bool:
    return (one.hi is None or other.lo <= one.hi) and (other.hi is None or one.lo <= other.hi)


def usual_bands(rule: SuppressionRule) -> tuple[str, ...]:
    """Bands for a table that names none: the first holds every count that the rule withholds."""
    most = max(9, rule.up_to)
    first = (f"0 to {most}",) if rule.zeros is Zeros.WITHHOLD else ("0", f"1 to {most}")
    ends = [end for end in (19, 49, 99) if end > most + 1]
    starts = [most + 1, *(end + 1 for end in ends)]
    middle = (f"{low} to {high}" for low, high in zip(starts, ends, strict=False))
    return (*first, *middle, f"{starts[-1]} or more")


def band_of(value: int, all_bands: tuple[Band, ...]) -> Band | None:
    """The band in which a count falls."""
    return next((band for band in all_bands if band.range.contains(Interval(value, value))), None)


def rounded(value: int, base: int) -> int:
    """The nearest multiple of `base`; halves go up."""
    return (2 * value + base) // (2 * base) * base


def rounded_from(printed: int, base: int, rule: SuppressionRule) -> Interval:
    """The counts that print as this multiple of the base, where small ones carry the marker instead."""
    least, most = printed - base // 2, printed + (base - 1) // 2
    if printed or rule.zeros is Zeros.WITHHOLD:
        return Interval(max(least, rule.up_to + 1), most)
    return Interval(0, most if most > rule.up_to else 0)


def tell_reader(plan: Plan, rule: SuppressionRule, network: Network) -> None:
    """Puts what a rounded or banded table prints into the relations. InputError for a count that falls in no band."""
    if exact(plan.spec):
        return
    known = bands(plan, rule)
    for at in plan.cells():
        id_ = str(plan.name(*at))
        value = network.value(id_)
        if known:
            printed = _band_range(value, known, plan)
            network.change(id_, State.IMPLIED if network.policy.small(value) else State.LATENT)
        elif rule.withholds(value):  # where others are rounded, nothing but a small count carries the marker
            network.between([(id_, 1)], None, rule.up_to)
            continue
        else:
            base = int(plan.spec.round_to or 1)
            printed = rounded_from(rounded(value, base), base, rule)
            network.change(id_, State.LATENT)
        network.between([(id_, 1)], printed.lo, printed.hi)


def _band_range(value: int, known: tuple[Band, ...], plan: Plan) -> Interval:
    band = band_of(value, known)
    if band is None:
        message = f"a count of table '{plan.spec.id}' falls in none of its bands"
        advice = 'close the gaps, and end with a band such as "100 or more"'
        raise InputError([Problem("no-band", message, (plan.spot / "bands").place, advice)])
    return band.range


def printed_cell(value: int, plan: Plan, rule: SuppressionRule) -> Cell:
    """A count that is not suppressed, as the table prints it."""
    if plan.spec.bands:
        band = band_of(value, bands(plan, rule))
        assert band is not None  # tell_reader has refused counts without a band
        return Banded(band.text)
    return Published(rounded(value, int(plan.spec.round_to)) if plan.spec.round_to else value)


def exact(spec: TableSpec) -> bool:
    """Whether counts of the table that are not suppressed are printed as they are."""
    return not spec.bands and spec.round_to is None
