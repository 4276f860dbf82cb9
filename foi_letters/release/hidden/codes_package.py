"""Codes of the archive, the parts in it, and their XML."""

from foi_letters.release.finding import Severity
from foi_letters.release.hidden.code import table

RESAVE = "open the file in Word or Excel and save it under a new name; that writes a clean archive"
COPY = "copy what is to be released into a new file"

PACKAGE = (
    *table(
        Severity.BLOCK,
        ("archive-prefix", "data before the start of the archive", RESAVE),
        ("archive-gap", "bytes in the archive that belong to no part", RESAVE),
        ("archive-trailing", "data after the end of the archive", RESAVE),
        ("archive-overlap", "parts that share bytes of the archive", RESAVE),
        ("archive-comment", "a comment in the archive", RESAVE),
        ("archive-extra", "data in the archive's extra fields", RESAVE),
        ("archive-duplicate", "two parts of one name in the archive: programs differ in which they show", RESAVE),
        ("archive-mismatch", "an archive whose headers contradict each other or the data", RESAVE),
        ("archive-unreadable", "a part that cannot be unpacked, so it cannot be cleared", RESAVE),
        ("archive-name", "a part whose name leads out of the archive or is not printable", RESAVE),
        ("xml-dtd", "a document type or entity definition in a part", COPY),
        ("xml-broken", "a part that is not well-formed, so it cannot be cleared", RESAVE),
        ("xml-encoding", "a part in an encoding that Office does not write", RESAVE),
        ("xml-comment", "a comment or instruction inside a part, which no program shows", RESAVE),
        ("stray-text", "text where no program shows it", RESAVE),
        ("foreign-data", "data in markup that Office does not know and does not show", RESAVE),
        ("alternate-differs", "one text for newer and another for older programs", "delete the drawing or text box and make it anew"),
        ("stray-part", "a file in the archive that has no content type and belongs to nothing", RESAVE),
        ("orphan-part", "a part to which nothing leads: it is kept, not shown", RESAVE),
        ("unused-relationship", "a picture, link or part that was deleted from the page and is still in the file", RESAVE),
        ("disguised-part", "a part that is not what its name says", COPY),
        ("macros", "macros or toolbar code", "save as .docx or .xlsx without macros"),
        ("embedded-object", "an embedded file or object, with all that it holds", "paste the chart or object as a picture"),
        ("foreign-document", "another document inside the file", "insert its text, then save"),
        ("comments", "comments", "Review > Delete > Delete All Comments"),
        ("people", "a list of people who commented or changed the file", "File > Inspect Document > Remove All"),
        ("glossary", "a store of building blocks with text of its own", COPY),
        ("template-link", "a link to the template that it was made from", "Developer > Document Template: attach Normal"),
        ("custom-xml", "custom XML data", "File > Inspect Document: Custom XML Data > Remove All"),
        ("custom-property-part", "custom properties of a sheet", COPY),
        ("add-in", "an Office add-in with its data", "remove the add-in, then save"),
        ("signature", "a digital signature, which names its signer", "File > Info > remove the signature"),
        ("thumbnail", "a preview picture of an earlier state", "File > Info > Properties: untick Save Thumbnail"),
        ("fetched-from-outside", "something that is fetched from elsewhere when the file is opened", "insert it into the file, or delete it"),
        ("form-control", "a form control, with the list or cell that it is tied to", "delete the control"),
        ("ink", "ink drawings, with time and pen", "File > Inspect Document: Ink > Remove All"),
    ),
    *table(
        Severity.WARN,
        ("archive-stamp", "times or owners of files in the archive", RESAVE),
        ("archive-folder", "empty folders in the archive", "none needed"),
        ("archive-time", "a time in the archive", "none needed"),
        ("type-without-part", "a content type for a part that is not there", "none needed"),
        ("broken-relationship", "a relationship to a part that is not there", "none needed"),
        ("unknown-part", "a part of a kind that the scan does not know", "look at what it is; copy the text into a new file if in doubt"),
        ("unknown-markup", "markup that the scan does not know, without text", "none needed"),
        ("custom-xml-empty", "an empty list of sources, as Word adds it", "none needed"),
        ("sensitivity-label", "a sensitivity label", "none needed if the label may be known"),
        ("printer-settings", "settings of a printer, with its name", "save with a generic printer, or copy into a new file"),
        ("embedded-font", "an embedded font", "File > Options > Save: untick Embed fonts"),
        ("not-in-our-files", "something that our own letters and workbooks never hold", "report it as a defect of the program"),
    ),
)  # fmt: skip
