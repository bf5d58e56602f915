"""What the stages made -> the rows of a Story: persons become entities with ids, drafts become published rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from math import exp

from storyglass.language.model import EventWord
from storyglass.people.extents import everything_mentioned
from storyglass.people.lexicon import CROWDS
from storyglass.people.model import People
from storyglass.people.persons import Person
from storyglass.scenes.model import SceneDraft
from storyglass.speech.model import SpokenLine
from storyglass.story import CastMember, Entity, Event, Line, Presence, Scene

PRONOUNS = {"he": "he/him", "she": "she/her", "they": "they/them", "it": "it/its"}
NAMED_OFTEN = 2
"""Times somebody who says nothing must be named in the narration to count as a character."""
ACTS_OFTEN = 2
"""Times somebody who says nothing must be the subject of the narration to count as a character."""


class Publisher:
    """Gives every person of a reading an entity id, in the order of their first mentions, and makes the rows."""

    def __init__(self, people: People, lines: Sequence[SpokenLine]) -> None:
        self.people, self.spoken = people, lines
        self.mentions = everything_mentioned(people)
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
        """The characters, most present first: whoever speaks, and whoever acts under a name."""
        said = Counter(line.speaker for line in self.spoken if line.speaker is not None)
        acts = self._acts()
        rows = []
        for index in self.ids:
            person = self.people.persons[index]
            if person.may_speak and self._in_cast(index, person, said, acts):
                rows.append((said[index] * 3 + len(self.mentions[index]), index))
        rows.sort(key=lambda row: (-row[0], row[1]))
        return [self._member(index) for _, index in rows]

    def _acts(self) -> Counter[int]:
        page, acts = self.people.page, Counter[int]()
        for mention, referral in zip(self.people.row, self.people.referrals, strict=True):
            if referral.person is not None and mention.place == "subject" and page.quotation[mention.first] < 0:
                acts[referral.person] += 1
        return acts

    def _in_cast(self, index: int, person: Person, said: Counter[int], acts: Counter[int]) -> bool:
        if person.narrator or said[index]:
            return True
        if not person.names:
            return person.noun not in CROWDS and acts[index] >= ACTS_OFTEN * (1 if person.group else 2)
        told = sum(r.kind == "name" for r in self.mentions[index])
        return acts[index] >= ACTS_OFTEN and told >= NAMED_OFTEN

    def _member(self, index: int) -> CastMember:
        person, first = self.people.persons[index], self.mentions[index][0]
        return CastMember(
            entity=self.ids[index],
            pronouns=PRONOUNS.get(person.gender or ""),
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

    def scenes(self, drafts: Sequence[SceneDraft]) -> list[Scene]:
        """The scenes, numbered in text order."""
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
                seen_by=[],
                story_order=None,
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
