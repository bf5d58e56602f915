"""Story text made safe to show: a story may hold anything, and a terminal or a browser would obey it."""

from __future__ import annotations

import html
import re
import unicodedata

# C0 and C1 controls but tab and newline, and lone surrogates: no page may hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey rather than show: controls, bidi marks and overrides, line separators."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 has no way to write
_XML_SPACE = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
_CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, format characters (bidi overrides too), surrogates, separators


def escaped(text: str) -> str:
    """The text for HTML, between tags or inside a quoted attribute; what no page may hold becomes U+FFFD."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text))


def xml_text(text: str) -> str:
    """The text for XML, between tags, so that a parser gives back exactly it; what XML cannot hold becomes U+FFFD."""
    return html.escape(_NOT_XML.sub("\ufffd", text), quote=False).replace("\r", "&#13;")


def xml_value(text: str) -> str:
    """The text for a quoted attribute in XML, as `xml_text`."""
    return html.escape(_NOT_XML.sub("\ufffd", text)).translate(_XML_SPACE)


def harmless(text: str) -> str:
    """The text with U+FFFD for each character that a terminal would obey, line ends and tabs among them."""
    return OBEYED.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text as one line without controls, escape sequences, bidi overrides or runs of white space."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = "".join(" " if char.isspace() else char for char in text)
    shown = (char for char in spaced if unicodedata.category(char) not in _CONTROLS)
    return " ".join("".join(shown).split())


def cropped(text: str, length: int) -> str:
    """The text as one line of at most `length` characters, with an ellipsis where it was cut."""
    line = one_line(text[: 4 * length])  # the cut first, for a line may be a whole chapter
    return line if len(line) <= length and len(text) <= 4 * length else line[: length - 1].rstrip() + "…"
