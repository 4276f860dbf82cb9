"""A small count that several tables pin down together is protected, though no table shows it."""

from pathlib import Path

from foi_letters.sdc.instance import State
from foi_letters.sdc.network import Network

from .responses import response

TABLES = """
    sources: {r: {file: r.csv}}
    tables:
      - {id: years, title: T, questions: ["1"], rows: {by: Kind}, columns: {by: Year}}
      - {id: sexes, title: T, questions: ["2"], rows: {by: Kind}, columns: {by: Sex}}
      - {id: both, title: T, questions: ["3"], rows: {by: Year}, columns: {by: Sex}}
"""


def records(*counts: int) -> str:
    kinds = [f"{kind},{year},{sex}\n" for kind in "KL" for year in (2019, 2020) for sex in "MF"]
    return "Kind,Year,Sex\n" + "".join(line * count for line, count in zip(kinds, counts, strict=True))


def implied(network: Network) -> dict[str, int]:
    return {cell.id: cell.value for cell in network.cells.values() if cell.state is State.IMPLIED}


FORCED = records(7, 3, 0, 0, 20, 20, 20, 20)
"""No K in 2020, so the women among K were all counted in 2019."""


def test_a_count_that_three_tables_pin_down_is_protected(tmp_path: Path) -> None:
    network = response(tmp_path, TABLES, FORCED).network
    assert implied(network) == {"[r] Kind: K; Sex: F; Year: 2019": 3}
    assert network.remainders == {
        "[r] Kind: K; Sex: F; Year: 2019": ("years | K | 2019", "sexes | K | F", "both | 2019 | F")
    }


def test_the_four_cells_that_count_the_fewest_others_are_named(tmp_path: Path) -> None:
    totals = TABLES.replace("columns: {by: Year}", "columns: {by: Year, total: All}").replace(
        "rows: {by: Year}", "rows: {by: Year, total: All}"
    )
    assert response(tmp_path, totals, FORCED).network.remainders == {
        "[r] Kind: K; Sex: F; Year: 2019": (
            "years | K | 2019",
            "sexes | K | F",
            "both | 2019 | F",
            "years | K | All",
        )
    }


def test_a_count_that_may_be_another_is_left_alone(tmp_path: Path) -> None:
    network = response(tmp_path, TABLES, records(7, 3, 9, 20, 20, 20, 20, 20)).network
    assert (implied(network), network.remainders) == ({}, {})


def test_a_large_count_that_tables_pin_down_is_left_alone(tmp_path: Path) -> None:
    assert implied(response(tmp_path, TABLES, records(7, 30, 0, 0, 20, 20, 20, 20)).network) == {}


def test_a_count_that_nothing_withheld_would_hide_is_left_alone(tmp_path: Path) -> None:
    public = TABLES.replace("{id:", "{published_in: Annual report, id:")
    assert implied(response(tmp_path, public, FORCED).network) == {}
