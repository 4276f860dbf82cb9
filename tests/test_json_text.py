"""JSON that is laid out at its outer levels alone is the same JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from foi_letters.json_text import laid_out

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(value=VALUES, levels=st.integers(0, 6))
def test_it_reads_as_what_it_was_made_from(value: object, levels: int) -> None:
    assert json.loads(laid_out(value, levels)) == value


@given(value=VALUES)
def test_with_levels_enough_it_is_laid_out_as_the_standard_library_does(value: object) -> None:
    assert laid_out(value, 99) == json.dumps(value, ensure_ascii=False, indent=1)


def test_what_is_deeper_stands_on_one_line() -> None:
    assert (
        laid_out({"cells": [{"id": "a", "value": 3}]}, 2)
        == '{\n "cells": [\n  {"id": "a", "value": 3}\n ]\n}'
    )
