"""The figures of a case, written out in a test, as one problem."""

from pathlib import Path

from foi_letters.released import SuppressionRule
from foi_letters.sdc.response import Response, read_response

from .northshire import figures

HOUSE = SuppressionRule(5)


def response(folder: Path, text: str, records: str = "", house: SuppressionRule = HOUSE) -> Response:
    """What is read of this section, whose source is `r.csv` with these records."""
    (folder / "r.csv").write_text(records, encoding="utf-8")
    spec, spot = figures(text)
    return read_response(spec, folder, house, spot)
