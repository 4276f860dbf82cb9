"""From the figures of a case to what is published: complete, safe, and without a trace of what is withheld."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_letters.errors import BlockingFindings, InputError
from foi_letters.released import Banded, Published, Suppressed, Suppression, SuppressionRule
from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.instance_json import published_from_json
from foi_letters.sdc.release import Released, release
from tests.sdc.northshire import FIGURES, figures, write_records

HOUSE = SuppressionRule(5)


def released(folder: Path, text: str, house: SuppressionRule = HOUSE) -> Released:
    spec, spot = figures(text)
    return release(spec, folder, house, find=spot.find)


def texts(found: Released, table: str = "t") -> dict[str, list[str]]:
    """What a reader sees of a table, by row label."""
    chosen = next(each for each in found.tables if each.id == table)
    rows = zip(chosen.row_labels, chosen.cells, strict=True)
    return {label: [chosen.text(cell) for cell in row] for label, row in rows}


def table(rows: str, more: str = "", columns: str = "[A, B]") -> str:
    """A typed table with totals of rows and columns."""
    return f"""
    tables:
      - id: t
        title: T
        questions: ["1"]
        rows: {{total: Total}}
        columns: {{total: Total}}
        counts: {{columns: {columns}, rows: {rows}}}
    {more}"""


BIG = "{X: [30, 40], Y: [50, 60]}"
ONE_SMALL = "{X: [3, 40], Y: [50, 60]}"


def test_what_is_not_small_is_published_as_it_is(tmp_path: Path) -> None:
    found = released(tmp_path, table(BIG))
    assert texts(found) == {"X": ["30", "40", "70"], "Y": ["50", "60", "110"], "Total": ["80", "100", "180"]}
    assert (found.reasons, found.notes) == ((), ())


def test_a_small_count_is_withheld_and_cannot_be_worked_out(tmp_path: Path) -> None:
    found = released(tmp_path, table(ONE_SMALL))
    [cell] = [
        cell for row in found.tables[0].cells for cell in row if cell == Suppressed(Suppression.PRIMARY)
    ]
    assert "count" not in dir(cell)
    assert texts(found)["X"][0] == "[c]"
    certificate = json.loads(found.certificate)
    published = published_from_json(json.dumps(certificate["published"]))
    interval = attack(published)["t | X | A"]
    assert interval.contains(Interval(1, 5))
    assert certificate["intervals"]["t | X | A"] == [interval.lo, interval.hi]


def test_each_suppressed_cell_has_its_reason_for_the_audit(tmp_path: Path) -> None:
    found = released(tmp_path, table(ONE_SMALL))
    by_cell = {reason.cell: reason for reason in found.reasons}
    shown = {label for label, row in texts(found).items() for text in row if text == "[c]"}
    assert by_cell["t | X | A"].why is Suppression.PRIMARY
    assert by_cell["t | X | A"].words == "it is a count from 1 to 5, which the rule withholds"
    words = {reason.words for reason in found.reasons if reason.why is Suppression.SECONDARY}
    assert words == {"shown, it would help a reader to work out 't | X | A'"}
    assert len(found.reasons) == sum(row.count("[c]") for row in texts(found).values())
    assert shown


def test_the_certificate_reads_as_it_is_written(tmp_path: Path) -> None:
    text = table("{Café: [3, 40], Y: [50, 60]}")
    certificate = released(tmp_path, text).certificate
    assert '"t | Café | A"' in certificate
    assert next(iter(json.loads(certificate))) == "published"


def test_the_northshire_case_end_to_end(tmp_path: Path) -> None:
    write_records(tmp_path, 400)
    found = released(tmp_path, FIGURES)
    assert [each.id for each in found.tables] == ["allegations", "outcomes", "dismissed_women", "left_before"]
    assert found.tables[0].row_heading == "Year"
    assert found.tables[0].total_rows == {"Total"}
    assert found.files[0].file == "allegations.csv"
    certificate = json.loads(found.certificate)
    intervals = attack(published_from_json(json.dumps(certificate["published"])))
    assert not [r.cell for r in found.reasons if r.why is Suppression.PRIMARY and intervals[r.cell].exact]


def test_the_same_case_gives_the_same_release(tmp_path: Path) -> None:
    write_records(tmp_path, 400)
    assert released(tmp_path, FIGURES) == released(tmp_path, FIGURES)


# risks

PUBLIC_TOTALS = """already_public:
      - {cell: t | X | Total, value: 43, published_in: Annual report}
      - {cell: t | Total | A, value: 53, published_in: Annual report}
      - {cell: t | X | B, value: 40, published_in: FOI 12}
