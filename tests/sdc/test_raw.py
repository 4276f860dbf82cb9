"""A table of unprotected counts cannot be shown, copied or stored, however it is asked."""

import copy
import json
import logging
import pickle
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.sdc.raw import RawCountsExposed, RawTable


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
