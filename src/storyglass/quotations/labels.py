"""Lines with their speaker written beside them: chats and text messages (`Mara: where are you`), plays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storyglass.quotations.tags import tag_verbs
from storyglass.story import Mode, Span

_NAME = (
    r"(?:[A-Z@][\w’'&-]{0,30}\.?(?:[ ](?:of|the|de|von|[A-Z][\w’'&-]{0,30}\.?|\d{1,4})){0,3}"
    r"|\w{0,20}[\d_]\w{0,20}|[a-z][a-z’'-]{1,20})"
)
_SIGNS = r"(?:\*\*|__|_|\*)?"
_CHAT = re.compile(
    r"(?:[\[(]?\d{1,2}[:.]\d{2}[^\]):\n]{0,8}[\])]?\s?(?:[-–—]\s?)?)?"
    rf"{_SIGNS}(?:<(?P<irc>[\w@-]{{1,30}})>|(?P<name>{_NAME})(?:\s?\([^()\n]{{1,30}}\))?{_SIGNS}\s?:{_SIGNS})"
    r"[^\S\n]+(?=\S)"
)
_PLAY = re.compile(
    r"(?P<name>[A-Z][A-Z’'&-]{1,30}(?:[ ][A-Z’'&-]{1,30}|[ ]\d){0,3})"
    r"(?:,?[^\S\n]?[(\[][^()\[\]\n]{1,60}[)\]])?[.:]?\s*(?=\S)"
)
_DIRECTION = re.compile(r"(?:[(\[][^()\[\]]{1,200}[)\]]|_[^_\n]{1,80}_)[.:]?\s*")
_NEXT_LINE = re.compile(r"\n[^\S\n]*")
_NOT_NAMES = frozenset(
    """
    note notes p.s ps nb n.b a/n an author authors disclaimer summary warning warnings rating pairing pairings fandom
    title chapter part book act scene date time day place location setting subject re from to cc bcc sent sender
    received dear attn address email phone tel fax tags words characters character beta spoilers genre status
    update updated published source question answer q a step result results total cast enter exit exeunt moral example
    contents ingredients age name names occupation height weight yes no oh well and but or so then thus because
    remember today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december morning evening night
    first second third fourth finally conclusion end verse chorus bridge refrain reference headline breaking http https
    the this that these those here there it he she they we you i
    """.split()
)
PLAY_SHARE = 0.4
"""From this share of labelled paragraphs on, labels in capitals are the speakers of a play, whose stage directions
and long speeches take the other paragraphs; a story has no more of them than headings and shouts."""


DEVICE_REACH = 400
"""How many characters before the lines a device is named that they are read from: one or two paragraphs."""

_DEVICE = re.compile(
    r"\b(?:phones?|smartphone|texts?|texted|texting|messages?|chats?|chatroom|screens?|typed|typing|e-?mails?|computer"
    r"|laptop|keyboard|tablet|inbox|notifications?|pinged|buzz(?:ed|es)|thread|channel|forum|DMs?)\b",
    re.IGNORECASE,
)

NAMES_SOUGHT = 100
"""So many labels that occur once are sought in the story; more of them are a list, not people."""


class Labelled(NamedTuple):
    """A line with its speaker's label: the paragraph (index into those given), the label, what is said, how."""

    paragraph: int
    label: Span
    said: Span
    mode: Mode


class _Candidate(NamedTuple):
    paragraph: int
    line: int  # running number over all lines of the story, one more between paragraphs that have none
    name: str
    label: Span
    said: Span


def labelled_lines(text: str, paragraphs: Sequence[Span]) -> list[Labelled]:
    """Finds the lines that are labelled with their speaker, in text order.

    Labelled lines come in runs. A run counts where one of its labels occurs again, as a label or in the story; a lone
    line counts where the story has such runs and knows its name. A label in small letters must occur again as a label.
    """
    play = _candidates(text, paragraphs, _PLAY)
    if len(play) >= PLAY_SHARE * len(paragraphs) and len({line.name for line in play}) < len(play):
        return [_labelled(text, line, "speech") for line in play]
    lines = _candidates(text, paragraphs, _CHAT)
    count = Counter(line.name for line in lines)
    lines = [line for line in lines if count[line.name] > 1 or not line.name.islower()]
    known = {name for name, labels in count.items() if labels > 1}
    known.update(name for name in sorted(count.keys() - known)[:NAMES_SOUGHT] if text.count(name) > 1)
    runs = [run for run in _runs(lines) if any(line.name in known for line in run)]
    if all(len(run) == 1 for run in runs):
        return []
    modes = [_mode(text, run) for run in runs]
    return [_labelled(text, line, mode) for run, mode in zip(runs, modes, strict=True) for line in run]


def _runs(lines: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    """The lines in groups that follow each other without a line between."""
    run: list[_Candidate] = []
    for line in lines:
        if run and line.line != run[-1].line + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _candidates(text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str]) -> list[_Candidate]:
    """Every line that begins like a label. Where not all lines of a paragraph do, the first one owns the rest of it."""
    found = []
    number = 0
    for index, (start, end) in enumerate(paragraphs):
        number += 1
        first = pattern.match(text, start, end)
        if first is None:
            continue
        starts = [start, *(match.end() for match in _NEXT_LINE.finditer(text, start, end))]
        matches = [pattern.match(text, at, end) for at in starts] if pattern is _CHAT else [first]
        if not all(matches):
            matches = [first]
        for place, match in enumerate(matches):
            if match is None:
                continue
            number += place > 0
            stop = starts[place + 1] if place + 1 < len(matches) else end
            group = "name" if match["name"] else "irc"
            name = match[group]
            first_word = name.split()[0].lower().rstrip(".")
            if not {name.lower().rstrip("."), first_word} & _NOT_NAMES and first_word not in tag_verbs():
                found.append(_Candidate(index, number, name, match.span(group), (match.end(), stop)))
    return found


def _mode(text: str, run: Sequence[_Candidate]) -> Mode:
    """Speech in a script: labels in capitals, or whole sentences that no device has been named for; else written."""
    if sum(line.name.isupper() for line in run) * 2 > len(run):
        return "speech"
    start = run[0].label[0]
    if len(run) == 1 or _DEVICE.search(text, max(0, start - DEVICE_REACH), start):
        return "written"
    said = [text[line.said[0] : line.said[1]].rstrip() for line in run]
    sentences = all(not line[0].islower() and line[-1] in '.!?…—-"”)' for line in said)
    return "speech" if sentences else "written"


def _labelled(text: str, line: _Candidate, mode: Mode) -> Labelled:
    start, end = line.said
    while direction := _DIRECTION.match(text, start, end):
        if direction.end() >= end:
            break
        start = direction.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return Labelled(line.paragraph, line.label, (start, end), mode)
