"""Text after so much nothing that nobody reads on: empty paragraphs and page breaks."""

from lxml import etree

from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.word_story import Story
from foi_letters.release.hidden.xml import descendants, name_of, text_of, value

LINES_OF_A_PAGE, TOO_MANY_LINES = 30, 120
SEEN = frozenset({"w:drawing", "w:pict", "w:object"})
LOOKED_AT = ("w:p", "w:br", "w:t", *sorted(SEEN))


def check_pushed(story: Story, report: Report) -> None:
    """Notice text, or a drawing, that stands four empty pages or more after what is before it."""
    empty = 0
    for element in descendants(story.root, *LOOKED_AT):
        name = name_of(element)
        if name == "w:p":
            empty += 1
        elif name == "w:br":
            empty += LINES_OF_A_PAGE if value(element, "w:type") == "page" else 1
        elif name in SEEN or text_of(element).strip():
            if empty > TOO_MANY_LINES:
                report.add("text-pushed-away", story.place(element), _start(element))
            empty = 0


def _start(element: etree._Element) -> str:
    return text_of(element).strip()
