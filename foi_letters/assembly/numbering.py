"""Numbered and bulleted lists: the numbering part of a template, and the lists that a rendering starts anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from foi_letters.assembly.names import NAMESPACES, w

__all__ = ["BULLETS", "DECIMALS", "Numbering"]

BULLETS: Final = "bullets"
DECIMALS: Final = "decimals"
"""Names of the two patterns that `Numbering` adds when a value has a list and the template no style for it."""

_LEVELS: Final = 9
_MARKS: Final = ("•", "–", "▪")
_FORMATS: Final = (("decimal", "%{}."), ("lowerLetter", "({})"), ("lowerRoman", "({})"))


@dataclass(frozen=True)
class Numbering:
    """The numbering part as read: its XML in three pieces (patterns go before the lists), and the ids in it."""

    root: etree._Element | None
    name: str

    @cached_property
    def abstracts(self) -> Mapping[str, str]:
        """List id -> id of its pattern."""
        found = {}
        for num in self._all("num"):
            pattern = num.find(w("abstractNumId"))
            if pattern is not None:
                found[str(num.get(w("numId")))] = str(pattern.get(w("val")))
        return found

    @cached_property
    def first_free(self) -> int:
        """The first list id that the template does not use."""
        return 1 + max((int(number) for number in self.abstracts if number.isdecimal()), default=0)

    @cached_property
    def _first_pattern(self) -> int:
        ids = [str(e.get(w("abstractNumId"))) for e in self._all("abstractNum")]
        return 1 + max((int(number) for number in ids if number.isdecimal()), default=-1)

    def _all(self, name: str) -> list[etree._Element]:
        return [] if self.root is None else list(self.root.iterchildren(w(name)))

    def with_lists(self, lists: Sequence[tuple[int, str]]) -> bytes:
        """The numbering part with further lists: (list id, pattern id, or BULLETS or DECIMALS)."""
        root = _copy(self.root)
        own = {name: str(self._first_pattern + index) for index, name in enumerate((BULLETS, DECIMALS))}
        patterns = [_pattern(name, own[name]) for name in own if any(pattern == name for _, pattern in lists)]
        first_list = next(root.iterchildren(w("num")), None)
        at = root.index(first_list) if first_list is not None else len(root)
        for offset, pattern in enumerate(patterns):
            root.insert(at + offset, pattern)
        behind = [child for child in root if child.tag in (w("abstractNum"), w("num"), w("numPicBullet"))]
        at = root.index(behind[-1]) + 1 if behind else 0
        for offset, (number, pattern_id) in enumerate(lists):
            root.insert(at + offset, _list(number, own.get(pattern_id, pattern_id)))
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _copy(root: etree._Element | None) -> etree._Element:
    if root is None:
        return etree.Element(w("numbering"), nsmap={"w": NAMESPACES["w"]})
    return etree.fromstring(etree.tostring(root))


def _list(number: int, pattern: str) -> etree._Element:
    num = etree.Element(w("num"), {w("numId"): str(number)})
    etree.SubElement(num, w("abstractNumId"), {w("val"): pattern})
    for level in range(_LEVELS):
        override = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): str(level)})
        etree.SubElement(override, w("startOverride"), {w("val"): "1"})
    return num


def _pattern(name: str, id_: str) -> etree._Element:
    pattern = etree.Element(w("abstractNum"), {w("abstractNumId"): id_})
    etree.SubElement(pattern, w("multiLevelType"), {w("val"): "hybridMultilevel"})
    for level in range(_LEVELS):
        kind, text = _level(name, level)
        element = etree.SubElement(pattern, w("lvl"), {w("ilvl"): str(level)})
        for tag, value in (("start", "1"), ("numFmt", kind), ("lvlText", text), ("lvlJc", "left")):
            etree.SubElement(element, w(tag), {w("val"): value})
        properties = etree.SubElement(element, w("pPr"))
        etree.SubElement(properties, w("ind"), {w("left"): str(360 * (level + 1)), w("hanging"): "360"})
    return pattern


def _level(name: str, level: int) -> tuple[str, str]:
    if name == BULLETS:
        return "bullet", _MARKS[level % len(_MARKS)]
    kind, text = _FORMATS[level % len(_FORMATS)]
    return kind, text.replace("{}", f"%{level + 1}" if "%" not in text else str(level + 1))
