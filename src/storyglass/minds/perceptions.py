"""Who sees, hears, reads or senses whom, through what, and whether the one perceived is aware of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storyglass.minds.model import PerceptionDraft
from storyglass.minds.perception_signs import Cover, Percept, Post, Signs, Unnoticed
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative
from storyglass.story import Sense

SURE, LIKELY = 0.8, 0.6


@dataclass
class Watch:
    """What the signs say of one scene."""

    scene: int
    percepts: list[Percept] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    unnoticed: list[Unnoticed] = field(default_factory=list)


def find_perceptions(narrative: Narrative, deeds: Sequence[Deed]) -> list[PerceptionDraft]:
    """Every perception that the text tells, in text order; none where nobody parsed the text."""
    if not narrative.page.parsed:
        return []
    return _Watching(narrative, deeds).drafts()


class _Watching:
    """Brings the signs of each scene together."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative, self.page, self.signs = narrative, narrative.page, Signs(narrative, deeds)
        self.scenes: dict[int, Watch] = {}
        self.acting: dict[int, set[int]] = {}
        for deed in deeds:
            if deed.line < 0 and deed.scene >= 0:
                self.acting.setdefault(deed.scene, set()).update(deed.agents)
        self.talk: dict[int, set[tuple[int, int]]] = {}
        for line in narrative.lines:
            scene = narrative.scene_at(line.start)
            if scene is not None and line.speaker is not None:
                self.acting.setdefault(scene, set()).add(line.speaker)
                self.talk.setdefault(scene, set()).update((line.speaker, who) for who in line.addressees)

    def drafts(self) -> list[PerceptionDraft]:
        """The rows of all scenes, the surest of each kind once, in text order."""
        signs = self.signs
        for percept in signs.percepts():
            self._watch(percept.word).percepts.append(percept)
        for cover in signs.covers():
            self._watch(cover.word).covers.append(cover)
        for unnoticed in signs.unnoticed():
            self._watch(unnoticed.word).unnoticed.append(unnoticed)
        found: dict[tuple[int, int, int, str, bool | None], PerceptionDraft] = {}
        for scene in sorted(self.scenes):
            if scene >= 0:
                for row in self._rows(self.scenes[scene]):
                    key = (row.scene, row.who, row.of, row.sense, row.aware)
                    if key not in found or found[key].confidence < row.confidence:
                        found[key] = row
        return sorted(found.values(), key=lambda row: (row.known_from, row.who, row.of))

    def _watch(self, word: int) -> Watch:
        scene = self.narrative.scene_at(self.page.start[word])
        return self.scenes.setdefault(-1 if scene is None else scene, Watch(-1 if scene is None else scene))

    def _rows(self, watch: Watch) -> Iterator[PerceptionDraft]:
        hidden = self._hidden(watch)
        for percept in watch.percepts:
            yield from self._perceived(watch, percept, hidden)
        for miss in watch.unnoticed:
            yield from self._missed(watch, miss, hidden)

    def _hidden(self, watch: Watch) -> dict[int, Cover]:
        """Who is hidden in a scene: those who hide, and those at a post who perceive."""
        eyes = {p for percept in watch.percepts for p in percept.who}
        missed = any(not miss.watched for miss in watch.unnoticed)
        found: dict[int, Cover] = {}
        for cover in watch.covers:
            for person in cover.who:
                if cover.sure or person in eyes or missed:
                    found.setdefault(person, cover)
        return found

    def _others(self, scene: int, watchers: Sequence[int], hidden: dict[int, Cover]) -> list[int]:
        """Those who act in a scene under eyes that are not their own."""
        present, acting = self.narrative.scenes[scene].present, self.acting.get(scene, set())
        return [p for p in present if p in acting and p not in watchers and p not in hidden]

    def _perceived(self, watch: Watch, percept: Percept, hidden: dict[int, Cover]) -> Iterator[PerceptionDraft]:
        who = percept.who
        if percept.plural and not who:
            who = self._they(watch, percept)
        of = percept.of
        concealed = any(p in hidden for p in who)
        if not of and percept.wide and (concealed or percept.covert or percept.post is not None):
            of = tuple(self._others(watch.scene, who, hidden))
        for one in who:
            for other in of:
                if one != other:
                    aware = self._aware(watch, percept, one, other, hidden)
                    yield self._draft(watch.scene, one, other, percept.word, percept.post, aware, percept.sense)

    def _they(self, watch: Watch, percept: Percept) -> tuple[int, ...]:
        """Those whom a plural pronoun may mean: who perceived before in the scene."""
        for before in reversed(watch.percepts):
            if before.word < percept.word and len(before.who) > 1 and not set(before.who) & set(percept.of):
                return before.who
        return ()

    def _aware(self, watch: Watch, percept: Percept, one: int, other: int, hidden: dict[int, Cover]) -> bool | None:
        talk = self.talk.get(watch.scene, set())
        talking = (one, other) in talk or (other, one) in talk
        if percept.covert or percept.asleep:
            return False
        if one in hidden and other not in hidden and not talking:
            return False
        if percept.post is not None and not talking:
            return False
        return True if talking and self.page.quotation[percept.word] < 0 else None

    def _missed(self, watch: Watch, miss: Unnoticed, hidden: dict[int, Cover]) -> Iterator[PerceptionDraft]:
        watchers = miss.watcher or tuple(
            dict.fromkeys([*hidden, *(p for x in watch.percepts if set(x.of) & set(miss.watched) for p in x.who)])
        )
        watched = miss.watched or tuple(self._others(watch.scene, watchers, hidden))
        for one in watchers:
            for other in watched:
                if one != other and other not in hidden:
                    cover = hidden.get(one)
                    post = None if cover is None else cover.post
                    yield self._draft(watch.scene, one, other, miss.word, post, False, "sees")

    def _draft(
        self, scene: int, who: int, of: int, word: int, post: Post | None, aware: bool | None, sense: Sense
    ) -> PerceptionDraft:
        span = self.narrative.sentence_span(word)
        means = None if post is None else self.page.surface(post.first, post.last)
        return PerceptionDraft(
            who=who,
            of=of,
            sense=sense,
            means=means,
            aware=aware,
            scene=scene,
            seen_scene=self._seen(scene, of),
            confidence=SURE if aware is None else LIKELY,
            evidence=(span,),
            known_from=span[1],
        )

    def _seen(self, scene: int, of: int) -> int:
        """The scene that somebody perceived is in: this one, or the last before it that has them."""
        for at in range(scene, max(-1, scene - 4), -1):
            if of in self.narrative.scenes[at].present:
                return at
        return scene