"""


def test_a_count_that_public_figures_force_stops_the_build_by_name(tmp_path: Path) -> None:
    with pytest.raises(BlockingFindings) as caught:
        released(tmp_path, table(ONE_SMALL, PUBLIC_TOTALS))
    [problem] = caught.value.problems
    assert problem.message == "the small count 't | X | A' is withheld, but a reader can work it out"
    assert problem.place is not None
    assert problem.place.line == 3
    assert "accepted_risk" in (problem.help or "")
    assert "3" not in problem.message


def test_a_risk_is_accepted_by_cell_reason_and_approver(tmp_path: Path) -> None:
    accepted = "accepted_risk: [{cell: t | X | A, reason: Known to all, approver: Head of Legal}]"
    found = released(tmp_path, table(ONE_SMALL, PUBLIC_TOTALS + "    " + accepted))
    assert "'t | X | A' can be worked out; accepted by Head of Legal: Known to all" in found.notes
    assert texts(found)["X"][0] == "[c]"


def test_a_remainder_is_accepted_by_the_cell_of_the_whole(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Sex\n" + "Male\n" * 40 + "Female\n" * 2)
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: all, title: T, questions: ["1"], rows: {only_total: true, total: All}, published_in: Annual report}
          - {id: men, title: T, questions: ["1"], rows: {only_total: true, total: All}, where: {Sex: Male}}
        protection: {keep: [men | All | Number]}
        """
    with pytest.raises(BlockingFindings) as caught:
        released(tmp_path, text)
    [problem] = caught.value.problems
    assert problem.message == (
        "the small count '[r] Sex: Female' is never shown, "
        "but a reader can work it out from 'all | All | Number' and 'men | All | Number'"
    )
    accepted = "accepted_risk: [{cell: men | All | Number, reason: Known, approver: Head of Legal}]"
    found = released(tmp_path, text + accepted)
    assert texts(found, "men") == {"All": ["40"]}
    assert [each.id for each in found.tables] == ["men"]


def test_an_acceptance_that_is_not_needed_is_pointed_out(tmp_path: Path) -> None:
    accepted = "accepted_risk: [{cell: t | X | A, reason: Known to all, approver: Head of Legal}]"
    notes = released(tmp_path, table(ONE_SMALL, accepted)).notes
    assert "accepted_risk names 't | X | A', which cannot be worked out; it can be removed" in notes


def test_a_range_that_zeros_beside_it_narrow_is_told_to_the_officer(tmp_path: Path) -> None:
    """Two marked cells under a marked total, beside a printed zero: the total is 2 or more."""
    text = table("{X: [2, 2, 0]}", columns="[A, B, C]").replace("rows: {total: Total}", "rows: {}")
    assert released(tmp_path, text).notes == (
        "of 't | X | Total' a reader can tell more than the rule says, whatever is withheld, but not which count it is",
    )


# percentages, rates, means

SHARE = """derived:
      - {id: share, title: Share of A in X, kind: percent, of: t | X | A, base: t | X | Total, decimals: 1}
      - {id: rate, title: Rate, kind: rate, of: t | Y | A, base: "12,500", decimals: 2, per: 1000}
      - {id: mean, title: Mean, kind: mean, of: t | Y | B, base: t | Y | A, decimals: 1}
      - {id: sum, title: Sum, kind: count, of: [t | Y | A, t | Y | B]}
"""


def test_ratios_of_published_counts_are_published(tmp_path: Path) -> None:
    figures_ = {each.id: each.cell for each in released(tmp_path, table(BIG, SHARE)).figures}
    assert figures_ == {
        "share": Published(Decimal("42.9"), "%"),
        "rate": Published(Decimal("4.00"), " per 1,000"),
        "mean": Published(Decimal("1.2")),
        "sum": Published(110),
    }
    assert Published(Decimal("4.00"), " per 1,000").text == "4.00 per 1,000"


def test_a_percentage_that_pins_a_withheld_count_is_withheld(tmp_path: Path) -> None:
    found = released(tmp_path, table(ONE_SMALL, SHARE + "    protection: {keep: [t | X | Total]}\n"))
    assert {each.id: each.cell for each in found.figures}["share"] == Suppressed(Suppression.SECONDARY)
    assert "'share' is withheld: it would say too much of a count that is withheld" in found.notes


def test_a_percentage_that_says_too_much_with_a_decimal_is_printed_without(tmp_path: Path) -> None:
    share = "derived: [{id: share, title: S, kind: percent, of: t | X | A, base: t | Y | B, decimals: 2}]"
    found = released(
        tmp_path, table("{X: [3, 40], Y: [50, 600]}", share + "\n    protection: {level: exact}\n")
    )
    [figure] = found.figures
    assert figure.cell in (
        Published(Decimal(1), "%"),
        Published(Decimal("0.5"), "%"),
        Published(Decimal(0), "%"),
    )


