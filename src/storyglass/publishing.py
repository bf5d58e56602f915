"""What the stages made -> the rows of a Story: persons become entities with ids, drafts become published rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import exp

from storyglass.bonds.model import BondDraft, BondStepDraft
from storyglass.language.model import EventWord
from storyglass.minds.model import AssessmentDraft, FeelingDraft, KnowerDraft, KnowledgeDraft, PerceptionDraft
from storyglass.narrative.model import Narrative
from storyglass.people.extents import everything_mentioned
from storyglass.people.persons import Person
from storyglass.scenes.model import SceneDraft
from storyglass.story import (
    Assessment,
    Bond,
    BondStep,
    CastMember,
    Entity,
    Event,
    Feeling,
    Knower,
    Knowledge,
    Line,
    Perception,
    Presence,
    Scene,
)

PRONOUNS = {"he": "he/him", "she": "she/her", "they": "they/them", "it": "it/its"}


class Publisher:
    """Gives every person of a reading an entity id, in the order of their first mentions, and makes the rows."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative, self.people, self.spoken = narrative, narrative.people, narrative.lines
        self.mentions = everything_mentioned(self.people)
        first = sorted((mentions[0].start, mentions[0].end, person) for person, mentions in self.mentions.items())
        self.ids = {person: f"e{n}" for n, (_, _, person) in enumerate(first, 1)}

    def entities(self) -> list[Entity]:
        """Everybody and everything that is mentioned."""
        return [self._entity(person, self.people.persons[person]) for person in self.ids]

    def _entity(self, index: int, person: Person) -> Entity:
        found = self.mentions[index]
        name = next((r for r in found if r.kind == "name"), found[0])
        return Entity(
            id=self.ids[index],
            type=person.type,
            name=person.name,
            names=person.names,
            mentions=found,
            confidence=round(person.confidence, 2),
            evidence=[(name.start, name.end)],
            known_from=found[0].end,
        )

    def cast(self) -> list[CastMember]:
        """The characters, most present first."""
        return [self._member(index) for index in self.narrative.cast if index in self.ids]

    def _member(self, index: int) -> CastMember:
        person, first = self.people.persons[index], self.mentions[index][0]
        return CastMember(
            entity=self.ids[index],
            pronouns=person.pronouns or PRONOUNS.get(person.gender or ""),
            group=person.group,
            members=[self.ids[member] for member in person.members if member in self.ids],
            narrator=person.narrator,
            first_seen=first.start,
            confidence=round(person.confidence, 2),
            evidence=[(first.start, first.end)],
            known_from=first.end,
        )

    def lines(self) -> list[Line]:
        """The lines, numbered in text order."""
        rows = []
        for n, line in enumerate(self.spoken, 1):
            rows.append(
                Line(
                    id=f"l{n}",
                    start=line.start,
                    end=line.end,
                    turn=line.turn + 1,
                    speaker=self._id(line.speaker),
                    addressees=[self.ids[who] for who in line.addressees if who in self.ids],
                    how=line.how,
                    cue=line.cue,
                    mode=line.mode,
                    confidence=line.confidence,
                    evidence=list(line.evidence),
                    known_from=max([line.end, *(end for _, end in line.evidence)]),
                )
            )
        return rows

    def scenes(self, drafts: Sequence[SceneDraft], perceptions: Sequence[PerceptionDraft]) -> list[Scene]:
        """The scenes, numbered in text order, with those who watch them unseen."""
        seen_by: dict[int, dict[int, None]] = {}
        for row in perceptions:
            if row.aware is False:
                seen_by.setdefault(row.seen_scene, {})[row.who] = None
        return [
            Scene(
                id=f"s{n}",
                start=draft.start,
                end=draft.end,
                layer=draft.layer,
                place=draft.place,
                time=draft.time,
                viewpoint=self._id(draft.viewpoint),
                break_=draft.break_,
                present=[self.ids[who] for who in draft.present if who in self.ids],
                presence=[Presence(self.ids[p.person], p.start, p.end) for p in draft.presence if p.person in self.ids],
                mentioned=[self.ids[who] for who in draft.mentioned if who in self.ids],
                seen_by=self._all([*seen_by.get(n - 1, ())]),
                story_order=draft.story_order,
                confidence=round(draft.confidence, 2),
                evidence=draft.evidence,
                known_from=draft.known_from,
            )
            for n, draft in enumerate(drafts, 1)
        ]

    def events(self, found: Sequence[EventWord], scenes: Sequence[Scene]) -> list[Event]:
        """What happens, in text order, with who does it and whom or what it is done to, as far as the trees tell."""
        page, entity_at = self.people.page, self._entity_at()
        begins = [scene.start for scene in scenes]
        rows = []
        told = [event for event in found if page.paragraph[event.word] >= 0]
        for n, (word, score) in enumerate(told, 1):
            start, end = page.start[word], page.end[word]
            agent, patient = page.tree.agent_of(word, page.xpos[word]), page.tree.patient_of(word, page.xpos[word])
            scene = scenes[bisect_right(begins, start) - 1] if scenes else None
            rows.append(
                Event(
                    id=f"v{n}",
                    start=start,
                    end=end,
                    lemma=page.lemma[word],
                    agent=None if agent is None else entity_at.get(agent),
                    patient=None if patient is None else entity_at.get(patient),
                    realis=True,
                    scene=scene.id if scene is not None and scene.start <= start < scene.end else None,
                    confidence=round(1 / (1 + exp(-score)), 2),
                    evidence=[(start, end)],
                    known_from=end,
                )
            )
        return rows

    def perceptions(self, found: Sequence[PerceptionDraft]) -> list[Perception]:
        """Who perceives whom."""
        return [
            Perception(
                who=self.ids[row.who],
                of=self.ids[row.of],
                sense=row.sense,
                means=row.means,
                aware=row.aware,
                scene=f"s{row.scene + 1}",
                confidence=round(row.confidence, 2),
                evidence=list(row.evidence),
                known_from=row.known_from,
            )
            for row in found
            if row.who in self.ids and row.of in self.ids
        ]

    def feelings(self, found: Sequence[FeelingDraft]) -> list[Feeling]:
        """Who feels what."""
        return [
            Feeling(
                who=self.ids[row.who],
                feeling=row.feeling,
                strength=round(row.strength, 2),
                toward=self._id(row.toward),
                scene=f"s{row.scene + 1}",
                confidence=round(row.confidence, 2),
                evidence=list(row.evidence),
                known_from=row.known_from,
            )
            for row in found
            if row.who in self.ids
        ]

    def bonds(self, found: Sequence[BondDraft]) -> list[Bond]:
        """Who is bound to whom."""
        return [
            Bond(
                pair=(self.ids[row.pair[0]], self.ids[row.pair[1]]),
                kind=row.kind,
                warmth=round(row.warmth, 2),
                strength=round(row.strength, 2),
                steps=[_step(step) for step in row.steps],
                confidence=round(row.confidence, 2),
                evidence=list(row.evidence),
                known_from=row.known_from,
            )
            for row in found
            if row.pair[0] in self.ids and row.pair[1] in self.ids
        ]

    def knowledge(self, found: Sequence[KnowledgeDraft]) -> list[Knowledge]:
        """What is known, and who knows it."""
        return [
            Knowledge(
                id=f"k{n}",
                fact=row.fact,
                about=self._all(row.about),
                knows=[self._knower(knower) for knower in row.knows if knower.who in self.ids],
                secret=row.secret,
                kept_from=self._all(row.kept_from),
                confidence=round(row.confidence, 2),
                evidence=list(row.evidence),
                known_from=row.known_from,
            )
            for n, row in enumerate(found, 1)
        ]

    def _knower(self, knower: KnowerDraft) -> Knower:
        return Knower(
            who=self.ids[knower.who],
            since=knower.since,
            how=knower.how,
            by=self._id(knower.by),
            confidence=round(knower.confidence, 2),
            evidence=list(knower.evidence),
            known_from=knower.known_from,
        )

    def assessments(self, found: Sequence[AssessmentDraft]) -> list[Assessment]:
        """Who is judged how."""
        return [
            Assessment(
                of=self.ids[row.of],
                by=self._all(row.by),
                criterion=row.criterion,
                verdict=row.verdict,
                confidence=round(row.confidence, 2),
                evidence=list(row.evidence),
                known_from=row.known_from,
            )
            for row in found
            if row.of in self.ids
        ]

    def _all(self, persons: Sequence[int]) -> list[str]:
        return [self.ids[person] for person in persons if person in self.ids]

    def _entity_at(self) -> dict[int, str]:
        """The entity that each word mentions, by the heads of the mentions' phrases."""
        page = self.people.page
        found = {}
        for person, mentions in self.mentions.items():
            for mention in mentions:
                first, last = bisect_left(page.start, mention.start), bisect_left(page.start, mention.end)
                head = page.tree.head_of(first, last)
                found[last - 1 if head is None else head] = self.ids[person]
        return found

    def _id(self, person: int | None) -> str | None:
        return None if person is None else self.ids.get(person)


def _step(step: BondStepDraft) -> BondStep:
    return BondStep(
        scene=f"s{step.scene + 1}",
        kind=step.kind,
        warmth=round(step.warmth, 2),
        strength=round(step.strength, 2),
        confidence=round(step.confidence, 2),
        evidence=list(step.evidence),
        known_from=step.known_from,
    )
