"""Codes of Word documents alone."""

from foi_letters.release.finding import Severity
from foi_letters.release.hidden.code import table

REMOVE = "select it (Ctrl+Shift+8 shows hidden text) and delete it"

WORD = (
    *table(
        Severity.BLOCK,
        ("hidden-text", "hidden text", REMOVE),
        ("tracked-change", "tracked changes", "Review > Accept > Accept All Changes and Stop Tracking"),
        ("squeezed-text", "text squeezed into no width", "clear its character spacing"),
        ("clipped-text", "text that a row of fixed height cuts off", "set the row height to At least"),
        ("off-page", "text or a drawing outside the page", "move it onto the page, or delete it"),
        ("covering-shape", "a filled shape over the page: the text under it can be copied", "delete the text under it, then the shape"),
        ("unprinted-header", "a header or footer that is switched off and still holds text", "switch it on, delete its text, switch it off"),
        ("unprinted-note", "a note to which no text refers", "copy the text into a new file"),
        ("field-reveals", "a field that shows a name, path or property", "Ctrl+Shift+F9 turns the field into its text"),
        ("field-content", "a field that holds more than it shows", "Ctrl+Shift+F9 turns the field into its text"),
        ("data-binding", "a content control bound to data", "right-click > Remove Content Control"),
        ("smart-tag", "smart tags", "save as .docx in a current Word"),
        ("permission", "an editing permission that names a person", "Review > Restrict Editing: clear the exceptions"),
        ("mail-merge", "the source of a mail merge", "Mailings > Start Mail Merge > Normal Word Document"),
        ("document-variables", "document variables", "copy the text into a new file"),
    ),
    *table(
        Severity.WARN,
        ("picture-over-text", "a picture in front of the text", "look that it covers none; set it In Line with Text"),
        ("permission-group", "an editing permission for a group", "Review > Restrict Editing: clear the exceptions"),
        ("control-label", "a label of a content control, list or font that the page does not show", "read it"),
        ("field-changes", "a field that changes when the file is opened", "Ctrl+Shift+F9 turns the field into its text"),
        ("revision-ids", "ids that tell which text was written in which session", "File > Options > Trust Center > Privacy Options"),
        ("tracking-on", "change tracking switched on", "Review > Track Changes off"),
    ),
)  # fmt: skip
