"""The tags beside speech: `said Harry`, `the old man asked`, `she thought`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

TagKind = Literal["speech", "thought", "writing"]

TAG_REACH = 120
"""How many characters after a quotation a tag's verb may stand; the longest subjects in English fiction fit."""

_WORD = re.compile(
    r"\b(?:Mrs?|Ms|Mme|Mlle|Dr|St|Prof|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Messrs|Jr|Sr)\."
    r"|\w+(?:['’-]\w+)*|[^\w\s]"
)
_PRONOUNS = frozenset("he she they i we it you one who somebody someone everybody everyone nobody both another".split())
_DETERMINERS = frozenset("the a an his her my their its our your this that another one two three each some".split())
_THOUGHT = frozenset("think wonder muse reflect ponder reason realise realize marvel meditate soliloquize".split())
_WRITING = frozenset("write type text scrawl scribble print jot email message".split())
_IRREGULAR = {
    "say": "said", "tell": "told", "think": "thought", "begin": "began", "speak": "spoke", "sing": "sang", "put": "put",
    "cut": "cut", "burst": "burst", "read": "read", "write": "wrote", "swear": "swore", "weep": "wept", "go": "went",
    "bid": "bade", "beg": "begged", "submit": "submitted", "nod": "nodded", "sob": "sobbed", "quip": "quipped",
    "admit": "admitted", "grin": "grinned", "jot": "jotted", "hum": "hummed", "tut": "tutted",
}  # fmt: skip
_MORE_VERBS = (
    "soliloquize meditate realise realize scrawl scribble print jot email message hum bid interpolate expostulate "
    "remonstrate assent acquiesce gibber quaver pant wheedle mouth apologise apologize advise inform invite bluster"
).split()
_AFTER_REPORT = frozenset(
    "that he she i we they it you there nothing so if how what why when who where whether very much all".split()
)
_AUXILIARIES = frozenset("had has have then only again now at last once finally also even just merely simply".split())


@cache
def tag_verbs() -> dict[str, TagKind]:
    """Every form of the verbs that bring speech, thought or writing, with which of them it brings."""
    listed = (files("storyglass") / "data" / "speech_verbs.txt").read_text(encoding="utf-8").split()
    forms: dict[str, TagKind] = {}
    for lemma in (*listed, *_MORE_VERBS, *sorted(_THOUGHT), *sorted(_WRITING)):
        kind: TagKind = "thought" if lemma in _THOUGHT else "writing" if lemma in _WRITING else "speech"
        for form in _forms(lemma):
            forms[form] = kind
    return forms | {"quoth": "speech", "say": "speech"}


def _forms(lemma: str) -> Iterator[str]:
    """The forms that narrate: the past tense and the third person of the present."""
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        yield from (_IRREGULAR.get(lemma, lemma[:-1] + "ied"), lemma[:-1] + "ies")
        return
    yield _IRREGULAR.get(lemma) or (lemma[:-1] if lemma.endswith("e") else lemma) + "ed"
    yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def tag_after(text: str, at: int) -> TagKind | None:
    """Returns which kind of tag begins at `at`, or None: a verb and its subject, in either order."""
    words = _WORD.findall(text, at, at + TAG_REACH)
    start = 0
    while start < len(words) and words[start] in {",", "-", "—", "–", "―", ")", "*", "_"}:
        start += 1
    return _inverted(words, start) or _direct(words, start)


def _inverted(words: list[str], at: int) -> TagKind | None:
    """`said Harry`, `asked the old man`; `said.` alone too."""
    if at >= len(words) or (kind := tag_verbs().get(words[at])) is None:
        return None
    after = at + 1
    if after >= len(words):
        return kind
    word = words[after]
    if word[0].isupper() or word.lower() in _PRONOUNS or word.lower() in _DETERMINERS:
        return kind
    return kind if word in {",", ".", ";", ":"} else None


def _direct(words: list[str], at: int) -> TagKind | None:
    """`he said`, `the old man asked`, `Mrs. Hill had answered`."""
    verb = _after_subject(words, at)
    while verb < len(words) and (words[verb].lower() in _AUXILIARIES or words[verb].endswith("ly")):
        verb += 1
    if verb == at or verb >= len(words) or (kind := tag_verbs().get(words[verb])) is None:
        return None
    following = words[verb + 1].lower() if verb + 1 < len(words) else ""
    if following in _AFTER_REPORT or (following == "to" and words[verb] not in {"said", "says", "say", "whispered"}):
        return None
    return kind


def _after_subject(words: list[str], at: int) -> int:
    """The index behind a subject that begins at `at`; `at` where there is none."""
    if at >= len(words):
        return at
    first = words[at].lower()
    if first in _PRONOUNS and not (first in _DETERMINERS and at + 1 < len(words) and words[at + 1].isalpha()):
        return at + 1
    end = at
    if first in _DETERMINERS:
        verbs = tag_verbs()
        end += 1
        while end < len(words) and end - at < 6 and words[end][0].isalpha() and words[end] not in verbs:
            end += 1
        return end if end - at > 1 else at
    while end < len(words) and end - at < 6 and words[end][0].isupper():
        end += 1
    return end


_LAST_WORDS = re.compile(r"[\w'’-]+")


def tag_before(text: str, start: int, end: int) -> TagKind | None:
    """Returns which kind of tag ends just before `end`: `he said,`, `she whispered`, `said the man at last:`."""
    words = _LAST_WORDS.findall(text, max(start, end - 60), end)
    verbs = tag_verbs()
    for word in reversed(words[-6:]):
        if (kind := verbs.get(word)) is not None:
            return kind
    return None


_BOUNDARY = re.compile(r"(?<![,.?!…—–―-])([,.?!…—–―-]++)[\"”’')]*+\s*+(?=\w)")


def find_tag(text: str, start: int, end: int) -> int | None:
    """Returns the offset of the first tag inside a stretch that begins with speech and has no closing mark, or None.

    After a comma anything that reads as a tag is one; after a full stop, a question or an exclamation mark, where the
    next sentence of the speech could as well begin, only what begins in lower case or ends the stretch.
    """
    for boundary in _BOUNDARY.finditer(text, start, end):
        at = boundary.end()
        if at == boundary.end(1) and not boundary[1].endswith(("—", "–", "―", "-")):
            continue
        kind = tag_after(text, at)
        if kind is None:
            continue
        if boundary[1] == "," or not text[at].isupper() or end - at <= CLOSING_TAG:
            return at
    return None


CLOSING_TAG = 40
"""A capitalised tag after a question (`In? The old man growled.`) is one where it ends the stretch within this many
characters: three or four words."""
