"""However a file is damaged, the scan ends with findings or one clear error, in bounded time and without a traceback."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_letters.errors import InputError
from foi_letters.release.finding import Finding
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.office_excel import excel_workbook
from tests.release.hidden.office_word import word_letter
from tests.release.hidden.packs import Pack

CLEAN = {"docx": word_letter(), "xlsx": excel_workbook()}
JUNK = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "-1",
            "²",
            "1e999",
            "nan",
            "99999999999999999999",
            "A0",
            "$A:$XFD",
            "[",
            "x" * 5000,
            "0x",
            "\u200b",
        ]
    ),
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(data: bytes, kind: str) -> tuple[Finding, ...]:
    """The findings, or none where the file could not be read; anything but an InputError fails the test."""
    try:
        return scan(data, f"damaged.{kind}", ours=False)
    except InputError:
        return ()


def xml_parts(pack: Pack) -> list[str]:
    """The names of its XML parts."""
    return sorted(name for name in pack.parts if name.endswith((".xml", ".rels")))


def pick(pack: Pack, seed: int) -> tuple[str, random.Random]:
    """One XML part, and what chooses in it."""
    chance = random.Random(seed)
    return chance.choice(xml_parts(pack)), chance


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(seed=st.integers(0, 10**9), junk=JUNK)
@QUICK
def test_any_value_of_any_attribute_is_survived(kind: str, seed: int, junk: str) -> None:
    pack = Pack.read(CLEAN[kind], kind)
    part, chance = pick(pack, seed)
    root = pack.root(part)
    elements = [element for element in root.iter() if element.attrib]
    if not elements:
        return
    element = chance.choice(elements)
    try:
        element.set(chance.choice(sorted(map(str, element.attrib))), junk)
    except ValueError:  # no character of XML
        return
    pack.put(part, root)
    outcome(pack.data, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(seed=st.integers(0, 10**9), junk=JUNK)
@QUICK
def test_any_text_in_any_place_is_survived(kind: str, seed: int, junk: str) -> None:
    pack = Pack.read(CLEAN[kind], kind)
    part, chance = pick(pack, seed)
    root = pack.root(part)
    element = chance.choice(list(root.iter()))
    try:
        element.text = junk
        element.tail = junk if element is not root else None
    except ValueError:
        return
    pack.put(part, root)
    outcome(pack.data, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(seed=st.integers(0, 10**9))
@QUICK
def test_an_element_lost_or_moved_is_survived(kind: str, seed: int) -> None:
    pack = Pack.read(CLEAN[kind], kind)
    part, chance = pick(pack, seed)
    root = pack.root(part)
    inner = list(root.iter())[1:]
    if inner:
        moved = chance.choice(inner)
        parent = moved.getparent()
        assert parent is not None
        parent.remove(moved)
        chance.choice(list(root.iter())).append(moved)
    pack.put(part, root)
    outcome(pack.data, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(seed=st.integers(0, 10**9))
@QUICK
def test_a_part_lost_or_swapped_is_survived(kind: str, seed: int) -> None:
    pack = Pack.read(CLEAN[kind], kind)
    chance = random.Random(seed)
    lost, kept = chance.sample(sorted(pack.parts), 2)
    pack.parts[lost] = pack.parts[kept] if chance.random() < 0.5 else b""
    outcome(pack.data, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(place=st.floats(0, 1), count=st.integers(1, 40), filler=st.binary(min_size=1, max_size=40))
@QUICK
def test_any_bytes_overwritten_are_noticed_or_refused(
    kind: str, place: float, count: int, filler: bytes
) -> None:
    data = CLEAN[kind]
    at = int(place * (len(data) - 1))
    damaged = data[:at] + (filler * count)[:count] + data[at + count :]
    outcome(damaged, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(place=st.floats(0, 1))
@QUICK
def test_a_file_cut_short_is_refused(kind: str, place: float) -> None:
    data = CLEAN[kind]
    with pytest.raises(InputError):
        scan(data[: int(place * (len(data) - 1))], f"short.{kind}", ours=False)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(place=st.floats(0, 1), note=st.binary(min_size=4, max_size=60))
@QUICK
def test_bytes_put_in_anywhere_never_pass_as_clean(kind: str, place: float, note: bytes) -> None:
    data = CLEAN[kind]
    at = int(place * len(data))
    try:
        found = scan(
            data[:at] + note + data[at:],
            f"fuller.{kind}",
            ours=False,
            allow_authors=["Northshire Constabulary"],
        )
    except InputError:
        return
    assert any(finding.stops for finding in found)


BOMBS: dict[str, Callable[[Pack], None]] = {
    "an entity bomb": lambda pack: pack.parts.update(
        {"docProps/core.xml": b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'}
    ),
    "a zip bomb": lambda pack: pack.parts.update({"word/media/image1.png": b"\0" * (300 << 20)}),
    "a thousand levels": lambda pack: pack.parts.update(
        {"docProps/core.xml": b"<a>" * 5000 + b"</a>" * 5000}
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_or_found(bomb: str) -> None:
    pack = Pack.read(CLEAN["docx"], "docx")
    BOMBS[bomb](pack)
    found = outcome(pack.data, "docx")
    assert not found or any(finding.stops for finding in found)
