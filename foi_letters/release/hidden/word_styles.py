"""What a run of text looks like in the end: defaults, table, paragraph and character styles, direct formatting."""

from collections.abc import Iterator, Mapping

from lxml import etree

from foi_letters.release.hidden.colour import BLACK, mixed, rgb, theme_colours, tinted
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.xml import child, children, is_true, name_of, on, q, value

Properties = Mapping[str, etree._Element]  # noqa: SLF001  lxml has no public name for it
THEME_NAMES = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2",
}  # fmt: skip
MAPPED = {"text1": "w:t1", "background1": "w:bg1", "text2": "w:t2", "background2": "w:bg2"}
MAX_CHAIN = 64


class Styles:
    """The styles of a document, resolved on demand. `theme` and `settings` may be missing."""

    def __init__(
        self, styles: etree._Element | None, theme: etree._Element | None, settings: etree._Element | None
    ) -> None:
        found = () if styles is None else tuple(children(styles, "w:style"))
        self._by_id = {value(style, "w:styleId"): style for style in found}
        self._defaults = {
            value(style, "w:type"): value(style, "w:styleId")
            for style in found
            if is_true(style.get(q("w:default")))
        }
        self._base = {
            kind: child(styles, f"w:docDefaults/w:{kind}Default/w:{kind}") for kind in ("rPr", "pPr")
        }
        self._theme = theme_colours(theme)
        self._mapping = child(settings, "w:clrSchemeMapping")
        self._conditional: dict[tuple[str, str, frozenset[str]], dict[str, etree._Element]] = {}
        self._cache: dict[tuple[str, str], dict[str, etree._Element]] = {}

    def chain(self, style: str) -> list[etree._Element]:
        """The style and those that it is based on, the base first."""
        found: list[etree._Element] = []
        while style in self._by_id and len(found) < MAX_CHAIN:
            found.append(self._by_id[style])
            style = value(child(self._by_id[style], "w:basedOn"))
        return found[::-1]

    def of_style(self, style: str, kind: str) -> dict[str, etree._Element]:
        """The `kind` ("rPr", "pPr", "tcPr") properties that a style gives, its bases included."""
        key = (style, kind)
        if key not in self._cache:
            self._cache[key] = merge(*(child(link, f"w:{kind}") for link in self.chain(style)))
        return self._cache[key]

    def default(self, kind: str) -> str:
        """The id of the default style of a kind: paragraph, character or table."""
        return self._defaults.get(kind, "")

    def paragraph(self, direct: etree._Element | None, table: Properties) -> dict[str, etree._Element]:
        """The paragraph properties in effect; `table` holds those of the table's style."""
        style = value(child(direct, "w:pStyle")) or self.default("paragraph")
        return {**merge(self._base["pPr"]), **table, **self.of_style(style, "pPr"), **merge(direct)}

    def run(
        self, paragraph_style: str, direct: etree._Element | None, table: Properties
    ) -> dict[str, etree._Element]:
        """The run properties in effect."""
        character = self.of_style(value(child(direct, "w:rStyle")), "rPr")
        paragraph = self.of_style(paragraph_style or self.default("paragraph"), "rPr")
        return {**merge(self._base["rPr"]), **table, **paragraph, **character, **merge(direct)}

    def vanishes(self, paragraph_style: str, direct: etree._Element | None, table: Properties) -> bool:
        """Whether text is hidden: directly, or by an odd number of the styles (a toggle property)."""
        own = child(direct, "w:vanish")
        if own is not None:
            return on(own)
        levels: list[Properties] = [
            table,
            self.of_style(paragraph_style or self.default("paragraph"), "rPr"),
            self.of_style(value(child(direct, "w:rStyle")), "rPr"),
        ]
        base = on(child(self._base["rPr"], "w:vanish"))
        return base or sum(on(level.get("w:vanish")) for level in levels) % 2 == 1

    def conditional(self, style: str, kind: str, conditions: frozenset[str]) -> dict[str, etree._Element]:
        """The properties of a table style with those of its conditions (first row, bands ...), weakest first."""
        key = (style, kind, conditions)
        if key not in self._conditional:
            self._conditional[key] = self._with_conditions(style, kind, conditions)
        return self._conditional[key]

    def _with_conditions(
        self, style: str, kind: str, conditions: frozenset[str]
    ) -> dict[str, etree._Element]:
        found = dict(self.of_style(style, kind))
        for condition in CONDITIONS:
            if condition not in conditions:
                continue
            for link in self.chain(style):
                for part in children(link, "w:tblStylePr"):
                    if value(part, "w:type") == condition:
                        found.update(merge(child(part, f"w:{kind}")))
        return found

    def colour(self, element: etree._Element, slot: str, tint: str, shade: str, plain: str) -> str | None:
        """A colour by theme slot (with tint or shade) or by value; None for automatic."""
        name = value(element, slot)
        if name and name != "none":
            mapped = value(self._mapping, MAPPED[name]) if name in MAPPED else ""
            name = mapped or name
            found = self._theme.get(THEME_NAMES.get(name, name), BLACK)
            return _toned(found, value(element, tint), value(element, shade))
        text = value(element, plain)
        return None if text in {"", "auto"} else rgb(text)

    def text_colour(self, properties: Properties) -> str | None:
        """The colour of text; None for automatic, which is readable on any background."""
        element = properties.get("w:color")
        return (
            None
            if element is None
            else self.colour(element, "w:themeColor", "w:themeTint", "w:themeShade", "w:val")
        )

    def shade(self, properties: Properties) -> str | None:
        """The background that a `w:shd` paints; None where it paints none."""
        element = properties.get("w:shd")
        pattern = value(element)
        if element is None or pattern in {"nil", ""}:
            return None
        fill = self.colour(element, "w:themeFill", "w:themeFillTint", "w:themeFillShade", "w:fill")
        front = self.colour(element, "w:themeColor", "w:themeTint", "w:themeShade", "w:color")
        if pattern == "clear":
            return fill
        share = min(whole(pattern[3:], 100), 100) / 100 if pattern.startswith("pct") else 1.0
        share = share if pattern == "solid" or pattern.startswith("pct") else 0.5
        return mixed(front or BLACK, fill or "FFFFFF", share)

    def scheme(self, slot: str) -> str:
        """A theme colour by its DrawingML name: accent1, tx1, bg1 ..."""
        return self._theme.get(
            {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(slot, slot), BLACK
        )


CONDITIONS = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow",
    "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip


def _toned(colour: str, tint: str, shade: str) -> str:
    """Word's tint and shade are shares of 255 that stay of the colour."""
    try:
        colour = tinted(colour, 1 - int(tint[:2], 16) / 255) if tint else colour
        return tinted(colour, int(shade[:2], 16) / 255 - 1) if shade else colour
    except ValueError:
        return colour


def merge(*levels: etree._Element | None) -> dict[str, etree._Element]:
    """The children of property elements by name, later levels over earlier ones."""
    return {name_of(item): item for level in levels if level is not None for item in level}


def conditions_of(table: etree._Element) -> dict[etree._Element, frozenset[str]]:
    """Which conditions of its style apply to each cell of a table, by its place and the table's look."""
    look = _look(child(table, "w:tblPr/w:tblLook"))
    rows = [list(children(row, "w:tc")) for row in children(table, "w:tr")]
    return {
        cell: frozenset(_conditions(look, number, len(rows), place, len(cells)))
        for number, cells in enumerate(rows)
        for place, cell in enumerate(cells)
    }


def _conditions(look: frozenset[str], row: int, rows: int, column: int, columns: int) -> Iterator[str]:
    yield "wholeTable"
    yield from ({"firstRow"} & look) if row == 0 else ()
    yield from ({"lastRow"} & look) if row == rows - 1 else ()
    yield from ({"firstColumn"} & look and {"firstCol"}) if column == 0 else ()
    yield from ({"lastColumn"} & look and {"lastCol"}) if column == columns - 1 else ()
    if "noHBand" not in look and not (row == 0 and "firstRow" in look):
        yield "band2Horz" if (row - ("firstRow" in look)) % 2 else "band1Horz"
    if "noVBand" not in look and not (column == 0 and "firstColumn" in look):
        yield "band2Vert" if (column - ("firstColumn" in look)) % 2 else "band1Vert"


LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400}  # fmt: skip


def _look(element: etree._Element | None) -> frozenset[str]:
    """The parts of a table's look that are on, by attribute or by the older bit mask."""
    if element is None:
        return frozenset({"noVBand"})
    try:
        mask = int(value(element, "w:val", "0"), 16)
    except ValueError:
        mask = 0
    return frozenset(
        name
        for name, bit in LOOK_BITS.items()
        if is_true(element.get(q(f"w:{name}"))) or (element.get(q(f"w:{name}")) is None and mask & bit)
    )
