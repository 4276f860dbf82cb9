"""The canary finds a planted count in every form, and nothing in a file that does not hold it."""

import base64
import io
import zipfile
import zlib

import pytest

from foi_letters.release.canary import leaks

SECRET, TOTAL = 48_611, 90_001  # 0xbde3


def zipped(**parts: bytes) -> bytes:
    """An archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


FORMS = {
    "number": b"the count was 48611.",
    "a number in a CSV row": b"North,12,48611,7\r\n",
    "a number with decimals of nothing": b"<v>48611.0</v>",
    "a number with separators": "48\u00a0611".encode(),
    "a number split over runs": b"<w:t>48</w:t></w:r><w:r><w:t>611</w:t>",
    "UTF-16": "48611".encode("utf-16-le"),
    "hexadecimal": b'id="0000BDE3"',
    "hexadecimal of the text": b"key 223438363131220a",
    "base64": b"data " + base64.b64encode(b"x48611y"),
    "base64 inside other text": b"data:text/plain;base64," + base64.b64encode(b"a 48611 b"),
    "a share in full precision": str(SECRET / TOTAL).encode(),
    "a percentage": f"{100 * SECRET / TOTAL:.4f}%".encode(),
    "a rate": f"{1000 * SECRET / TOTAL:.3f} per 1,000".encode(),
    "a stream of a PDF": b"%PDF-1.7 stream\n" + zlib.compress(b"(48611) Tj") + b"endstream",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_planted_count_is_found_plain_and_inside_an_archive(form: str) -> None:
    content = FORMS[form]
    assert leaks([SECRET], {"file": content}, [TOTAL])
    assert leaks([SECRET], {"tables.xlsx": zipped(part=content)}, [TOTAL])
    assert leaks([SECRET], {"outer.zip": zipped(inner=zipped(part=content))}, [TOTAL])


def test_a_planted_count_is_found_in_the_name_of_a_file_and_of_a_member() -> None:
    assert leaks([SECRET], {"table-48611.csv": b""})
    assert leaks([SECRET], {"tables.xlsx": zipped(**{"xl/48611.xml": b""})})


def test_a_leak_says_which_count_in_which_member_and_how() -> None:
    (leak,) = leaks([SECRET, 10_007], {"tables.xlsx": zipped(part=b"<v>48611</v>")})
    assert (leak.secret, leak.form, leak.file) == (SECRET, "number", "tables.xlsx: part")


@pytest.mark.parametrize("other", [b"148611", b"486110", b"48611.5", b"1.48611", b"BDE31", b"48,6110"])
def test_another_number_is_no_leak(other: bytes) -> None:
    assert not leaks([SECRET], {"file": other}, [TOTAL])


def test_no_secrets_find_nothing() -> None:
    assert not leaks([], {"file": b"48611"})
