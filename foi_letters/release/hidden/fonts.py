"""Fonts that draw something else than the letters: words in them can be copied and not read."""

import re

SYMBOLS = "symbol-font"
SYMBOL_FONTS = re.compile(
    r"wingdings( [23])?|webdings|symbol|marlett|mt extra|zapf ?dingbats|itc zapf dingbats|bookshelf symbol \d|opensymbol|starsymbol"
    r"|adobe blank.*|last ?resort|blank|blokk.*|redacted.*|flow (block|circular|rounded)|.*bar ?code.*|.*\bcode ?(39|128)\b.*|.*3 of 9.*",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W\d_]{4}|\d{3}")


def draws_symbols(font: str) -> bool:
    """Whether a font of this name draws symbols, bars or nothing for letters."""
    return bool(SYMBOL_FONTS.fullmatch(font.strip()))


def is_words(text: str) -> bool:
    """Whether a text is meant as words or numbers: ticks, bullets and arrows are one to three letters."""
    return bool(WORDS.search(text))
