"""A table of unprotected counts cannot be shown, copied or stored, however it is asked."""

import copy
import json
import logging
import pickle
from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.sdc.choice import Choice
from foi_letters.sdc.conditions import Source
from foi_letters.sdc.instance import Instance
from foi_letters.sdc.links import Cluster
from foi_letters.sdc.network import Network
from foi_letters.sdc.raw import RawCountsExposed, RawTable
from foi_letters.sdc.records import Column, Grid, Records
from foi_letters.sdc.release import Released
from foi_letters.sdc.response import Response
from foi_letters.sdc.space import Classes, Space
from foi_letters.sdc.tables import Plan
from foi_letters.sdc.typed import Typed


def table(count: int = 104_729) -> RawTable:
    return RawTable("upheld", np.array([[count, 7]], np.int64))


@pytest.mark.parametrize(
    "show",
    [
        str,
        "{}".format,
        lambda raw: f"{raw}",
        lambda raw: f"{raw:>10}",
        lambda raw: "%s" % raw,  # noqa: UP031
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
    ],
)
def test_whatever_would_show_or_carry_the_counts_raises(show: Callable[[RawTable], object]) -> None:
    with pytest.raises(RawCountsExposed):
        show(table())


@pytest.mark.parametrize("use", [list, len, vars, json.dumps, dict, lambda raw: raw[0], lambda raw: 7 in raw])
def test_it_is_no_container(use: Callable[[RawTable], object]) -> None:
    with pytest.raises(TypeError):
        use(table())


@given(st.integers(10, 10**12))
def test_its_repr_and_its_errors_never_hold_a_count(count: int) -> None:
    raw = table(count)
    with pytest.raises(RawCountsExposed) as caught:
        str(raw)
    for text in (repr(raw), repr([raw]), repr({"t": raw}), str(caught.value)):
        assert str(count) not in text


def test_a_log_line_does_not_hold_it(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("%r", table())
    assert "104729" not in caplog.text


def test_the_counts_leave_it_by_one_door_and_read_only() -> None:
    counts = table().unprotected()
    assert counts.tolist() == [[104_729, 7]]
    assert table().shape == (1, 2)
    with pytest.raises(ValueError, match="read-only"):
        counts[0, 0] = 1


@pytest.mark.parametrize("holding_counts", [Network, Cluster, Choice])
def test_what_holds_counts_on_their_way_has_no_repr_that_shows_them(holding_counts: type) -> None:
    assert "__repr__" not in vars(holding_counts)


SHOWN: dict[type, set[str]] = {
    Instance: {"policy", "id"},
    Source: {"records", "possible"},
    Grid: {"name", "full_rows"},
    Column: {"name"},
    Records: {"name", "header"},
    Classes: {"name"},
    Space: {"columns"},
    Plan: {"spec", "source", "rows", "columns"},
    Typed: {"rows", "columns"},
    Response: {"spec", "plans", "rules", "ratios", "house"},
    Released: {"tables", "figures", "files"},
}
"""What the repr of each type that holds counts or records says: names and settings."""


@pytest.mark.parametrize("type_", SHOWN)
def test_counts_and_records_are_left_out_of_every_repr(type_: type[Instance]) -> None:
    assert {field.name for field in fields(type_) if field.repr} == SHOWN[type_]
