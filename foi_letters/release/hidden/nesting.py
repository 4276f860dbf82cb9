"""Where text may stand: a run or row inside an element that has none is read by no program, or by some alone."""

from collections.abc import Mapping

from lxml import etree

from foi_letters.release.hidden.xml import name_of, parent_of, text_of

FORKS = frozenset({"mc:Choice", "mc:Fallback"})
RANGES = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:customXml", "w:sdtContent", "w:smartTag"})
BLOCKS = RANGES | {
    "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent", "w:docPartBody",
}  # fmt: skip
INLINE = RANGES | {
    "w:p", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo", "w:rt", "w:rubyBase", "m:oMath", "m:oMathPara", "m:e", "m:num", "m:den",
    "m:sub", "m:sup", "m:deg", "m:fName", "m:lim", "m:r",
}  # fmt: skip
# What holds text -> the elements in which programs look for it. A branch for other programs may hold anything.
PARENTS: Mapping[str, frozenset[str]] = {
    "w:r": INLINE | FORKS,
    "w:p": BLOCKS | FORKS,
    "w:tbl": BLOCKS | FORKS,
    "w:tr": RANGES | FORKS | {"w:tbl"},
    "w:tc": RANGES | FORKS | {"w:tr"},
    "w:body": frozenset({"w:document"}),
    "w:txbxContent": frozenset({"wps:txbx", "v:textbox"}),
    "a:r": frozenset({"a:p"}),
    "a:p": frozenset(
        {"xdr:txBody", "a:txBody", "cdr:txBody", "c:rich", "c:txPr", "dgm:t", "dsp:txBody", "cx:rich", "cx:txPr", "lc:txBody", "wps:txBody"}
    ),
    "s:row": frozenset({"s:sheetData"}),
    "s:si": frozenset({"s:sst"}),
    "s:sheetData": frozenset({"s:worksheet"}),
}  # fmt: skip
ONCE = frozenset({"w:body", "s:sheetData"})


def misplaced(node: etree._Element, name: str) -> bool:
    """Whether an element with text stands where no program shows it, or a second time where there is one."""
    allowed = PARENTS.get(name)
    if allowed is None:
        return False
    again = name in ONCE and next(node.itersiblings(node.tag, preceding=True), None) is not None
    return (again or name_of(parent_of(node)) not in allowed) and bool(text_of(node).strip() or len(node))
