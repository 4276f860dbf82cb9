"""Text that is in a Word document and not on its page: hidden, too small, or of the colour of its background."""

from collections.abc import Iterator

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.colour import HIGHLIGHTS, WHITE, faintest, legibility, rgb
from foi_letters.release.hidden.fonts import SYMBOLS, draws_symbols, is_words
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.word_story import Story, above, words_of
from foi_letters.release.hidden.word_styles import Properties, Styles, merge
from foi_letters.release.hidden.xml import (
    child,
    children,
    descendants,
    name_of,
    on,
    parent_of,
    text_of,
    value,
)

MIN_HALF_POINTS = 9
MAX_RAISE = 100
MIN_SCALE = 20
MIN_FIT_TWIPS = 30
TRANSPARENT = 80_000
TEXT = ("w:t", "w:delText", "w:instrText", "m:t", "w:sym")
REFERENCES = ("w:footnoteReference", "w:endnoteReference")
RUNS = ("w:r", "m:r")


def check_runs(story: Story, page: str, report: Report) -> None:
    """Every run with text. `page` is the colour of the page."""
    seen: dict[tuple[object, bytes], tuple[str, ...]] = {}
    looks: dict[etree._Element, object] = {}
    for run in descendants(story.root, *RUNS):
        text = "".join(map(_letters, children(run, *TEXT, *REFERENCES)))
        if not text.strip():
            continue
        paragraph = above(run, "w:p")
        if paragraph is None:
            report.add("stray-text", story.label, text)
            continue
        direct = child(run, "w:rPr")
        if paragraph not in looks:
            looks[paragraph] = _look(story, paragraph)
        key = (looks[paragraph], _markup(direct))
        if key not in seen:
            seen[key] = tuple(_unseen(story, paragraph, direct, page))
        for code in seen[key]:
            if code != SYMBOLS or is_words(text):
                report.add(code, story.place(run), text)
    _check_paragraph_text(story, report)


def _letters(piece: etree._Element) -> str:
    """The text of a piece of a run; a reference to a note stands for the note."""
    name = name_of(piece)
    if name == "w:sym":
        return value(piece, "w:char")
    return f"note {value(piece, 'w:id')}" if name in REFERENCES else text_of(piece)


def _markup(element: etree._Element | None) -> bytes:
    return b"" if element is None else etree.tostring(element, with_tail=False)


def _look(story: Story, paragraph: etree._Element) -> object:
    """What decides how a paragraph's text is seen: equal for paragraphs alike, so that each kind is judged once."""
    holder, own = story.holder(paragraph), _markup(child(paragraph, "w:pPr"))
    if holder is None:
        return own
    table = above(holder, "w:tbl")
    if name_of(holder) != "w:tc" or table is None or story.holder(table) is not None:
        return paragraph
    cell, around = child(holder, "w:tcPr"), child(table, "w:tblPr")
    return own, _markup(cell), _markup(around), story.conditions(table, holder)


def _check_paragraph_text(story: Story, report: Report) -> None:
    for piece in descendants(story.root, "w:t"):
        if name_of(parent_of(piece)) not in RUNS and text_of(piece).strip():
            report.add("stray-text", story.place(piece), text_of(piece))
    for paragraph in story.paragraphs():
        check_text(words_of(paragraph), story.place(paragraph), report)


def _unseen(story: Story, paragraph: etree._Element, direct: etree._Element | None, page: str) -> list[str]:
    """The codes of why text with these properties is not seen."""
    holder = story.holder(paragraph)
    own = child(paragraph, "w:pPr")
    style = value(child(own, "w:pStyle"))
    table = story.table_properties(holder, "rPr")
    properties = story.styles.run(style, direct, table)
    codes = [code for code, test in GLYPH_TESTS if test(properties)]
    if story.styles.vanishes(style, direct, table):
        codes.append("hidden-text")
    background = _background(story, paragraph, holder, properties, page)
    colour = story.styles.text_colour(properties)
    for colours in ([colour] if colour else [], _effect_colours(story, properties)):
        seen = faintest(background, colours) if background and colours else None
        codes += [seen] if seen else []
    return codes


def unseen(styles: Styles, direct: etree._Element | None, page: str) -> Iterator[str]:
    """The codes of why text with these properties alone, upon the page, is not seen."""
    properties = styles.run("", direct, {})
    yield from (code for code, test in GLYPH_TESTS if test(properties))
    if styles.vanishes("", direct, {}):
        yield "hidden-text"
    seen = legibility(styles.text_colour(properties) or "000000", page)
    if seen:
        yield seen


def _background(
    story: Story, paragraph: etree._Element, holder: etree._Element | None, properties: Properties, page: str
) -> str | None:
    """The colour behind text: highlight, shading of run, paragraph, cell or table, then the page; None if unknown."""
    styles = story.styles
    highlight = value(properties.get("w:highlight"))
    if highlight in HIGHLIGHTS:
        return HIGHLIGHTS[highlight]
    own = child(paragraph, "w:pPr")
    shade = styles.shade(properties) or styles.shade(
        styles.paragraph(own, story.table_properties(holder, "pPr"))
    )
    if shade or holder is None:
        return shade or page
    if name_of(holder) == "w:txbxContent":
        return _box_fill(story, holder, page)
    return _cell_fill(story, holder) or _outer(story, holder, page)