def test_a_column_of_percentages_stands_beside_its_counts(tmp_path: Path) -> None:
    added = "added_columns: [{label: A (%), kind: percent, of: A, base: Total}]"
    text = table("{X: [30, 40], Y: [0, 0]}").replace(
        "columns: {total: Total}", f"columns: {{total: Total}}\n        {added}"
    )
    found = released(tmp_path, text)
    assert found.tables[0].column_labels == ("A", "B", "Total", "A (%)")
    assert texts(found)["X"] == ["30", "40", "70", "43%"]
    assert texts(found)["Y"] == ["0", "0", "0", "[z]"]
    assert found.tables[0].notes == ("[z] means not applicable: there is nothing to divide by.",)


def test_an_added_column_needs_a_label_of_its_own(tmp_path: Path) -> None:
    added = "added_columns: [{label: B, kind: percent, of: A, base: Total}]"
    with pytest.raises(InputError, match="two columns with the label 'B'"):
        released(tmp_path, table(BIG).replace("columns: {total", f"{added}\n        columns: {{total"))


def test_a_case_without_tables_releases_nothing(tmp_path: Path) -> None:
    found = released(tmp_path, "rule: {suppress_up_to: 5}")
    assert (found.tables, found.figures, found.reasons) == ((), (), ())


# rounding, bands, merging, withholding a breakdown


def test_rounded_counts_are_printed_to_the_nearest_base(tmp_path: Path) -> None:
    text = table("{X: [3, 42], Y: [58, 63]}").replace(
        "columns: {total", "round_to: 5\n        columns: {total"
    )
    found = released(tmp_path, text)
    assert texts(found) == {"X": ["[c]", "40", "45"], "Y": ["60", "65", "120"], "Total": ["60", "105", "165"]}
    assert found.tables[0].notes == (
        "Counts are rounded to the nearest 5, so they may not add up to the totals.",
    )


def test_bands_hide_small_counts_without_a_marker(tmp_path: Path) -> None:
    bands = 'bands: ["0", "1 to 9", "10 to 49", "50 or more"]'
    text = table("{X: [3, 0], Y: [58, 63]}").replace("columns: {total", f"{bands}\n        columns: {{total")
    found = released(tmp_path, text)
    assert found.tables[0].cells[0] == (Banded("1 to 9"), Banded("0"), Banded("1 to 9"))
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        ('["0", "1 to 3", "4 or more"]', "the band '1 to 3' says more of a small count than the rule"),
        ('["0", "1 to 9"]', "a count of table 't' falls in none of its bands"),
        ('["0", "9 to 1", "many"]', "'9 to 1' is not a band"),
    ],
)
def test_bands_that_do_not_do_are_refused(tmp_path: Path, bands: str, message: str) -> None:
    text = table("{X: [3, 0], Y: [58, 63]}").replace(
        "columns: {total", f"bands: {bands}\n        columns: {{total"
    )
    with pytest.raises(InputError) as caught:
        released(tmp_path, text)
    assert caught.value.problems[0].message.startswith(message)


def test_merging_small_rows_saves_other_cells(tmp_path: Path) -> None:
    rows = "{Bullying: [3, 20], Harassment: [4, 30], Theft: [40, 50]}"
    merged = table(rows).replace(
        "rows: {total: Total}", "rows: {total: Total, merge: {Other: [Bullying, Harassment]}}"
    )
    assert texts(released(tmp_path, merged)) == {
        "Other": ["7", "50", "57"],
        "Theft": ["40", "50", "90"],
        "Total": ["47", "100", "147"],
    }


def test_a_whole_breakdown_can_be_withheld(tmp_path: Path) -> None:
    text = table(ONE_SMALL).replace("columns: {total: Total}", "columns: {total: Total, only_total: true}")
    assert texts(released(tmp_path, text)) == {"X": ["43"], "Y": ["110"], "Total": ["153"]}


# nothing raw comes out


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.lists(st.integers(1, 10_000), min_size=3, max_size=3), min_size=2, max_size=3))
def test_what_is_withheld_stands_nowhere_in_what_is_released(tmp_path: Path, counts: list[list[int]]) -> None:
    """Canaries: five-digit primes that the rule withholds, among counts that it does not."""
    canaries = (10_007, 10_009)
    rows = {f"R{n}": [count * 20_000 for count in row] for n, row in enumerate(counts)}
    rows["R0"][0], rows["R1"][1] = canaries
    text = table("{" + ", ".join(f"{label}: {row}" for label, row in rows.items()) + "}", columns="[A, B, C]")
    found = released(tmp_path, text, SuppressionRule(19_000))
    everything = repr(found) + found.certificate + repr(found.reasons) + repr(found.notes)
    for canary in canaries:
        forms = (str(canary), f"{canary:,}", f"{canary:x}", str(canary)[::-1])
        assert not re.search(rf"(?<![\d,])({'|'.join(forms)})(?![\d,])", everything)
