"""References, table ids, titles and labels that mean something else to a file system or to Excel."""

from tests.hostile.case import CASE, RECORDS, Folder, Hostile, Right, Wrong


class _Reference:
    """Gives the case this reference."""

    def __init__(self, reference: str) -> None:
        self.reference = reference

    def __call__(self, folder: Folder) -> None:
        folder.change("reference: NC/2026/1", f"reference: {self.reference}")


class _Kind:
    """Calls one kind of visit, and so a row of the table, like this."""

    def __init__(self, label: str) -> None:
        self.label = label

    def __call__(self, folder: Folder) -> None:
        quoted = '"' + self.label.replace('"', '""') + '"'
        folder.write("records.csv", RECORDS.replace("by day", quoted))


class _Year:
    """Calls one year, and so a column and a header in Excel, like this."""

    def __init__(self, label: str) -> None:
        self.label = label

    def __call__(self, folder: Folder) -> None:
        folder.write("records.csv", RECORDS.replace("2024", f'"{self.label}"'))


def _second_table(id_: str) -> "_Text":
    table = CASE.partition("  tables:\n")[2]
    return _Text(CASE + table.replace("id: visits", f"id: {id_}"))


class _Text:
    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, folder: Folder) -> None:
        folder.write("case.yaml", self.text)


def _table_id(id_: str) -> _Text:
    return _Text(CASE.replace("id: visits", f"id: {id_}"))


def _marker(marker: str) -> _Text:
    return _Text(CASE + f"  rule: {{suppress_up_to: 15, marker: {marker}}}\n")


NAMES = [
    Hostile("a reference that climbs", _Reference("../../../tmp/x"), Right()),
    Hostile("a reference that is a full path", _Reference("/etc/cron.d/x"), Right()),
    Hostile(
        "a reference that is a path of Windows",
        _Reference(r"C:\Windows\x"),
        Wrong("document properties", "tables.xlsx", (4,)),
    ),
    Hostile("a reference that is a device", _Reference("NUL"), Right(("NUL",))),
    Hostile("a reference of dots", _Reference('".."'), Right()),
    Hostile("a reference that is an option", _Reference('"-rf --final"'), Right()),
    Hostile("a reference of 300 characters", _Reference("x" * 300), Right()),
    Hostile("a reference of two lines", _Reference('"A\\nB"'), Right()),
    Hostile("a reference in other letters", _Reference("Şikâyet/№ 5"), Right()),
    Hostile("a table called as Excel's own sheet", _table_id("history"), Right()),
    Hostile("a table called as our cover", _table_id("cover"), Right()),
    Hostile("a table called as a path", _table_id("../x"), Wrong("cannot be an id")),
    Hostile("a table with a name too long for Excel", _table_id("x" * 40), Right()),
    Hostile("a table called in many words", _table_id("visits-by-day-and-by-night-in-2024"), Right()),
    Hostile("two tables of one id", _second_table("visits"), Wrong("visits")),
    Hostile(
        "two tables alike in 31 characters",
        _Text(_second_table("x" * 32 + "b").text.replace("id: visits", "id: " + "x" * 32 + "a")),
        Right(),
    ),
    Hostile("a label that is a formula", _Kind('=HYPERLINK("http://a.example","x")'), Right(("=HYPERLINK",))),
    Hostile(
        "a label that is a DDE call, with the sign that parts names",
        _Kind("=cmd|' /C calc'!A0"),
        Wrong("holds a '|'"),
    ),
    Hostile("a label that begins with +", _Kind("+44 visits"), Right(("+44 visits",))),
    Hostile("a label that begins with -", _Kind("- of which by day"), Right(("- of which by day",))),
    Hostile("a label that begins with @", _Kind("@SUM(A1)"), Right(("@SUM(A1)",))),
    Hostile("a label that is an error of Excel", _Kind("#N/A"), Right(("#N/A",))),
    Hostile("a label with markup", _Kind("<b>&amp;]]>"), Right(("<b>&amp;]]>",))),
    Hostile("a label with Jinja", _Kind("{{ 7*7 }}"), Right(("{{ 7*7 }}",))),
    Hostile("a label of two lines", _Kind("by\nday"), Right(("by day",))),
    Hostile("an escape of Excel as a label", _Kind("_x0041_"), Right()),
    Hostile("a header that is a formula", _Year("=1+1"), Right(("=1+1",))),
    Hostile("a header longer than Excel allows", _Year("y" * 300), Wrong("255", place="")),
    Hostile("a header that is a number too long for Excel", _Year("9" * 20), Right(("9" * 20,))),
    Hostile("a marker that is a formula", _marker('"=1+1"'), Right()),
    Hostile("a marker with markup", _marker('"<w:p/>"'), Right()),
]
