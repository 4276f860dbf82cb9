"""Elements of Word that carry more than the page shows, and what each is."""

import re
from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.links import PATH, check_target, says_more
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import is_telling
from foi_letters.release.hidden.word_story import Story
from foi_letters.release.hidden.xml import child, descendants, name_of, on, q, text_of, value

CODE_OF_ELEMENT: Mapping[str, str] = {
    **dict.fromkeys(
        [
            "w:ins",
            "w:del",
            "w:moveFrom",
            "w:moveTo",
            "w:moveFromRangeStart",
            "w:moveToRangeStart",
            "w:rPrChange",
            "w:pPrChange",
            "w:sectPrChange",
            "w:tblPrChange",
            "w:tblPrExChange",
            "w:trPrChange",
            "w:tcPrChange",
            "w:tblGridChange",
            "w:numberingChange",
            "w:cellIns",
            "w:cellDel",
            "w:cellMerge",
            "w:customXmlInsRangeStart",
            "w:customXmlDelRangeStart",
            "w:delText",
            "w:customXmlMoveFromRangeStart",
            "w:customXmlMoveToRangeStart",
            "w:delInstrText",
            "w14:conflictIns",
            "w14:conflictDel",
            "w14:customXmlConflictInsRangeStart",
            "w14:customXmlConflictDelRangeStart",
        ],
        "tracked-change",
    ),
    **dict.fromkeys(["w:commentReference", "w:commentRangeStart", "w:annotationRef"], "comments"),
    "w:smartTag": "smart-tag",
    "w:smartTagPr": "smart-tag",
    "w:customXml": "custom-xml",
    "w:customXmlPr": "custom-xml",
    "w:dataBinding": "data-binding",
    "w15:dataBinding": "data-binding",
    "w:altChunk": "foreign-document",
    "w:subDoc": "foreign-document",
    "w:frameset": "foreign-document",
    "w:object": "embedded-object",
    "w:objectEmbed": "embedded-object",
    "w:objectLink": "embedded-object",
    "o:OLEObject": "embedded-object",
    "w:control": "embedded-object",
    "w:contentPart": "ink",
    "w14:contentPart": "ink",
    "w:listItem": "list-choices",
    "w:ddList": "list-choices",
    "w:fldData": "field-content",
    "w:binData": "field-content",
    "w:statusText": "field-content",
    "w:helpText": "field-content",
    "w:entryMacro": "macros",
    "w:exitMacro": "macros",
    "a14:imgProps": "picture-original",
    "a14:imgLayer": "picture-original",
    "c:externalData": "embedded-object",
    "w:movie": "embedded-object",
    **dict.fromkeys(
        ["w:dayShort", "w:monthShort", "w:yearShort", "w:dayLong", "w:monthLong", "w:yearLong"],
        "field-changes",
    ),
}


def check_other_parts(roots: Iterable[tuple[str, etree._Element | None]], report: Report) -> None:
    """Styles, numbering and the like: changes tracked in them, and whatever else the table names."""
    for part, root in roots:
        for element in () if root is None else root.iter(*map(q, CODE_OF_ELEMENT)):
            report.add(CODE_OF_ELEMENT[name_of(element)], part, text_of(element).strip())


def check_structure(story: Story, shown: Page, report: Report) -> None:
    """Every element of a story against the table, and those that need a closer look."""
    for element in story.root.iter():
        name = name_of(element)
        code = CODE_OF_ELEMENT.get(name)
        if code:
            report.add(code, story.place(element), text_of(element).strip())
        look = LOOKS.get(name)
        if look:
            look(element, story, shown, report)


