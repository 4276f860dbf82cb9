"""Codes of Excel workbooks alone."""

from foi_letters.release.finding import Severity
from foi_letters.release.hidden.code import table

VALUES = "copy, then Paste Special > Values, into a new workbook"
SHOW = "unhide it, look at it, and delete what is not for release"

EXCEL = (
    *table(
        Severity.BLOCK,
        ("hidden-sheet", "a hidden worksheet or window", SHOW),
        ("sheet-tabs-hidden", "several sheets, and the tabs to reach them hidden", "Options > Advanced > Show sheet tabs"),
        ("contradictory-cells", "cells that say two things: two of one address, or two values", VALUES),
        ("hidden-row", "hidden rows with data", SHOW),
        ("hidden-column", "hidden columns with data", SHOW),
        ("rows-hidden-by-default", "rows that are hidden unless they say otherwise", SHOW),
        ("active-filter", "an active filter: the rows filtered out are in the file", "Data > Clear, and delete what is not for release"),
        ("remote-cell", "data far away from the table", "Ctrl+End leads there; delete it"),
        ("frozen-away", "data above or left of frozen panes, where nobody can scroll", "View > Unfreeze Panes"),
        ("covered-cell", "cells with content under a picture, shape or chart", "delete the content, then the shape"),
        ("masked-number", "a value that its number format hides: it is one click away", "replace the value itself by the marker"),
        ("hidden-precision", "more digits than are shown: a count can be worked out", "round the value itself"),
        ("zeros-not-shown", "zeros that are not shown", "Options > Advanced > Show a zero in cells that have zero value"),
        ("conditional-hiding", "a format that hides what it is applied to", "delete the rule and what it hides"),
        ("formula-reveals", "a formula that says more than its value", VALUES),
        ("hidden-formula", "a formula that is hidden by protection", VALUES),
        ("list-choices", "a drop-down list of values", "Data > Data Validation > Clear All"),
        ("cell-prompt", "messages that show when a cell is selected", "Data > Data Validation > Clear All"),
        ("phonetic-text", "reading aids with text that is not shown", "delete and retype the cell"),
        ("orphan-string", "text that no cell shows any more", VALUES),
        ("hidden-name", "a hidden defined name", "copy the sheets' values into a new workbook"),
        ("name-content", "a defined name that holds a value or leads to another file", "Formulas > Name Manager > Delete"),
        ("external-workbook", "links to another workbook, with cells of it", "Data > Edit Links > Break Link"),
        ("pivot-cache", "a pivot table with the records behind it", VALUES),
        ("slicer", "a slicer or timeline with its list of values", VALUES),
        ("data-connection", "a connection or query, with where its data comes from", "Data > Queries & Connections > Delete"),
        ("data-model", "a data model with its tables", VALUES),
        ("rich-data", "data types or metadata behind cells", VALUES),
        ("change-history", "a history of changes with the names of users", VALUES),
        ("saved-view", "saved views, each with its own filters and hidden rows", "View > Custom Views > Delete"),
        ("scenario", "what-if scenarios with their values", "Data > What-If Analysis > Scenario Manager > Delete"),
        ("table-description", "a description of a table that the sheet does not show", "Table > Alternative Text"),
        ("footer-reveals", "a printed header or footer with path or file name", "Page Layout > Print Titles > Header/Footer"),
        ("reservation", "the name of a user who reserved the file", "Save As > Tools > General Options: clear"),
        ("saved-path", "the folder of a person or share where it was saved", "File > Inspect Document > Remove All"),
    ),
    *table(
        Severity.WARN,
        ("hidden-empty", "hidden rows or columns without data", "unhide them"),
        ("outside-print-area", "cells outside the print area", "delete them, or print them too"),
        ("rounded-number", "numbers with more digits than are shown", "round the values themselves"),
        ("formula", "formulas", VALUES),
        ("rule-literal", "a word in a rule that no cell shows", "look at the rule"),
        ("name-formula", "a defined name that holds a formula", "Formulas > Name Manager > Delete"),
        ("broken-name", "a defined name whose cells are gone", "Formulas > Name Manager > Delete"),
        ("footer-text", "text in a printed header or footer that the screen does not show", "read it"),
        ("saved-folder", "the folder where it was saved", "none needed"),
    ),
)  # fmt: skip
