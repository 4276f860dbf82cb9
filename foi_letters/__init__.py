"""foi-letters: Freedom of Information responses, a letter in Word and its disclosure-controlled workbook.

The public names are `WordTemplate`, `build` and `protect`, and the errors they raise. They are loaded when first
used (PEP 562): `import foi_letters` itself loads no Word, Excel or solver library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foi_letters.assembly.template import WordTemplate as WordTemplate
    from foi_letters.errors import BlockingFindings as BlockingFindings
    from foi_letters.errors import FoiLettersError as FoiLettersError
    from foi_letters.errors import InputError as InputError
    from foi_letters.errors import TemplateError as TemplateError
    from foi_letters.errors import UnsafeOutput as UnsafeOutput
    from foi_letters.errors import WordingNotApproved as WordingNotApproved
    from foi_letters.pipeline import build as build
    from foi_letters.sdc.protect import protect as protect

_HOMES = {
    "BlockingFindings": "foi_letters.errors",
    "FoiLettersError": "foi_letters.errors",
    "InputError": "foi_letters.errors",
    "TemplateError": "foi_letters.errors",
    "UnsafeOutput": "foi_letters.errors",
    "WordTemplate": "foi_letters.assembly.template",
    "WordingNotApproved": "foi_letters.errors",
    "build": "foi_letters.pipeline",
    "protect": "foi_letters.sdc.protect",
}

# each name also stands in _HOMES; a test compares the two
__all__ = [
    "BlockingFindings",
    "FoiLettersError",
    "InputError",
    "TemplateError",
    "UnsafeOutput",
    "WordTemplate",
    "WordingNotApproved",
    "build",
    "protect",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'foi_letters' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
