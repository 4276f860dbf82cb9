"""Numbers as attributes write them, whoever wrote them: what is no number is the default, never an error."""

import re
from math import isfinite

WHOLE = re.compile(r"\s*(-?[0-9]{1,10})(?![0-9])")


def whole(text: str | None, default: int = 0) -> int:
    """The whole number that a text begins with, of at most ten digits."""
    found = WHOLE.match(text or "")
    return int(found[1]) if found else default


def real(text: str | None, default: float) -> float:
    """A finite number."""
    try:
        number = float(text) if text else default
    except ValueError:
        return default
    return number if isfinite(number) else default
