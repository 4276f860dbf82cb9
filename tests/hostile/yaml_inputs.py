"""Case files and profiles as an enemy, a careless editor or another program would write them."""

from tests.hostile.case import CASE, Folder, Hostile, Right, Wrong

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


def _case(text: str | bytes) -> "_Prepared":
    return _Prepared(text)


class _Prepared:
    """Replaces the case file by this one."""

    def __init__(self, text: str | bytes) -> None:
        self.text = text

    def __call__(self, folder: Folder) -> None:
        folder.write("case.yaml", self.text)


def _more(text: str) -> _Prepared:
    """The good case with these lines after it."""
    return _Prepared(CASE + text)


def _subject(value: str) -> _Prepared:
    return _Prepared(CASE.replace("visits to police stations", value, 1))


def _note(text: str) -> _Prepared:
    return _more(f"notes:\n- kind: context\n  text: {text}\n")


def _outside(folder: Folder) -> None:
    folder.change("authority: authority.yaml", f"authority: {'../' * 40}etc/passwd")


YAML = [
    Hostile("an alias bomb", _case(BOMB + CASE), Wrong("an alias")),
    Hostile("a merge key", _more("extra: &x {a: b}\nmore: {<<: *x}\n"), Wrong("alias")),
    Hostile("a Python object", _more("notes: !!python/object/apply:os.system ['id']\n"), Wrong("the tag")),
    Hostile("a binary tag", _subject("!!binary aGVsbG8="), Wrong("the tag")),
    Hostile("3,000 nested lists", _more(f"notes: {'[' * 3000}{']' * 3000}\n"), Wrong("error[yaml]")),
    Hostile("a scalar of 20 MB", _subject("x" * 20_000_000), Wrong("the limit is 2,000,000")),
    Hostile("an empty file", _case(""), Wrong("empty")),
    Hostile("nothing but comments", _case("# to do\n"), Wrong("empty")),
    Hostile("a list where keys are needed", _case("- a\n- b\n"), Wrong("keys and values")),
    Hostile("two documents", _more("---\na: b\n"), Wrong("second document")),
    Hostile("a key twice", _more("received: 2026-01-01\n"), Wrong("'received' stands twice")),
    Hostile(
        "a misspelt key", _case(CASE.replace("received:", "recieved:")), Wrong("did you mean 'received'?")
    ),
    Hostile("a tab as indentation", _case(CASE.replace("  sources:", "\tsources:")), Wrong("tab")),
    Hostile(
        "30 February", _case(CASE.replace("2026-10-01", "2026-02-30")), Wrong("'2026-02-30' is not a date")
    ),
    Hostile("a time for a date", _case(CASE.replace("2026-10-01", "12:30")), Wrong("'12:30' is not a date")),
    Hostile("an escaped surrogate", _subject(r'"a \ud800 b"'), Wrong("invalid Unicode")),
    Hostile("a control character", _subject("a \x07 b"), Wrong("U+0007")),
    Hostile("a zero byte", _case(CASE.encode() + b"\0"), Wrong("not allowed")),
    Hostile("text that runs backwards", _subject("a \u202e b"), Wrong("RIGHT-TO-LEFT OVERRIDE")),
    Hostile("a zero-width space", _subject("a\u200bb"), Wrong("ZERO WIDTH SPACE")),
    Hostile("Windows-1252", _case(CASE.replace("police", "polic\xe9").encode("cp1252")), Wrong("not UTF-8")),
    Hostile("UTF-16", _case(CASE.encode("utf-16")), Wrong("not UTF-8")),
    Hostile("a workbook called case.yaml", _case(b"PK\x03\x04\x14\x00\x00\x00"), Wrong("not allowed")),
    Hostile("a web page called case.yaml", _case("<!DOCTYPE html><p>Not found"), Wrong("keys and values")),
    Hostile(
        "five mistakes",
        _case(CASE.replace("received", "recieved").replace("regime: FOIA", "regime: FOI")),
        Wrong("'FOI'"),
    ),
    Hostile("no case file", lambda folder: (folder.path / "case.yaml").unlink(), Wrong("cannot read it")),
    Hostile("an authority outside", _outside, Wrong("keys and values", "passwd")),
    Hostile(
        "a threshold without end", _more("  rule: {suppress_up_to: 1e999}\n"), Wrong("not a whole number")
    ),
    Hostile(
        "a number of 10,000 digits",
        _more(f"  rule: {{suppress_up_to: {'9' * 10_000}}}\n"),
        Wrong("exceeded maximum size", "case.yaml:21:26"),
    ),
    Hostile("a byte order mark", _case("\ufeff" + CASE), Right()),
    Hostile("line ends of Windows", _case(CASE.replace("\n", "\r\n")), Right()),
    Hostile("NO stays text", _subject("NO"), Right(("NO",))),
    Hostile("Jinja in prose", _note('"{{ 7*7 }} and {% raw %}"'), Right(("{{ 7*7 }} and {% raw %}",))),
    Hostile(
        "markup in prose",
        _note("'</w:t></w:r><w:r><w:rPr><w:vanish/>'"),
        Right(("</w:t></w:r><w:r><w:rPr><w:vanish/>",)),
    ),
    Hostile(
        "entities in prose",
        _note("'&lt;!ENTITY x SYSTEM &quot;file:///etc/passwd&quot;&gt; ]]>'"),
        Right(("&lt;!ENTITY", "]]>")),
    ),
    Hostile(
        "emoji and combining marks",
        _note('"na\u0308ive \U0001f693 \U0001d54f \u6f22\u5b57"'),
        Right(("\U0001f693", "\u6f22\u5b57")),
    ),
    Hostile("a long word", _note("x" * 50_000), Right(("x" * 1000,))),
]
