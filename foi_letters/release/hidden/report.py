"""Gathers what the checks notice, and prints each kind once however often it occurs."""

from dataclasses import dataclass, field

from foi_letters.errors import Place
from foi_letters.release.finding import Finding, Severity
from foi_letters.release.hidden.codes import CODES

PLACES_SHOWN = 3
DETAILS_SHOWN = 3
DETAIL_LENGTH = 60


@dataclass(slots=True)
class _Seen:
    """The first places and details of a code, and how often it was noticed."""

    count: int = 0
    places: dict[str, None] = field(default_factory=dict)
    details: dict[str, None] = field(default_factory=dict)


class Report:
    """What was noticed in one file. Checks call `add`; `findings` groups by code, most serious first."""

    def __init__(self, file: str, *, ours: bool) -> None:
        self.file = file
        self.ours = ours
        self._seen: dict[str, _Seen] = {}

    def add(self, code: str, where: str, detail: str = "") -> None:
        """Notice `code` (a name in `CODES`) at `where`, in words; `detail` is a short quotation or name."""
        assert code in CODES, code
        seen = self._seen.setdefault(code, _Seen())
        seen.count += 1
        if len(seen.places) < PLACES_SHOWN and where:
            seen.places[where] = None
        if len(seen.details) < DETAILS_SHOWN and detail:
            seen.details[shorten(detail)] = None

    def findings(self) -> tuple[Finding, ...]:
        """One finding a code, blocking ones first, then in the order of the code tables."""
        order = list(CODES)
        found = [self._finding(name, seen) for name, seen in self._seen.items()]
        return tuple(sorted(found, key=lambda finding: (not finding.stops, order.index(finding.rule))))

    def _finding(self, name: str, seen: _Seen) -> Finding:
        code = CODES[name]
        times = f" ({seen.count} times)" if seen.count > 1 else ""
        details = ": " + "; ".join(seen.details) if seen.details else ""
        more = f" and {seen.count - len(seen.places)} more" if seen.count > len(seen.places) else ""
        places = ", ".join(seen.places)
        return Finding(
            rule=name,
            severity=Severity.BLOCK if self.ours else code.level,
            message=f"{code.what}{times}{details}",
            place=Place(self.file, within=f"{places}{more}" if places else None),
            cure=code.cure,
        )


def shorten(text: str, length: int = DETAIL_LENGTH) -> str:
    """`text` on one line, printable (escapes for what is not), at most `length` characters."""
    head = " ".join(text[: 4 * length].split())
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in head)
    return shown if len(shown) <= length else shown[: length - 1] + "…"