def _cell_fill(story: Story, cell: etree._Element) -> str | None:
    styles = story.styles
    own = merge(child(cell, "w:tcPr"))
    table = above(cell, "w:tbl")
    return (
        styles.shade(own)
        or (None if "w:shd" in own else styles.shade(story.table_properties(cell, "tcPr")))
        or styles.shade(merge(child(table, "w:tblPr")))
    )


def _outer(story: Story, cell: etree._Element, page: str) -> str | None:
    """Behind a cell without a fill: the cell or text box that holds its table."""
    table = above(cell, "w:tbl")
    outer = None if table is None else story.holder(table)
    if outer is None:
        return page
    return (
        _box_fill(story, outer, page)
        if name_of(outer) == "w:txbxContent"
        else _cell_fill(story, outer) or page
    )


def _box_fill(story: Story, box: etree._Element, page: str) -> str | None:
    """The fill of the shape around a text box; None where it is a pattern, picture or gradient."""
    for shape in box.iterancestors():
        name = name_of(shape)
        if name == "wps:wsp":
            return _shape_fill(story, shape, page)
        if name.startswith("v:") and name not in {"v:textbox", "v:group"}:
            fill = shape.get("fillcolor", "").split(" ")[0]
            if shape.get("filled") in {"f", "false"}:
                return page
            return (
                rgb(fill)
                if fill.startswith("#")
                else {"black": "000000", "": WHITE, "white": WHITE}.get(fill)
            )
    return page


def _shape_fill(story: Story, shape: etree._Element, page: str) -> str | None:
    properties = child(shape, "wps:spPr")
    solid = child(properties, "a:solidFill")
    if solid is not None:
        return drawn_colour(story, solid)
    painted = properties is not None and any(
        name_of(c) in {"a:gradFill", "a:blipFill", "a:pattFill"} for c in properties
    )
    styled = child(shape, "wps:style/a:fillRef")
    if painted or (styled is not None and styled.get("idx") != "0" and child(properties, "a:noFill") is None):
        return drawn_colour(story, styled) if styled is not None and not painted else None
    return page


def drawn_colour(story: Story, fill: etree._Element) -> str | None:
    """The colour inside an `a:solidFill` or a style reference; None where it is transformed or unknown."""
    literal = child(fill, "a:srgbClr")
    scheme = child(fill, "a:schemeClr")
    if literal is not None:
        return rgb(literal.get("val", ""))
    return story.styles.scheme(scheme.get("val", "")) if scheme is not None and not len(scheme) else None


def _number(properties: Properties, name: str, default: int) -> int:
    return whole(value(properties.get(name)), default)


def _tiny(properties: Properties) -> bool:
    complex_script = on(properties.get("w:rtl")) or on(properties.get("w:cs"))
    return _number(properties, "w:szCs" if complex_script else "w:sz", 20) < MIN_HALF_POINTS


def _moved(properties: Properties) -> bool:
    return abs(_number(properties, "w:position", 0)) > MAX_RAISE


def _squeezed(properties: Properties) -> bool:
    """Characters set upon each other, scaled to nothing, or fitted into no width."""
    size = _number(properties, "w:sz", 20) * 10  # twips
    fit = properties.get("w:fitText")
    return (
        _number(properties, "w:spacing", 0) < -size // 3
        or _number(properties, "w:spacing", 0) > 5000
        or _number(properties, "w:w", 100) < MIN_SCALE
        or (fit is not None and _number(properties, "w:fitText", 0) < MIN_FIT_TWIPS)
    )


def _effect_hides(properties: Properties) -> bool:
    """Word 2010's text fill: none at all, or transparent, and no outline to show the letters."""
    fill = properties.get("w14:textFill")
    outline = properties.get("w14:textOutline")
    if fill is None or (outline is not None and child(outline, "w14:solidFill") is not None):
        return False
    alphas = [whole(value(alpha, "w14:val")) for alpha in descendants(fill, "w14:alpha")]
    return child(fill, "w14:noFill") is not None or max(alphas, default=0) >= TRANSPARENT


def _effect_colours(story: Story, properties: Properties) -> list[str]:
    """The colour of Word 2010's text fill, or those of its gradient; none where one is unknown."""
    fill = properties.get("w14:textFill")
    painted = [] if fill is None else list(descendants(fill, "w14:solidFill", "w14:gs"))
    found = [_effect_colour(story, each) for each in painted]
    return [colour for colour in found if colour] if all(found) else []


def _effect_colour(story: Story, fill: etree._Element) -> str | None:
    literal, scheme = child(fill, "w14:srgbClr"), child(fill, "w14:schemeClr")
    if scheme is not None and not len(scheme):
        return story.styles.scheme(value(scheme, "w14:val"))
    return None if literal is None else rgb(value(literal, "w14:val"))


def _symbols(properties: Properties) -> bool:
    fonts = properties.get("w:rFonts")
    return any(draws_symbols(value(fonts, name)) for name in ("w:ascii", "w:hAnsi"))


GLYPH_TESTS = (
    (SYMBOLS, _symbols),
    ("tiny-text", _tiny),
    ("moved-text", _moved),
    ("squeezed-text", _squeezed),
    ("transparent-text", _effect_hides),
)
