"""Bytes to clean text: the encoding is found, newlines become `\\n`, and what XML forbids becomes U+FFFD."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from storyglass.story import StoryError

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_HIGH = bytes(range(128, 256))

_BINARY = 0.02
"""Share of control bytes above which data is no text; text has none, images and programs have 5-10 %."""

_MOSTLY_ASCII = 0.05
"""Share of high bytes below which text in an unknown 8-bit encoding is Western European (French has about 4 %)."""

_SAMPLE = 1 << 18
"""Bytes shown to the encoding detector, which reads slowly and needs no more."""


def clean(text: str) -> tuple[str, list[str]]:
    """The text with newlines as `\\n`, no byte order mark and nothing that XML forbids, and warnings about that."""
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    text, count = _FORBIDDEN.subn("\ufffd", text)
    if not count:
        return text, []
    characters = "1 character" if count == 1 else f"{count:,} characters"
    return text, [f"{characters} that no text can hold (NUL, controls, lone surrogates) replaced by U+FFFD"]


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, list[str]]:
    """The text in `data`, its encoding found by its byte order mark, as UTF-8, as `declared`, or by its statistics.

    Raises StoryError where `data` is not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, errors="replace")
            return text, _damage_warning(text, encoding.removesuffix("-sig"))
    wide = _utf16_without_bom(data)
    if wide:
        return data.decode(wide, errors="replace"), []
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _BINARY):
        raise StoryError(f"{name}: this is not text; give a txt, md, html, epub or docx file")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(declared or "utf-8"), []
    except (LookupError, ValueError):
        return _decode_by_statistics(data, name)


def _utf16_without_bom(data: bytes) -> str | None:
    """The byte order of UTF-16 text: in Western text every other byte is NUL."""
    sample = data[:4096]
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(low, high) > len(sample) * 0.35 and min(low, high) < len(sample) * 0.05:
        return "utf-16-le" if high > low else "utf-16-be"
    return None


def _decode_by_statistics(data: bytes, name: str) -> tuple[str, list[str]]:
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    several = len(text) - len(text.encode("ascii", errors="ignore")) - damaged
    if several > 4 * damaged:  # sound UTF-8 sequences do not come about by chance
        return text, _damage_warning(text, "UTF-8")
    encoding = _eight_bit_encoding(data)
    return data.decode(encoding, errors="replace"), [f"{name}: read as {encoding}, which is a guess"]


def _eight_bit_encoding(data: bytes) -> str:
    high = len(data) - len(data.translate(None, _HIGH))
    if high < len(data) * _MOSTLY_ASCII:
        mac_quotes = sum(data.count(byte) for byte in (b"\xd2", b"\xd3", b"\xd5"))
        return "mac_roman" if mac_quotes > high * 0.5 else "cp1252"
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _damage_warning(text: str, encoding: str) -> list[str]:
    return [f"not all of it is sound {encoding}: damaged bytes became U+FFFD"] if "\ufffd" in text else []