def _permission(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    editor = value(element, "w:ed")
    report.add("permission" if editor else "permission-group", story.place(element), editor)


def _hyperlink(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    tip = value(element, "w:tooltip")
    if tip and not shown.says(tip):
        report.add(
            "alternative-text-tells" if says_more(tip) else "alternative-text", story.place(element), tip
        )
    if not text_of(element).strip() and next(descendants(element, "w:drawing", "w:pict"), None) is None:
        report.add("unused-relationship", story.place(element), "a link without text")
    if value(element, "w:tgtFrame").removeprefix("_") not in FRAMES:
        report.add("odd-link", story.place(element), value(element, "w:tgtFrame"))
    anchor = value(element, "w:anchor")
    if anchor and not anchor.startswith("_") and not shown.says(anchor.replace("_", " ")):
        marks = {value(mark, "w:name") for mark in descendants(story.root, "w:bookmarkStart")}
        if anchor not in marks:
            report.add("control-label", story.place(element), anchor)
    if value(element, "w:docLocation"):
        check_target("#" + value(element, "w:docLocation"), story.place(element), shown, report)


def _label(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    """Titles and descriptions for people who do not see: fine in themselves, a path or address is not.

    In a letter of ours they come from its template and may be in its own words, without figures.
    """
    if is_telling(element.get("name", "")) or FILE_NAME.search(element.get("name", "")):
        report.add("telling-name", story.place(element), element.get("name", ""))
    for name in ("descr", "title", "alt", "w:val", "o:title"):
        label = element.get(q(name), "")
        added = "; ".join(shown.adds(label))
        if not added:
            continue
        check_text(label, story.place(element), report)
        if says_more(label):
            report.add("alternative-text-tells", story.place(element), label)
        elif not report.ours or re.search(r"\d", added):
            report.add("alternative-text", story.place(element), label)


def _control(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    full = value(child(element, "w:date"), "w:fullDate")
    if full and "d" not in value(child(element, "w:date/w:dateFormat")):
        report.add("field-content", story.place(element), full)
    for name in (
        "w:alias",
        "w:tag",
        "w15:repeatingSection/w15:sectionTitle",
        "w:docPartObj/w:docPartGallery",
        "w:placeholder/w:docPart",
    ):
        labelled = child(element, name)
        label = value(labelled) or value(labelled, "w15:val")
        if STOCK.fullmatch(label):
            continue
        if label and not shown.says(label):
            report.add(
                "alternative-text-tells" if says_more(label) else "control-label", story.place(element), label
            )


def _bookmark(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    """Names that Word makes are known; others are chosen by a person."""
    name = value(element, "w:name")
    if PATH.search(name) or len(name) > MAX_BOOKMARK:
        report.add("alternative-text-tells", story.place(element), name)
    elif not WORD_BOOKMARK.match(name) and not shown.says(name):
        report.add("control-label", story.place(element), name)


def _phantom(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    """Part of an equation that takes room and is not shown."""
    show = child(element, "m:phantPr/m:show")
    if show is not None and not on(show, "m:val") and text_of(element).strip():
        report.add("hidden-text", story.place(element), text_of(element))


def _form_text(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    default = value(element)
    if default.strip() and not shown.says(default):
        report.add("field-content", story.place(element), default)


def _chosen(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    """What was last chosen from a list, though its text may be another now."""
    last = value(element, "w:lastValue")
    if last and not shown.says(last):
        report.add("list-choices", story.place(element), last)


def _form(element: etree._Element, story: Story, shown: Page, report: Report) -> None:
    name = value(child(element, "w:name"))
    if name and not FORM_NAME.fullmatch(name) and not shown.says(name):
        report.add("control-label", story.place(element), name)


def _merged(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    """A cell that continues a merge shows nothing of its own."""
    cell = element.getparent()
    cell = None if cell is None else cell.getparent()
    text = text_of(cell).strip()
    if value(element, default="continue") == "continue" and text:
        report.add("text-under-merge", story.place(element), text)


def _row_hidden(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    row = element.getparent()
    row = None if row is None else row.getparent()
    if on(element) and text_of(row).strip():
        report.add("hidden-text", story.place(element), text_of(row))


def _phonetic(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    size = value(child(element, "w:rubyPr/w:hps"), default="10")
    if whole(size, 6) < 6:
        report.add("tiny-text", story.place(element), text_of(element))


def _revision_ids(element: etree._Element, story: Story, _shown: Page, report: Report) -> None:
    for attribute in element.attrib:
        if "rsid" in str(attribute) or str(attribute) in PARA_IDS:
            report.add("revision-ids", story.part)
            return


WORD_BOOKMARK = re.compile(
    r"_(Toc|Ref|Hlk|GoBack|MON|Int_|PictureBullets|heading|bookmark|anchor|ftn|edn|Num|DV_M|Dnn?|[a-z0-9]{10,}$)|OLE_LINK|__"
)
STOCK = re.compile(
    r"DefaultPlaceholder\S*|[0-9A-Fa-f]{32}|\{?[0-9A-Fa-f-]{36}\}?|(Table of Contents|Page Numbers|Headers?|Footers?|Cover Page|Bibliograph|"
    r"Watermarks|Quick Parts|Text Boxes?|Tables?|Equations?|Custom )[^\d]{0,40}|"
)
FORM_NAME = re.compile(r"(Text|Check|Dropdown|Kontroll\w*)\d*")
FRAMES = frozenset({"", "blank", "self", "parent", "top", "new"})
FILE_NAME = re.compile(r"[ _-].*\.\w{3,4}$")
MAX_BOOKMARK = 40  # the longest that Word takes
PARA_IDS = frozenset({q("w14:paraId"), q("w14:textId")})
Look = Callable[[etree._Element, Story, Page, Report], None]  # noqa: SLF001  lxml has no public name for it
LOOKS: Mapping[str, Look] = {
    "w:permStart": _permission,
    "w:hyperlink": _hyperlink,
    "wp:docPr": _label,
    "pic:cNvPr": _label,
    "wps:cNvPr": _label,
    "v:shape": _label,
    "v:rect": _label,
    "v:imagedata": _label,
    "w:tblCaption": _label,
    "w:tblDescription": _label,
    "w:sdtPr": _control,
    **dict.fromkeys(["v:textpath", "v:line", "v:oval", "v:roundrect", "v:group"], _label),
    "w:bookmarkStart": _bookmark,
    "w:default": _form_text,
    "w:comboBox": _chosen,
    "w:dropDownList": _chosen,
    "w:ffData": _form,
    "w:vMerge": _merged,
    "w:hMerge": _merged,
    "w:hidden": _row_hidden,
    "w:ruby": _phonetic,
    "m:phant": _phantom,
    "w:p": _revision_ids,
}
