"""What stands in attributes: numbers, names and switches. Words there are shown by no program, and names may tell."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from lxml import etree

from foi_letters.release.hidden.links import says_more
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import short

WORDS = re.compile(r"\w{2,}[ \u00a0]+[^\W\d_]{3,}|[^\W\d_]{3,}[ \u00a0]+\w{2,}|^[\w+/=]{80,}$")
IDENTIFIER = re.compile(r"\{[0-9A-Fa-f-]{36}\}|https?://\S+|urn:\S+|\d*")
COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
LANGUAGE = re.compile(r"|[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8}){0,3}|x-none")
SWITCHES = frozenset(["", "0", "1", "true", "false", "on", "off"])
EXTENSIONS = re.compile(
    r"(w1[45]|w16\w*|wp14|xr\d*|x14ac|x16r\d):"
)  # what newer programs add to elements of the standard
IDENTITY = re.compile(
    r"[0-9A-Fa-f]{1,8}|\{[0-9A-Fa-f-]{1,36}\}|-?\d+(\.\d+)?|\d{4}-\d\d-\d\dT[\d:.]+Z?|true|false|on|off|[\w+/]{1,44}={0,2}(?<==)|"
)
CHARACTERS = frozenset({"w:noLineBreaksAfter", "w:noLineBreaksBefore"})
DRAWING = ("a", "wp", "xdr", "pic", "c", "cdr", "lc")
IN_XML = frozenset({"xml:space", "xml:lang"})
LONG_NAME, MANY_WORDS = 40, 5
BUILT_IN = re.compile(r"\bAccent ?\d$|^_x0000_|^PowerPlusWaterMark")
YEAR_OR_NUMBER = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|\d{4,}")
# Attributes that may hold words: names that a user sees, and what other checks read.
WORDED = frozenset(
    {
        "name", "descr", "title", "alt", "typeface", "style", "styleName", "tooltip", "display", "location", "prompt",
        "promptTitle", "error", "errorTitle", "displayName", "formatCode", "comment", "description", "help", "statusBar",
        "customMenu", "userName", "altText", "altTextSummary", "totalsRowLabel", "caption", "sqref", "ref", "uniqueName",
        "lastClr", "path", "adj", "formulas", "eqn", "points", "o:title", "o:gfxdata", "string", "macro", "invalidUrl",
        "action", "url", "fmla", "dataType", "connection", "command", "Target", "Type", "ContentType", "PartName",
        "w:author", "w:initials", "w:ed", "w:instr", "w:tooltip", "w:name", "w:ascii", "w:hAnsi", "w:eastAsia", "w:cs",
        "w:fullDate", "w:displayText", "w:value", "w:element", "w:uri", "w:anchor", "w:docLocation", "w15:author",
        "r:id", "mc:Ignorable", "xsi:schemaLocation", "textlink", "d", "gradientshapeok", "v", "list", "script", "panose",
        "hashValue", "saltValue", "w:hash", "w:salt", "w:cryptProviderType", "userId", "password",
    }
)  # fmt: skip
# Elements whose `val` is words.
WORDED_ELEMENTS = frozenset(
    {
        "w:name", "w:aliases", "w:lvlText", "w:altName", "w:font", "w:tblCaption", "w:tblDescription", "w:docPart",
        "w:docPartGallery", "w:docVar", "w:alias", "w:tag", "w:dateFormat", "w:default", "w:statusText", "w:helpText",
        "w:text", "w:query", "w:connectString", "w:dataSource", "w:attr", "w:format", "w:mailSubject", "w:listEntry",
        "m:mathFont", "s:name", "s:family", "w:listItem", "w:suff",
        "w:style", "w:sdtContent", "w:placeholder", "w:lsdException", "s:filter", "s:customFilter", "s:fileVersion",
        "w15:sectionTitle", "w:attachedSchema", "w:defaultTableStyle", "w:clickAndTypeStyle", "s:dxf",
    }
)  # fmt: skip
NAMED = frozenset(
    {"w:name", "w:aliases", "w:font", "w:altName", "w:lsdException", "a:theme", "a:custClr", "w:abstractNum", "a:clrScheme", "a:fontScheme",
     "a:fmtScheme", "a:font", "a:latin", "a:ea", "a:cs", "thm15:themeFamily", "s:cellStyle", "s:tableStyle", "s:name", "m:mathFont", "w:rFonts", "w:style"}
)  # fmt: skip
COLOURS = frozenset({"w:color", "w:fill"})
LANGUAGES = frozenset({"w:lang", "w:themeFontLang"})
NAMES_OF = frozenset(
    {"name", "typeface", "script", "w:val", "val", "m:val", "w:name", "w:ascii", "w:hAnsi", "w:styleId"}
)


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The names of the standard: `w elements`, `w attributes`, `s elements`, `s attributes`, `drawing attributes`."""
    text = files("foi_letters.release.hidden").joinpath("vocabulary.txt").read_text(encoding="utf-8")
    sections = (section.partition("]") for section in text.split("[")[1:])
    return {head: frozenset(names.split()) for head, _, names in sections}


