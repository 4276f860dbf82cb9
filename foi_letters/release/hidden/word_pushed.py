"""Text after so much nothing that nobody reads on: empty paragraphs and page breaks."""

from lxml import etree

from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.word_story import Story
from foi_letters.release.hidden.xml import child, descendants, name_of, on, text_of, value

LINES_OF_A_PAGE, TOO_MANY_LINES = 30, 120
LINE = 276  # twips
SEEN = frozenset({"w:drawing", "w:pict", "w:object"})
LOOKED_AT = ("w:p", "w:br", "w:t", *sorted(SEEN))


def check_pushed(story: Story, report: Report) -> None:
    """Notice text, or a drawing, that stands four empty pages or more after what is before it."""
    empty = 0
    for element in descendants(story.root, *LOOKED_AT):
        name = name_of(element)
        if name == "w:p":
            empty += _lines(child(element, "w:pPr"))
        elif name == "w:br":
            empty += LINES_OF_A_PAGE if value(element, "w:type") == "page" else 1
        elif name in SEEN or text_of(element).strip():
            if empty > TOO_MANY_LINES:
                report.add("text-pushed-away", story.place(element), _start(element))
            empty = 0


def _lines(properties: etree._Element | None) -> int:
    """How many lines a paragraph takes without its text: its own, the space around it, and a page that begins with it."""
    spacing = child(properties, "w:spacing")
    space = sum(max(0, whole(value(spacing, name))) for name in ("w:before", "w:after"))
    section = child(properties, "w:sectPr")
    new = on(child(properties, "w:pageBreakBefore")) or (
        section is not None and value(child(section, "w:type")) != "continuous"
    )
    return 1 + space // LINE + LINES_OF_A_PAGE * new


def _start(element: etree._Element) -> str:
    return text_of(element).strip()
