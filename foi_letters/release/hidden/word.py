"""The checks of a Word document, in the order in which it is read."""

from foi_letters.release.hidden.drawings import check_diagrams, check_drawing
from foi_letters.release.hidden.excel_drawings import check_filtered
from foi_letters.release.hidden.links import check_links
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.word_fields import check_fields
from foi_letters.release.hidden.word_layout import check_layout
from foi_letters.release.hidden.word_parts import (
    check_fonts,
    check_headers,
    check_notes,
    check_numbering,
    check_settings,
    page_colour,
)
from foi_letters.release.hidden.word_pushed import check_pushed
from foi_letters.release.hidden.word_story import page_of, stories, styles_of
from foi_letters.release.hidden.word_structure import check_other_parts, check_structure
from foi_letters.release.hidden.word_text import check_runs


def check_word(package: Package) -> Page:
    """Everything that is particular to Word. What the document shows comes back."""
    report = package.report
    styles = styles_of(package)
    read = list(stories(package, styles))
    shown = page_of(read)
    page = page_colour(package, styles)
    for story in read:
        check_runs(story, page, report)
        check_structure(story, shown, report)
        check_fields(story, shown, report)
        check_layout(story, report)
        check_pushed(story, report)
        check_drawing(story.root, story.label, shown, report)
    check_settings(package)
    check_headers(package)
    check_notes(package)
    check_numbering(package, styles, page)
    check_other_parts(
        [(kind, package.of_main(kind)) for kind in ("styles", "numbering", "webSettings", "fontTable")],
        report,
    )
    check_fonts(package)
    check_diagrams(package)
    check_filtered(package, shown)
    check_links(package, shown)
    return shown
