"""Reading WordprocessingML: names, switches, and what the styles and lists of a returned file mean to us."""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_letters.assembly.package import Package
from foi_letters.wording.base_document import Style, W
from foi_letters.wording.word_xml import Element
from foi_letters.wording.words import Kind

_KINDS = {Style.BULLET.value.lower(): Kind.BULLET, Style.NUMBER.value.lower(): Kind.NUMBER}


def w(name: str) -> str:
    """`w:name` as lxml writes it."""
    return f"{{{W}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    """The attribute `w:name` of an element, empty if there is none."""
    return "" if element is None else str(element.get(w(name), ""))


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def flag(parent: Element, name: str) -> bool:
    """Whether a switch such as `w:b` is on: it is there, and its value is not off."""
    element = parent.find(w(name))
    return element is not None and value(element) not in ("0", "false", "off", "none")


def linked(package: Package, main: str, kind: str) -> Element | None:
    """The part that the main part calls its styles, numbering, comments ..., parsed."""
    for link in package.relationships(main):
        if link.type.endswith(f"/{kind}") and link.target in package.parts:
            return package.parse(link.target)
    return None


@dataclass(frozen=True, slots=True)
class StyleNames:
    """What the ids of styles are called, and which styles hide their text: programs give new ids on saving."""

    names: Mapping[str, str]
    hidden: frozenset[str]

    @classmethod
    def of(cls, package: Package, main: str) -> "StyleNames":
        """The styles of a document."""
        root = linked(package, main, "styles")
        styles = [] if root is None else root.findall(w("style"))
        looks = [(value(each, "styleId"), each.find(w("rPr"))) for each in styles]
        hidden = frozenset(number for number, look in looks if look is not None and flag(look, "vanish"))
        return cls({value(each, "styleId"): value(each.find(w("name"))) for each in styles}, hidden)

    def name(self, reference: Element | None) -> str:
        """The name of the style that a paragraph refers to."""
        return self.names.get(value(reference), value(reference))

    def kind(self, style: str) -> Kind:
        """What a paragraph of this style is to us."""
        return _KINDS.get(style.lower(), Kind.TEXT)

    def hides(self, reference: Element | None) -> bool:
        """Whether the style that a run refers to hides its text."""
        return value(reference) in self.hidden


@dataclass(frozen=True, slots=True)
class NumberingFormats:
    """Whether a list counts its items or marks them with bullets, by its id and level."""

    formats: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, package: Package, main: str) -> "NumberingFormats":
        """The lists of a document."""
        root = linked(package, main, "numbering")
        if root is None:
            return cls({})
        abstract = {
            (value(each, "abstractNumId"), value(level, "ilvl")): value(level.find(w("numFmt")))
            for each in root.findall(w("abstractNum"))
            for level in each.findall(w("lvl"))
        }
        lists = {
            value(each, "numId"): value(each.find(w("abstractNumId"))) for each in root.findall(w("num"))
        }
        return cls(
            {
                (number, level): form
                for number, base in lists.items()
                for (of, level), form in abstract.items()
                if of == base
            }
        )

    def kind(self, numbering: Element) -> Kind:
        """What a paragraph with these list properties is; list 0 takes it out of any list."""
        number = value(numbering.find(w("numId")))
        form = self.formats.get((number, value(numbering.find(w("ilvl"))) or "0"), "none")
        if number in ("", "0") or form == "none":
            return Kind.TEXT
        return Kind.BULLET if form == "bullet" else Kind.NUMBER
