"""Codes of what both Word and Excel files may hold: text, colour, links, properties, pictures, drawings."""

from foi_letters.release.finding import Severity
from foi_letters.release.hidden.code import table

DELETE = "delete the text, or make it readable"
PROPERTIES = "File > Info > Inspect Document: Document Properties > Remove All; or name the authority with --allow-author"
PICTURE = "save the picture anew without its metadata and insert it again"

CONTENT = (
    *table(
        Severity.BLOCK,
        ("colour-on-colour", "text of the colour of its background", DELETE),
        ("tiny-text", "text too small to see", DELETE),
        ("symbol-font", "words in a font that draws symbols, bars or nothing for letters", DELETE),
        ("moved-text", "text moved out of its line or cell", DELETE),
        ("transparent-text", "transparent text", DELETE),
        ("text-under-merge", "text in a cell that a merged cell covers", "unmerge the cells and delete it"),
        ("no-size", "a row, column, line or drawing of no size with content", "give it its size, or delete it"),
        ("invisible-character", "invisible characters, which can carry a name or a mark", "delete and retype the words there"),
        ("text-pushed-away", "text pushed out of sight by blanks or empty lines", DELETE),
        ("spaces-as-code", "a sequence of different blanks, which can carry a mark", "replace them with one blank"),
        ("internal-link", "a link to an internal share, drive or site", "Remove Hyperlink"),
        ("odd-link", "a link that is no web page and starts a program or command", "Remove Hyperlink"),
        ("mail-link", "a link with an e-mail address that the page does not show", "Remove Hyperlink"),
        ("person-property", "a name in the document properties", PROPERTIES),
        ("property-content", "content in the document properties", PROPERTIES),
        ("custom-property", "custom document properties", PROPERTIES),
        ("stale-title", "the name of a sheet or document that is no longer there", "delete the link, or save the file under a new name"),
        ("alternative-text-tells", "a label or alternative text with a path or an address", "edit the alternative text"),
        ("picture-metadata", "a picture that tells of its author, place, device or time", PICTURE),
        ("picture-thumbnail", "a picture with a preview of an earlier state", PICTURE),
        ("picture-trailing", "data after the end of a picture", PICTURE),
        ("picture-frames", "a picture with further frames", PICTURE),
        ("picture-original", "the original of a picture, from before it was changed", "Compress Pictures, or insert a new one"),
        ("cropped-picture", "a cropped picture: the part cut away is still in the file", "Compress Pictures > Delete cropped areas"),
        ("hidden-drawing", "a drawing that is hidden or transparent", "delete it (Selection Pane shows it)"),
        ("chart-data", "a chart that holds figures which no visible cell shows", "paste the chart as a picture"),
    ),
    *table(
        Severity.WARN,
        ("faint-text", "text that is hard to tell from its background", "use a darker colour"),
        ("look-alike-letter", "letters of another alphabet inside a word, which can carry a mark", "retype the words there"),
        ("telling-name", "a name that nobody sees (of a style, font, theme, shape or part) and that reads like words of somebody", "rename it"),
        ("soft-hyphen", "soft hyphens inside words", "none needed"),
        ("direction-mark", "marks of writing direction in left-to-right text", "delete and retype the words there"),
        ("private-character", "characters without a public meaning", "replace them"),
        ("folder-link", "a link to a file in a folder", "Remove Hyperlink, or release that file too"),
        ("library-name", "the name of a program as author", PROPERTIES),
        ("property-note", "notes in the document properties: subject, keywords, comments, last print", PROPERTIES),
        ("program-details", "details of the program, template and editing time", "none needed; Remove Properties clears them"),
        ("alternative-text", "alternative text or a tip: read that it says no more than the page", "edit the alternative text"),
        ("picture-program", "a picture that tells which program made it", "none needed"),
        ("picture-unknown", "a picture of a kind that cannot be looked into", "save it as PNG and insert it again"),
        ("chart-literal", "a chart with figures of its own", "compare them with the table"),
        ("protection", "a password's hash, or protection", "none needed"),
    ),
)  # fmt: skip
