"""A reviewer at LibreOffice Writer: opens a Word file, does what a list of actions says, saves it as Word.

Run by the Python that has LibreOffice's `uno` (never by the tests' own): `python3 reviewer.py PIPE JOB.json`. A job is
{"open": path, "save": path, "via": format, "actions": [{"do": name, ...}, ...]}; the functions below are the actions. Text that an action
names is looked for from the start of the file, or behind the text that its `after` names.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # of LibreOffice's Python
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found]

Action = dict[str, Any]
FILTERS = {"docx": "MS Word 2007 XML", "doc": "MS Word 97", "odt": "writer8"}


class Desk:
    """An open document and the means to edit it."""

    def __init__(self, context: Any, path: str) -> None:
        self.context = context
        self.manager = context.ServiceManager
        desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(path), "_blank", 0, properties(Hidden=True)
        )
        self.dispatcher = self.manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def find(self, text: str, after: str | None = None) -> Any:
        """The first place where a text stands, behind another text where `after` is given."""
        search = self.document.createSearchDescriptor()
        search.SearchCaseSensitive = True
        start = None
        for each in [after] if after else []:
            search.SearchString = each
            start = self.document.findFirst(search)
            if start is None:
                raise LookupError(each)
        search.SearchString = text
        found = (
            self.document.findFirst(search)
            if start is None
            else self.document.findNext(start.getEnd(), search)
        )
        if found is None:
            raise LookupError(text)
        return found

    def dispatch(self, command: str, **arguments: object) -> None:
        frame = self.document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, properties(**arguments))

    def select(self, found: Any) -> None:
        self.document.CurrentController.select(found)

    def save(self, path: str, form: str = "docx") -> None:
        self.document.storeToURL(uno.systemPathToFileUrl(path), properties(FilterName=FILTERS[form]))
        self.document.close(True)


def properties(**values: object) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def author(desk: Desk, action: Action) -> None:
    """Be this person from now on."""
    provider = desk.manager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", desk.context
    )
    path = properties(nodepath="/org.openoffice.UserProfile/Data")
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", path
    )
    access.givenname, access.sn = action["name"].split(" ", 1)
    access.commitChanges()


def track(desk: Desk, action: Action) -> None:
    desk.document.RecordChanges = action["on"]


def insert(desk: Desk, action: Action) -> None:
    """Type behind a text."""
    end = desk.find(action["behind"], action.get("after")).getEnd()
    end.getText().insertString(end, action["text"], False)


def delete(desk: Desk, action: Action) -> None:
    found = desk.find(action["text"], action.get("after"))
    found.getText().insertString(found, "", True)


def replace(desk: Desk, action: Action) -> None:
    found = desk.find(action["text"], action.get("after"))
    found.getText().insertString(found, action["by"], True)


def paragraph(desk: Desk, action: Action) -> None:
    """Press Enter behind a text and type."""
    end = desk.find(action["behind"], action.get("after")).getEnd()
    end.getText().insertControlCharacter(end, PARAGRAPH_BREAK, False)
    end.getText().insertString(end.getEnd(), action["text"], False)


def delete_paragraphs(desk: Desk, action: Action) -> None:
    """Delete from the start of the paragraph of one text to the start of the paragraph of another."""
    cursor = desk.document.Text.createTextCursorByRange(
        desk.find(action["from"], action.get("after")).getStart()
    )
    cursor.gotoStartOfParagraph(False)
    until = desk.document.Text.createTextCursorByRange(
        desk.find(action["until"], action.get("after")).getStart()
    )
    until.gotoStartOfParagraph(False)
    cursor.gotoRange(until, True)
    cursor.getText().insertString(cursor, "", True)


def join(desk: Desk, action: Action) -> None:
    """Press Delete at the end of the paragraph of a text."""
    cursor = desk.document.Text.createTextCursorByRange(
        desk.find(action["text"], action.get("after")).getEnd()
    )
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, True)
    cursor.getText().insertString(cursor, "", True)


def comment(desk: Desk, action: Action) -> None:
    note = desk.document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author, note.Content = action["author"], action["text"]
    note.Resolved = action.get("resolved", False)
    note.DateTimeValue = uno.createUnoStruct("com.sun.star.util.DateTime", 0, 0, 30, 9, 5, 11, 2026, False)
    found = desk.find(action["on"], action.get("after"))
    found.getText().insertTextContent(found, note, True)


def stress(desk: Desk, action: Action) -> None:
    """Make a text bold."""
    desk.find(action["text"], action.get("after")).CharWeight = 150.0


def move(desk: Desk, action: Action) -> None:
    """Cut a text and paste it behind another."""
    desk.select(desk.find(action["text"], action.get("after")))
    desk.dispatch("Cut")
    desk.select(desk.find(action["behind"], action.get("after")).getEnd())
    desk.dispatch("Paste")


def move_paragraph(desk: Desk, action: Action) -> None:
    """Move the paragraph of a text down by one (Ctrl+Alt+Down)."""
    desk.select(desk.find(action["text"], action.get("after")))
    desk.dispatch("MoveDown")


def accept_all(desk: Desk, _: Action) -> None:
    desk.dispatch("AcceptAllTrackedChanges")


def reject_all(desk: Desk, _: Action) -> None:
    desk.dispatch("RejectAllTrackedChanges")


def accept(desk: Desk, action: Action) -> None:
    """Accept the tracked change at a text."""
    desk.select(desk.find(action["text"], action.get("after")))
    desk.dispatch("AcceptTrackedChange")


def reject(desk: Desk, action: Action) -> None:
    desk.select(desk.find(action["text"], action.get("after")))
    desk.dispatch("RejectTrackedChange")


ACTIONS: dict[str, Callable[[Desk, Action], None]] = {
    each.__name__: each
    for each in (
        author, track, insert, delete, replace, paragraph, delete_paragraphs, join, comment, stress, move,
        move_paragraph, accept_all, reject_all, accept, reject,
    )
}  # fmt: skip


def connected(pipe: str) -> Any:
    """The LibreOffice that listens at this pipe, which may take a while to start."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  NoConnectException, of LibreOffice's own kind
            time.sleep(0.5)
    raise TimeoutError(pipe)


def main() -> None:
    pipe, job_file = sys.argv[1:]
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    context = connected(pipe)
    desk = Desk(context, job["open"])
    for action in job["actions"]:
        ACTIONS[action["do"]](desk, action)
    if job["via"]:
        between = job["save"].removesuffix("docx") + job["via"]
        desk.save(between, job["via"])
        desk = Desk(context, between)
        Path(between).unlink()
    desk.save(job["save"])


if __name__ == "__main__":
    main()
