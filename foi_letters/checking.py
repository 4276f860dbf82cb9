"""What the checks of a case share: how they find a place in its file, and how they suggest a name that is there."""

import difflib
from collections.abc import Callable, Iterable

from foi_letters.errors import Place
from foi_letters.yamlfile import Path_

PlaceOf = Callable[[Path_], Place]
"""Finds a path of the model in its file."""


def suggested(name: str, names: Iterable[str], introduction: str) -> str:
    """The name that may be meant, or all of `names` after an introduction."""
    close = difflib.get_close_matches(name, list(names), n=1)
    return f"did you mean {close[0]}?" if close else f"{introduction}: {', '.join(names) or 'none'}"