def is_known(name: str, attribute: str) -> bool:
    """Whether an element of this name may have the attribute; vocabularies beyond the standard's three are not judged."""
    prefix, key_prefix = name.partition(":")[0], attribute.rpartition(":")[0]
    if key_prefix == "w":
        return attribute[2:] in vocabulary()["w attributes"]
    if key_prefix:
        return True
    listed = {"s": "s attributes", **dict.fromkeys(DRAWING, "drawing attributes")}.get(prefix)
    return listed is None or attribute in vocabulary()[listed]


def check_values(element: etree._Element, name: str, part: str, report: Report) -> None:
    """The attributes of one element of a known vocabulary."""
    prefix, _, local = name.partition(":")
    if prefix in {"w", "s"} and local not in vocabulary()[f"{prefix} elements"]:
        report.add("unknown-markup", part, name)
    for attribute, text in element.attrib.items():
        code = _judge(name, str(attribute), str(text))
        if code == "prefixes":
            _check_prefixes(element, short(str(attribute)), str(text), part, report)
        elif code:
            report.add(code, part, f"{local} {short(str(attribute))}={text!s}")


@lru_cache(maxsize=65_536)
def _judge(name: str, attribute: str, text: str) -> str | None:
    """The code of one attribute of an element; "prefixes" where it has to be compared with what is declared."""
    key = short(attribute)
    if key.startswith("mc:"):
        return "prefixes"
    if key.startswith("xml:"):
        fine = key in IN_XML and (key != "xml:lang" or LANGUAGE.fullmatch(text))
        return None if fine else "foreign-data"
    if not is_known(name, key):
        return None if text in SWITCHES else "foreign-data"
    if EXTENSIONS.match(key) and not name.startswith(key.partition(":")[0]) and not IDENTITY.fullmatch(text):
        return "foreign-data"
    if name in CHARACTERS and re.search("[A-Za-z]", text) and key == "w:val":
        return "stray-text"
    return _judge_words(name, key, text) if len(text) > 2 else None


def _judge_words(name: str, key: str, text: str) -> str | None:
    if (key in COLOURS and not COLOUR.fullmatch(text)) or (key == "uri" and not IDENTIFIER.fullmatch(text)):
        return "stray-text"
    if name in LANGUAGES:
        return None if LANGUAGE.fullmatch(text) else "stray-text"
    if name in NAMED:
        return "telling-name" if key in NAMES_OF and is_telling(text) else None
    worded = key in WORDED and name != "w:compatSetting"
    path = says_more(text) and key not in WORDED
    words = not worded and name not in WORDED_ELEMENTS and WORDS.search(text)
    return "stray-text" if path or words else None


def _check_prefixes(element: etree._Element, key: str, text: str, part: str, report: Report) -> None:
    """Lists of prefixes, each declared."""
    for word in text.split():
        if word.partition(":")[0] not in element.nsmap:
            report.add("foreign-data", part, f"{key}={text}")


def is_telling(name: str) -> bool:
    """Whether a name that nobody reads looks like words that somebody wrote: a sentence, a number, a path."""
    if BUILT_IN.search(name):
        return False
    many = len(name.split()) >= MANY_WORDS or len(name) > LONG_NAME
    return many or bool(" " in name and YEAR_OR_NUMBER.search(name)) or says_more(name)
