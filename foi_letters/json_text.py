"""JSON for people and programs: the outer levels are laid out line by line, what is deeper stands on one line each."""

import json
from collections.abc import Iterator, Mapping, Sequence


def laid_out(value: object, levels: int) -> str:
    """JSON text whose outer `levels` are indented by one blank a level, as `json.dumps(indent=1)` does.

    The encoder in C writes no indents; by leaving the inner levels to it, a record of a million numbers takes a tenth of
    the time. Raises `TypeError` for what JSON cannot hold.
    """
    return "".join(_pieces(value, levels, "\n"))


def _pieces(value: object, levels: int, line: str) -> Iterator[str]:
    if not levels or not value or not isinstance(value, Mapping | list | tuple):
        yield json.dumps(value, ensure_ascii=False)
        return
    inner = f"{line} "
    start, end = "{}" if isinstance(value, Mapping) else "[]"
    for number, (head, each) in enumerate(_members(value)):
        yield f"{',' if number else start}{inner}{head}"
        yield from _pieces(each, levels - 1, inner)
    yield f"{line}{end}"


def _members(value: Mapping[str, object] | Sequence[object]) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f"{json.dumps(key, ensure_ascii=False)}: ", each) for key, each in value.items())
    else:
        yield from (("", each) for each in value)
