"""Files damaged at random, through every reader: each is read, or refused with an error that a user can act on.

Bounded by time: a few seconds in the suite, FOI_LETTERS_FUZZ_SECONDS (600) in all under `./run soak`. Every file is made
from its number alone, so a failure can be had again by that number.
"""

import functools
import io
import os
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import openpyxl
import pytest

from foi_letters import casefile
from foi_letters.approvals import Ledger
from foi_letters.assembly.package import read_package, write_package
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import FoiLettersError
from foi_letters.figures_spec import SourceSpec
from foi_letters.release.hidden.scan import scan
from foi_letters.resources import packaged
from foi_letters.sdc.instance_json import from_json, published_from_json
from foi_letters.sdc.source import read_source
from foi_letters.wording import returned
from tests.hostile.case import CASE, PROFILE, RECORDS
from tests.workbook.released import workbook

SOAK_SECONDS = float(os.environ.get("FOI_LETTERS_FUZZ_SECONDS", "600"))
MAX_SECONDS = 10  # of the processor: how busy the machine is says nothing of the reader
INSTANCES = Path(__file__).resolve().parents[1] / "sdc" / "instances"
SPICES = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"&a;", b"<", b">", b"]]>", b'"', b"'", b"{{", b"}}", b"{%", b"%}", b"!!", b"*a", b"&a",
    b"- ", b": ", b"\r", b"\n", b"\t", b"9" * 400, b"-1", b"1e999", b"A" * 5000, b"XFD1048576", b"<!DOCTYPE x>", "\u202e".encode(),
    b"<w:p>", b"</w:p>", b"<w:tbl>", b'r:id="rId1"', b"<c r=", b't="s"', b"<f>1</f>", b"../", b"TargetMode",
]  # fmt: skip

Reader = Callable[[bytes, Path], object]


def read_case(data: bytes, folder: Path) -> object:
    """A case file beside a good profile."""
    (folder / "authority.yaml").write_text(PROFILE)
    (folder / "case.yaml").write_bytes(data)
    return casefile.load(folder / "case.yaml")


def read_records(data: bytes, folder: Path, name: str) -> object:
    """A file of records, and each of its columns."""
    (folder / name).write_bytes(data)
    records, _ = read_source(SourceSpec.model_validate({"file": name}), folder)
    return [records.column(column) for column in dict.fromkeys(records.header) if column]


def read_template(data: bytes, _: Path) -> object:
    """A template, and a letter from it."""
    return WordTemplate.open(data).render({"authority": {"name": "Northshire"}, "items": [1, 2]})


def read_ledger(data: bytes, folder: Path) -> object:
    """A ledger of approvals."""
    (folder / "approvals.jsonl").write_bytes(data)
    return Ledger.read(folder / "approvals.jsonl")


def read_instance(data: bytes, _: Path) -> object:
    """Counts for `protect` and `attack`."""
    return from_json(data.decode("utf-8", "replace")), published_from_json(data.decode("utf-8", "replace"))


def read_returned(data: bytes, folder: Path) -> object:
    """A review pack that came back."""
    (folder / "pack.docx").write_bytes(data)
    return returned.read(folder / "pack.docx")


def instance() -> bytes:
    """The smallest file of counts that the tests of disclosure control have."""
    return min(INSTANCES.glob("*.json"), key=lambda path: path.stat().st_size).read_bytes()


def records_workbook() -> bytes:
    """The records as openpyxl saves them."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in RECORDS.splitlines():
        book.active.append(line.split(","))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def small_template() -> bytes:
    """A template with the usual things in it."""
    document = docx.Document()
    document.add_paragraph("{{ authority.name }}")
    document.add_paragraph("{% for item in items %}{{ item }}{% endfor %}")
    document.add_table(2, 2).cell(0, 0).text = "{% if items %}x{% endif %}"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


READERS: Mapping[str, tuple[Callable[[], bytes], Reader]] = {
    "case file": (CASE.encode, read_case),
    "CSV": (RECORDS.encode, functools.partial(read_records, name="records.csv")),
    "XLSX": (records_workbook, functools.partial(read_records, name="records.xlsx")),
    "template": (small_template, read_template),
    "packaged template": ((packaged("templates") / "response.docx").read_bytes, read_template),
    "scan of a letter": (small_template, lambda data, _: scan(data, "letter.docx", ours=False)),
    "scan of a workbook": (workbook, lambda data, _: scan(data, "tables.xlsx", ours=False)),
    "instance": (instance, read_instance),
    "returned pack": (small_template, read_returned),
    "ledger": (lambda: b'{"block": "a", "hash": "b"}\n' * 3, read_ledger),
}


def damaged(seed: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes, a passage or a part changed; a package is mostly damaged inside its parts."""
    if not seed.startswith(b"PK") or chance.random() < 0.2:
        return _damaged_bytes(seed, chance)
    parts = dict(read_package(seed).parts)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(sorted(parts))
        parts[name] = _damaged_bytes(parts[name], chance)
    if chance.random() < 0.1:
        del parts[chance.choice(sorted(parts))]
    return write_package(parts)


def _damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice([0, 1, 1, 4, 40, 400]))
        middle = chance.choice(
            [
                chance.choice(SPICES),
                bytes(chance.randrange(256) for _ in range(chance.randint(0, 8))),
                data[start:end] * chance.choice([0, 2, 50]),
                data[(at := chance.randint(0, len(data))) : at + 60],
            ]
        )
        data = data[:start] + middle + data[end:]
    return data


def fuzz(reader: str, folder: Path, seconds: float, first: int) -> int:
    """Damage and read until the time is over; how many files were read."""
    make, read = READERS[reader]
    seed, number, end = make(), first, time.monotonic() + seconds
    while time.monotonic() < end:
        data, start = damaged(seed, random.Random(f"{reader} {number}")), time.process_time()
        refused = None
        try:
            read(data, folder)
        except FoiLettersError as error:
            refused = error
        except Exception as error:
            raise AssertionError(f"file {number} of {reader} was not refused: {error!r}") from error
        assert refused is None or (refused.exit_code == 2 and refused.problems), (
            f"{number} of {reader}: {refused}"
        )
        assert time.process_time() - start < MAX_SECONDS, f"file {number} of {reader} took too long"
        number += 1
    return number - first


@pytest.mark.parametrize("reader", READERS)
def test_a_damaged_file_is_read_or_refused(reader: str, tmp_path: Path) -> None:
    assert fuzz(reader, tmp_path, 1.0, first=0) > 0


@pytest.mark.soak
@pytest.mark.timeout(SOAK_SECONDS + 120)
@pytest.mark.parametrize("reader", READERS)
def test_no_damaged_file_is_too_much_for_any_reader(reader: str, tmp_path: Path) -> None:
    assert fuzz(reader, tmp_path, SOAK_SECONDS / len(READERS), first=1_000_000) > 0
