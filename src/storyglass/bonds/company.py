"""Who talks with whom, how much, and whether they are at work together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from storyglass.bonds.lexicon import OCCUPATIONS, QUALITIES, WORK
from storyglass.bonds.signs import Pair, Sign, fading, pair_of
from storyglass.narrative.model import Narrative
from storyglass.speech.model import SpokenLine

OTHERS = frozenset("he she they he's she's him her".split())
"""Pronouns of those who are talked of."""
WARM = frozenset("admiration amusement approval caring gratitude joy love".split())
COLD = frozenset("anger annoyance disapproval disgust".split())
"""Feelings in what people say to each other by which a bond is warm or cold."""
COMMON_TONE = 0.2
"""Tone of talk in fiction on the average, which is neither warm nor cold."""
LIKELY = 0.5
"""Confidence from which a noun says what somebody is."""
FEW = 2
"""Lines from which two people are taken to talk with each other."""
OF_WORK, OF_QUALITY, AT_WORK, BOTH, ONE = 0.18, 0.15, 0.2, 0.35, 0.15
"""Weights: a word of working life between two; a quality of a third; talk where work is done; their occupations."""
OF_COMPANY = 0.1
"""Weight of what those are to each other who talk, where nothing else tells: colleagues at work, friends elsewhere."""
MUCH_TALK = 15
"""Lines from which words of work count by their share of the talk."""
WORKPLACE = 0.02
"""Share of working life's words in a scene from which it is a workplace."""


@dataclass
class Talk:
    """What two people say to each other, line by line, with the words in it that are of work or judge somebody.

    `tones` say of each line how warm it is, from -1 to 1.
    """

    spans: list[tuple[int, int]] = field(default_factory=list)
    work: list[int] = field(default_factory=list)
    qualities: list[int] = field(default_factory=list)
    tones: list[float] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.spans)

    @property
    def share(self) -> float:
        """How much a word counts that may fall in any talk: less the more talk there is."""
        return min(1.0, MUCH_TALK / len(self.spans)) if self.spans else 1.0


def find_talk(narrative: Narrative) -> dict[Pair, Talk]:
    """The talk between each two characters."""
    found: dict[Pair, Talk] = {}
    page = narrative.page
    for line in narrative.lines:
        if line.speaker not in narrative.characters:
            continue
        words = narrative.words_in(line.start, line.end)
        work = [word for word in words if page.lower[word] in WORK and not _of_a_name(narrative, word)]
        qualities = [word for word in words if page.lower[word] in QUALITIES and _of_another(narrative, line, word)]
        tone = _tone(narrative, words)
        for other in line.addressees:
            if other in narrative.characters and other != line.speaker:
                talk = found.setdefault(pair_of(line.speaker, other), Talk())
                talk.spans.append((line.start, line.end))
                talk.tones.append(tone)
                talk.work += work
                talk.qualities += qualities
    return found


def _tone(narrative: Narrative, words: range) -> float:
    """How warm a line is, by the feelings in its words; as any line where nobody read them."""
    emotions = narrative.emotions
    if emotions is None or not words:
        return COMMON_TONE
    chance: dict[str, float] = dict(zip(emotions.labels, emotions.of(words.start, words.stop).tolist(), strict=True))
    return max(chance.get(label, 0.0) for label in WARM) - max(chance.get(label, 0.0) for label in COLD)


def _of_another(narrative: Narrative, line: SpokenLine, word: int) -> bool:
    """Says whether the clause of a word in a line is about somebody who takes no part in the talk."""
    page = narrative.page
    at = word if page.tree.subject_of(word) is not None else page.head[word]
    subject = page.tree.subject_of(at) if at >= 0 else None
    if subject is None:
        return False
    here = {line.speaker, *line.addressees}
    return page.lower[subject] in OTHERS or not here.issuperset(narrative.persons_of(subject) or here)


def _of_a_name(narrative: Narrative, word: int) -> bool:
    """Says whether a word is the title of a name: `Captain Moss`."""
    page, after = narrative.page, word + 1
    return page.forms[word][0].isupper() and after < len(page) and page.upos[after] == "PROPN"


def company_signs(narrative: Narrative, talk: dict[Pair, Talk]) -> Iterator[Sign]:
    """What those are to each other who talk much: at work together by what they say and where, or else friends."""
    occupied = _occupied(narrative)
    workplaces = _workplaces(narrative)
    for pair, said in talk.items():
        share = said.share
        work = [Sign(pair, "professional", OF_WORK * share, 0.5, word, word + 1, hint=True) for word in said.work]
        told = (pair[0] in occupied) + (pair[1] in occupied)
        there = [start for start, _ in said.spans if narrative.scene_at(start) in workplaces]
        if work or told or there:
            judged = OF_QUALITY * share
            work += [Sign(pair, "professional", judged, 0.5, word, word + 1, hint=True) for word in said.qualities]
        yield from fading(work)
        if said.lines < FEW:
            continue
        at = narrative.words_in(*said.spans[0])[0]
        yield Sign(pair, "professional" if work or told or there else "friend", OF_COMPANY, 0.5, at, at + 1, hint=True)
        if told:
            yield Sign(pair, "professional", BOTH if told > 1 else ONE, 0.5, at, at + 1, hint=True)
        if there:
            at = narrative.words_in(there[0], there[0] + 1)[0]
            yield Sign(pair, "professional", AT_WORK * len(there) / said.lines, 0.5, at, at + 1, hint=True)


def _occupied(narrative: Narrative) -> set[int]:
    """Those who are told to be somebody at work, by a noun or a title."""
    people, page = narrative.people, narrative.page
    found = {
        person
        for person in narrative.cast
        if any(
            word.rstrip(".").lower() in OCCUPATIONS for name in people.persons[person].names for word in name.split()
        )
    }
    for one, link in zip(people.markables.all, people.links, strict=True):
        if link.confidence >= LIKELY and page.lower[one.head] in OCCUPATIONS:
            found.add(link.person)
    return found & narrative.characters


def _workplaces(narrative: Narrative) -> set[int | None]:
    """The scenes that are full of working life."""
    counts: dict[int, int] = defaultdict(int)
    for word, lower in enumerate(narrative.page.lower):
        if lower in WORK or lower in OCCUPATIONS:
            scene = narrative.scene_at(narrative.page.start[word])
            if scene is not None:
                counts[scene] += 1
    return {
        scene
        for scene, count in counts.items()
        if count >= WORKPLACE * len(narrative.words_in(narrative.scenes[scene].start, narrative.scenes[scene].end))
    }
