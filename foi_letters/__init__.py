"""foi-letters: Freedom of Information responses, a letter in Word and its disclosure-controlled workbook.

The public names are `WordTemplate`, `build` and `protect`, and the errors they raise. They are loaded when first
used (PEP 562): `import foi_letters` itself loads no Word, Excel or solver library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foi_letters.assembly.template import WordTemplate as WordTemplate
    from foi_letters.errors import FoiLettersError as FoiLettersError
    from foi_letters.sdc.protect import protect as protect

_HOMES = {
    "FoiLettersError": "foi_letters.errors",
    "WordTemplate": "foi_letters.assembly.template",
    "protect": "foi_letters.sdc.protect",
}

# each name also stands in _HOMES; a test compares the two
__all__ = ["FoiLettersError", "WordTemplate", "protect"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'foi_letters' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
