"""A scalar that is written over several lines, with some of its words changed and its lines broken where they were."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

_SPACE = re.compile(r"(\s+)")


def respaced(
    written: str, old: str, new: str, break_: Callable[[str], str], escape: Callable[[str], str]
) -> str | None:
    """The characters `written` of a scalar, which say `old`, changed to say `new`.

    `escape` writes a word as the style does, `break_` writes white space that holds a line end. Beside words that stay,
    the white space stays as it was written. None where words cannot be told apart.
    """
    raw, was, will = (_SPACE.split(text.strip()) for text in (written, old, new))
    if [escape(word) for word in was[::2]] != raw[::2]:
        return None
    kept = _kept(was[::2], will[::2])
    parts = [escape(will[0])]
    for at in range(1, len(will) // 2 + 1):
        space = will[2 * at - 1]
        beside = [2 * kept[at] - 1] if at in kept else [2 * kept[at - 1] + 1] if at - 1 in kept else []
        typed = [raw[gap] for gap in beside if 0 < gap < len(raw) and was[gap] == space]
        fresh = break_(space) if "\n" in space else space
        parts += [*(typed or [fresh]), escape(will[2 * at])]
    start, end = len(written) - len(written.lstrip()), len(written.rstrip())
    return written[:start] + "".join(parts) + written[end:]


def _kept(was: Sequence[str], will: Sequence[str]) -> dict[int, int]:
    """Which old word each new word is, where it is one."""
    blocks = SequenceMatcher(None, was, will, autojunk=False).get_matching_blocks()
    return {block.b + step: block.a + step for block in blocks for step in range(block.size)}
