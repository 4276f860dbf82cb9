"""Why a cell is suppressed: what the attack finds when that one cell is shown, in words without a withheld count."""

from dataclasses import replace
from pathlib import Path

import pytest

from foi_letters.sdc.explain import as_range, why
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Policy, Relation, State, Zeros
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.protect import Status, protect

INSTANCES = Path(__file__).parent / "instances"


def instance(name: str) -> Instance:
    return from_json((INSTANCES / f"{name}.json").read_text(encoding="utf-8"), name=name)


def in_a_list(*counts: int, zeros: Zeros = Zeros.SHOW) -> Instance:
    """Cells A, B, ... and their total."""
    cells = tuple(Cell(chr(65 + n), count) for n, count in enumerate(counts))
    total = Cell("All", sum(counts), kind="total")
    return Instance(Policy(5, zeros), (*cells, total), (Relation.total("All", [cell.id for cell in cells]),))


def test_a_small_count_is_withheld_by_the_rule_itself() -> None:
    found = in_a_list(3, 20, 30)
    assert why(found, protect(found))["A"] == "it is a count from 1 to 5, which the rule withholds"
    zeros = in_a_list(0, 20, 30, zeros=Zeros.WITHHOLD)
    assert why(zeros, protect(zeros))["A"] == "it is a count from 0 to 5, which the rule withholds"


def test_another_is_withheld_for_what_could_be_worked_out_if_it_were_shown() -> None:
    found = in_a_list(3, 20, 30)
    reasons = why(found, protect(found))
    assert reasons["B"] == "if it were shown, 'A' could be worked out exactly from the figures around it"
    assert list(reasons) == ["A", "B"]


def test_a_count_that_could_be_narrowed_below_the_rule_is_named() -> None:
    """North 2 and 3 between them, under a total of 5: neither can be 5, unless another is withheld too."""
    found = in_a_list(2, 3, 20)
    protection = protect(found, level=Level.COVER)
    [other] = protection.secondary
    assert (
        why(found, protection)[other]
        == "if it were shown, a reader could say more of 'A', 'B' than the rule does"
    )


def test_an_insider_is_spoken_of_without_saying_whose_count_is_one() -> None:
    """1 and 5 cover 1 to 5 between them; but the one knows that the other is 5."""
    found = in_a_list(1, 5, 20)
    protection = protect(found)
    [other] = protection.secondary
    words = "if it were shown, the one person in a count of 1 could work out another small count"
    assert why(found, protection)[other] == words


@pytest.mark.parametrize("name", [path.stem for path in sorted(INSTANCES.glob("trap*.json"))])
def test_every_cell_of_a_proven_pattern_has_a_reason_that_the_attack_found(name: str) -> None:
    found = instance(name)
    protection = protect(found)
    assert protection.status is Status.OPTIMAL
    reasons = why(found, protection)
    assert set(reasons) == set(protection.published.suppressed)
    assert all(words.startswith(("if it were shown", "it is a count from")) for words in reasons.values())


def test_a_count_that_no_table_shows_is_named_by_the_cells_that_give_it() -> None:
    cells = (Cell("Women", 3, State.IMPLIED), Cell("Men", 20), Cell("All", 23))
    found = Instance(Policy(5), cells, (Relation.total("All", ["Women", "Men"]),))
    protection = protect(found)
    [other] = protection.secondary
    assert why(found, protection, unshown={"Women": ("All", "Men")})[other] == (
        "if it were shown, the count between 'All' and 'Men' (shown by no table) "
        "could be worked out exactly from the figures around it"
    )


def test_a_cell_that_nothing_needs_is_said_to_be_so() -> None:
    found = in_a_list(3, 20, 30)
    protection = protect(found)
    wasteful = replace(protection, secondary=("B", "C"), status=Status.FEASIBLE)
    assert "a longer search may show it" in why(found, wasteful)["C"]


def test_without_time_for_the_attack_a_reason_is_taken_from_where_the_cell_stands() -> None:
    found = in_a_list(3, 20, 30)
    reasons = why(found, protect(found), seconds=0)
    assert reasons["B"] == "shown, it would help a reader to work out 'A'"


def test_a_range_reads_as_a_sentence_would_say_it() -> None:
    ranges = [Interval(3, 3), Interval(1, 5), Interval(12, None)]
    assert [as_range(each) for each in ranges] == ["exactly 3", "1 to 5", "12 or more"]


def test_of_many_counts_that_could_be_worked_out_the_first_are_named() -> None:
    """Five of 1 between them under a total of 5: with zeros printed, each of them is 1."""
    found = in_a_list(1, 1, 1, 1, 1, 20)
    protection = protect(found, level=Level.COVER)
    [other] = protection.secondary
    words = (
        "if it were shown, 'A', 'B', 'C' and 2 more could be worked out exactly from the figures around it"
    )
    assert why(found, protection)[other] == words
