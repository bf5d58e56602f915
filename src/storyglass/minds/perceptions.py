"""Who sees, hears, reads or senses whom, through what, and whether the one perceived is aware of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from storyglass.minds import perception_words as words
from storyglass.minds.model import PerceptionDraft
from storyglass.minds.perception_clauses import Clauses
from storyglass.minds.perception_company import Company
from storyglass.minds.perception_covers import Cover, Covers, Display, Unnoticed
from storyglass.minds.perception_posts import Post, Posts
from storyglass.minds.perception_questions import Discovery, find_discoveries
from storyglass.minds.perception_signs import Percept, Percepts
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative
from storyglass.story import Sense

SURE, LIKELY = 0.8, 0.6
"""Confidence of what a verb says, and of what is inferred from where people are."""
BEFORE = 6
"""Paragraphs before and after a sign in which those act who are watched, at most."""
NEAR = 3
"""Paragraphs around a sign in which talk shows that people know of each other."""
REACH = 15
"""Paragraphs that somebody stays hidden in, before and after the words that say so, at most."""
TOLD = 200
"""Words before one, in its paragraph, that tell who is there, at most."""
SCENES_BACK = 4
"""Scenes before one in which what is watched, or reported, in it may have happened."""


@dataclass
class Watch:
    """What the signs say of one scene."""

    scene: int
    percepts: list[Percept] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    displays: list[Display] = field(default_factory=list)
    unnoticed: list[Unnoticed] = field(default_factory=list)
    discoveries: list[Discovery] = field(default_factory=list)
    voices: list[Post] = field(default_factory=list)


def find_perceptions(narrative: Narrative, deeds: Sequence[Deed]) -> list[PerceptionDraft]:
    """Every perception that the text tells, in text order; none where nobody parsed the text."""
    if not narrative.page.parsed or not narrative.scenes:
        return []
    return _Watching(narrative, deeds).drafts()


class _Watching:
    """Brings the signs of each scene together."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative, self.page = narrative, narrative.page
        self.clauses, self.company = Clauses(narrative, deeds), Company(narrative, deeds)
        self.scenes: dict[int, Watch] = {}
        self.unseen: dict[int, dict[int, set[int]]] = {}
        self.unwitting: dict[int, set[int]] = {}

    def drafts(self) -> list[PerceptionDraft]:
        """The rows of all scenes, the surest of each kind once, in text order."""
        posts = Posts(self.clauses)
        signs = Covers(self.clauses, posts)
        for percept in Percepts(self.clauses, posts).all():
            self._watch(percept.word).percepts.append(percept)
        for cover in signs.covers():
            self._watch(cover.word).covers.append(cover)
        for display in signs.displays():
            self._watch(display.word).displays.append(display)
        for voice in posts.voices():
            self._watch(voice.noun).voices.append(voice)
        for unnoticed in signs.unnoticed():
            self._watch(unnoticed.word).unnoticed.append(unnoticed)
            if self._narrated(unnoticed.word):
                at = self.page.paragraph[unnoticed.word]
                self.unwitting.setdefault(at, set()).update(unnoticed.watched)
        for discovery in find_discoveries(self.clauses):
            self._watch(discovery.word).discoveries.append(discovery)
        found: dict[tuple[int, int, int, str, bool | None], PerceptionDraft] = {}
        for scene in sorted(self.scenes):
            if scene >= 0:
                for row in self._rows(self.scenes[scene]):
                    key = (row.scene, row.who, row.of, row.sense, row.aware)
                    if key not in found or found[key].confidence < row.confidence:
                        found[key] = row
                    if row.aware is False:
                        self.unseen.setdefault(row.scene, {}).setdefault(row.who, set()).add(row.of)
        return sorted(found.values(), key=lambda row: (row.known_from, row.who, row.of))

    def _watch(self, word: int) -> Watch:
        scene = self.narrative.scene_at(self.page.start[word])
        return self.scenes.setdefault(-1 if scene is None else scene, Watch(-1 if scene is None else scene))

    def _rows(self, watch: Watch) -> Iterator[PerceptionDraft]:
        covers = self._hidden(watch)
        pair: tuple[int, ...] = ()
        for percept in watch.percepts:
            if len(percept.who) > 1:
                pair = percept.who
            yield from self._perceived(watch, percept, self._hidden_near(covers, percept.word), pair)
        for person, hiding in covers.items():
            for cover in hiding:
                yield from self._from_hiding(watch, person, cover, self._hidden_near(covers, cover.word))
        for cover in watch.covers:
            if not self._narrated(cover.word):
                yield from self._confessed(watch, cover)
        for display in watch.displays:
            yield from self._displayed(watch, display)
        for voice in watch.voices:
            yield from self._broadcast(watch, voice)
        for miss in watch.unnoticed:
            yield from self._missed(watch, miss, self._hidden_near(covers, miss.word))
        for discovery in watch.discoveries:
            yield from self._discovered(watch, discovery)

    def _narrated(self, word: int) -> bool:
        return self.page.quotation[word] < 0

    def _hidden_near(self, covers: dict[int, list[Cover]], word: int) -> dict[int, Cover]:
        """Who is hidden around a word, and where."""
        at = self.page.paragraph[word]
        found: dict[int, Cover] = {}
        for person, hiding in covers.items():
            nearest = min(hiding, key=lambda cover: abs(self.page.paragraph[cover.word] - at))
            if abs(self.page.paragraph[nearest.word] - at) <= REACH:
                found[person] = nearest
        return found

    def _hidden(self, watch: Watch) -> dict[int, list[Cover]]:
        """Who is hidden in a scene: those who hide, those at a post who perceive, and those who are silent at it."""
        eyes = {p for percept in watch.percepts if self._narrated(percept.word) for p in percept.who}
        missed = any(not miss.watched and self._narrated(miss.word) for miss in watch.unnoticed)
        found: dict[int, list[Cover]] = {}
        for cover in watch.covers:
            if not self._narrated(cover.word):
                continue
            at = self.page.paragraph[cover.word]
            for person in cover.who:
                quiet = not self.company.speaks(person, at, at + NEAR)
                open_to_all = cover.post is None or cover.post.kind == "lookout"
                alone = quiet and not open_to_all and not self.company.addressed(person, at, NEAR)
                if cover.sure or missed or (quiet and person in eyes) or alone:
                    found.setdefault(person, []).append(cover)
        return found

    def _watched(
        self, scene: int, word: int, watchers: Iterable[int], hidden: Iterable[int], reach: int = BEFORE
    ) -> tuple[int, ...]:
        """Those who act nearest to a word, and whoever talks with them, under eyes that are not their own."""
        at = self.page.paragraph[word]
        for near in range(reach + 1):
            found = self._acting(scene, word, watchers, hidden, near)
            if found:
                talk = {p for one in found for p in self.company.partners(one, at - NEAR, at + NEAR + 1)}
                more = talk.intersection(self._acting(scene, word, watchers, hidden, BEFORE))
                return tuple(sorted(more.union(found)))
        return ()

    def _acting(
        self, scene: int, word: int, watchers: Iterable[int], hidden: Iterable[int], reach: int
    ) -> tuple[int, ...]:
        at = self.page.paragraph[word]
        acting = self.company.around(at, reach, reach, scene)
        apart = {*watchers, *hidden}
        with_them = {p for p in acting for w in watchers if p != w and self.company.talking(p, w, at, 1)}
        present = set(self.narrative.scenes[scene].present)
        return tuple(p for p in sorted(acting) if p in present and p not in apart and p not in with_them)

    def _perceived(
        self, watch: Watch, percept: Percept, hidden: dict[int, Cover], pair: tuple[int, ...]
    ) -> Iterator[PerceptionDraft]:
        who, of = percept.who, percept.of
        kind = None if percept.post is None else percept.post.kind
        if kind == "device" and any(one in display.of for display in watch.displays for one in who):
            return  # who is shown by a device looks into it, not through it
        if percept.plural and not who:
            subjects = self.company.subjects(self.page.paragraph[percept.word], percept.word)
            who = tuple(p for p in subjects if p not in of)
            if len(who) < 2:
                who = () if set(pair) & set(of) else pair
        who = self._topic(watch, percept.word, who, hidden)
        of = tuple(p for p in of if p not in who)
        concealed = bool(who) and all(p in hidden for p in who)
        if not of and self._narrated(percept.word):
            if kind == "device" and percept.wide:
                of = self._watched(watch.scene, percept.word, who, hidden, 1)
            elif kind in ("gap", "behind") or (percept.wide and (concealed or percept.covert)):
                of = self._watched(watch.scene, percept.word, who, hidden)
        for one in who:
            for other in of:
                if one != other:
                    aware = self._aware(watch.scene, percept, one, other, hidden)
                    yield self._draft(watch.scene, one, other, percept.word, percept.post, aware, percept.sense)

    def _topic(self, watch: Watch, word: int, who: tuple[int, ...], hidden: dict[int, Cover]) -> tuple[int, ...]:
        """Who perceives, where the paragraph has just told of somebody hidden and a pronoun goes on about them."""
        if len(who) != 1 or who[0] in hidden:
            return who
        paragraph = self.page.paragraph[word]
        subject = self.clauses.tree.subject_of(word)
        if subject is None or self.page.upos[subject] != "PRON":
            return who
        persons = self.narrative.people.persons
        told = range(max(self.page.words_of_paragraph[paragraph][0], subject - TOLD), subject)
        if any(self.narrative.person_at.get(i) == who[0] and self.page.upos[i] == "PROPN" for i in told):
            return who
        for person, cover in hidden.items():
            before = self.page.paragraph[cover.word] == paragraph and cover.word < word
            if before and persons[person].gender in (None, persons[who[0]].gender):
                return (person,)
        return who

    def _aware(self, scene: int, percept: Percept, one: int, other: int, hidden: dict[int, Cover]) -> bool | None:
        at = self.page.paragraph[percept.word]
        if self.company.answers(one, other, percept.word):
            return True
        if percept.covert or percept.asleep or other in self._unwitting(at):
            return False
        if not self._narrated(percept.word):
            return self._told(percept, one)
        talking = self.company.talking(one, other, at, NEAR)
        if one in hidden and other not in hidden and (hidden[one].sure or not talking):
            return False
        if percept.post is not None and percept.post.kind != "lookout" and not talking:
            return False
        remote = self.page.lemma[percept.word] in words.REMOTE
        if remote and not talking and self._elsewhere(scene, one, other):
            return False
        return True if talking else None

    def _told(self, percept: Percept, one: int) -> bool | None:
        """Whether whom a speaker tells of having perceived was aware: not where it was from a post of theirs."""
        line = self.narrative.line_of(percept.word)
        own = line is not None and line.speaker == one
        past = self.page.xpos[percept.word] in ("VBD", "VBN", "VBG") or not own
        return False if past and percept.post is not None and (own or percept.post.kind != "lookout") else None

    def _elsewhere(self, scene: int, one: int, other: int) -> bool:
        """Says whether somebody perceived is in another scene than the perceiver."""
        seen = self._seen(scene, other)
        return seen != scene and one not in self.narrative.scenes[seen].present

    def _unwitting(self, paragraph: int) -> set[int]:
        """Who is said, near a paragraph, not to know that they are watched."""
        return {p for at in range(paragraph - 1, paragraph + 2) for p in self.unwitting.get(at, ())}

    def _from_hiding(
        self, watch: Watch, person: int, cover: Cover, hidden: dict[int, Cover]
    ) -> Iterator[PerceptionDraft]:
        """Whom somebody hidden cannot but perceive."""
        reach = BEFORE if any(person in percept.who for percept in watch.percepts) else NEAR
        watched = set(self._watched(watch.scene, cover.word, [person], hidden, reach))
        if cover.sure and cover.post is None:
            watched |= self._until_revealed(watch.scene, person, cover) - set(hidden)
        for other in sorted(watched):
            if not self.company.talking(person, other, self.page.paragraph[cover.word], NEAR):
                yield self._draft(watch.scene, person, other, cover.word, cover.post, False, "sees")

    def _until_revealed(self, scene: int, person: int, cover: Cover) -> set[int]:
        """Who speaks from where somebody hides on until they speak themselves, as far as one can stay hidden."""
        at = self.page.paragraph[cover.word]
        last = min(at + REACH, self.company.of_scene(scene).stop)
        revealed = next((p for p in range(at, last) if self.company.speaks(person, p, p + 1)), last)
        return {one for p in range(at, revealed) for one in self.company.said.get(p, {})} - {person}

    def _displayed(self, watch: Watch, display: Display) -> Iterator[PerceptionDraft]:
        """Whom a device shows to those who are about it, and who is with them there."""
        at = self.page.paragraph[display.word]
        told = range(max(self.page.words_of_paragraph[at][0], display.word - TOLD), display.word)
        acting = {self.narrative.person_at[i] for i in told if i in self.narrative.person_at}
        if at > self.company.of_scene(watch.scene).start:
            acting |= set(self.company.around(at - 1, NEAR - 1, 0, watch.scene))
        acting -= set(display.of)
        watchers = sorted(p for p in acting if not any(self.company.talking(p, o, at, NEAR) for o in display.of))
        shown = set(display.of)
        for one in display.of:
            shown |= self.company.partners(one, at - 2 * BEFORE, at)
        for one in watchers:
            for other in sorted(shown - set(watchers)):
                yield self._draft(watch.scene, one, other, display.word, display.post, False, "sees")

    def _broadcast(self, watch: Watch, voice: Post) -> Iterator[PerceptionDraft]:
        """Who hears whom through a device that speaks to them: those who talk by it do not know who listens."""
        at, persons = self.page.paragraph[voice.noun], self.narrative.people.persons
        first = {one for p in range(at, at + 2) for one in self.company.said.get(p, {})}
        far = first | {p for one in first for p in self.company.partners(one, at - NEAR, at + NEAR)}
        here = self.company.around(at, BEFORE, BEFORE, watch.scene).keys() & self.narrative.characters - far
        for one in sorted(here.intersection(self.narrative.scenes[watch.scene].present)):
            for other in sorted(who for who in far if persons[who].noun not in words.SPEAKERS):
                if not self.company.talking(one, other, at, BEFORE):
                    yield self._draft(watch.scene, one, other, voice.noun, voice, False, "hears")

    def _missed(self, watch: Watch, miss: Unnoticed, hidden: dict[int, Cover]) -> Iterator[PerceptionDraft]:
        if not self._narrated(miss.word):
            yield from self._reported(watch, miss)
            return
        if not (miss.watcher or hidden or miss.watched):
            yield from self._newcomers(watch, miss)
        watchers = miss.watcher or tuple(hidden)
        watched = miss.watched or self._watched(watch.scene, miss.word, watchers, hidden)
        for one in watchers:
            for other in watched:
                if one != other and other not in hidden:
                    cover = hidden.get(one)
                    post = None if cover is None else cover.post
                    yield self._draft(watch.scene, one, other, miss.word, post, False, "sees")

    def _newcomers(self, watch: Watch, miss: Unnoticed) -> Iterator[PerceptionDraft]:
        """Whom those watch of whom nobody takes notice, and who are told of only then, at a door or a pane."""
        at = self.page.paragraph[miss.word]
        if not any(self.page.lower[i] in words.GAPS for i in range(*self.page.words_of_paragraph[at])):
            return
        told = self.company.between(at - BEFORE, at)
        last = min(at + NEAR + 1, self.company.of_scene(watch.scene).stop)
        for one in sorted(self.company.between(at, last) - told):
            for other in sorted(self.company.between(at - NEAR, at)):
                yield self._draft(watch.scene, one, other, miss.word, None, False, "sees")

    def _reported(self, watch: Watch, miss: Unnoticed) -> Iterator[PerceptionDraft]:
        """Whom somebody says that they were not seen by, before."""
        for one in miss.watcher:
            of = set(miss.watched) or self._seen_before(watch.scene, one, [one])[1]
            for other in sorted(of):
                if other != one:
                    yield self._draft(watch.scene, one, other, miss.word, None, False, "sees")

    def _discovered(self, watch: Watch, found: Discovery) -> Iterator[PerceptionDraft]:
        """Whom somebody watched who was there unnoticed: who asks how long, and whom that one was with or watched."""
        at = self.page.paragraph[found.word]
        first = max(at - BEFORE, self.company.of_scene(watch.scene).start)
        if found.asker is None:
            watched = {one for p in range(first, at) for one in self.company.said.get(p, {})}
            watched -= {to for p in range(first, at) for to in self.company.said.get(p, {}).get(found.watcher, ())}
        else:
            if self.company.talking(found.watcher, found.asker, at - 2 * NEAR, NEAR):
                return
            watched = {found.asker, *self.company.partners(found.asker, first, at)}
            for scene in range(max(0, watch.scene - SCENES_BACK), watch.scene + 1):
                watched |= self.unseen.get(scene, {}).get(found.asker, set())
        for other in sorted(watched - {found.watcher}):
            yield self._draft(watch.scene, found.watcher, other, found.word, None, False, "sees")

    def _confessed(self, watch: Watch, cover: Cover) -> Iterator[PerceptionDraft]:
        """Whom somebody watched who says where they were hidden: whom they tell it, or whom they saw there."""
        line = self.narrative.line_of(cover.word)
        if line is None or line.speaker not in cover.who:
            return
        where, before = self._seen_before(watch.scene, line.speaker, cover.who)
        watched = before.intersection(line.addressees) or before
        who = list(cover.who)
        if watched and any(self.page.lower[i] == "we" for i in self.clauses.sentence(cover.word)):
            bounds = self.company.of_scene(where)
            partners = self.company.companions(line.speaker, bounds.start, bounds.stop)
            who += sorted(partners - watched - {*who, *line.addressees})
        for one in who:
            for other in sorted(watched):
                yield self._draft(watch.scene, one, other, cover.word, cover.post, False, "sees")

    def _seen_before(self, scene: int, one: int, company: Sequence[int]) -> tuple[int, set[int]]:
        """The last scene before one that has somebody, and whom they watched, or did not talk with, there."""
        for at in range(scene - 1, max(-1, scene - 1 - SCENES_BACK), -1):
            if one in self.unseen.get(at, {}):
                return at, self.unseen[at][one]
            if one in self.narrative.scenes[at].present:
                bounds = self.company.of_scene(at)
                acting = self.company.around(bounds.start, 0, len(bounds), at)
                partners = {p for w in company for p in self.company.partners(w, bounds.start, bounds.stop)}
                return at, set(acting) & set(self.narrative.scenes[at].present) - {*company, *partners}
        return scene, set()

    def _draft(
        self, scene: int, who: int, of: int, word: int, post: Post | None, aware: bool | None, sense: Sense
    ) -> PerceptionDraft:
        span = self.narrative.sentence_span(word)
        return PerceptionDraft(
            who=who,
            of=of,
            sense=sense,
            means=None if post is None else self.page.surface(post.first, post.last),
            aware=aware,
            scene=scene,
            seen_scene=self._shown(scene, who, of)
            if post is not None and post.kind == "device"
            else self._seen(scene, of),
            confidence=SURE if aware is None else LIKELY,
            evidence=(span,),
            known_from=span[1],
        )

    def _shown(self, scene: int, who: int, of: int) -> int:
        """The scene that a device shows: the one before, where somebody perceived is in it without the perceiver."""
        before = self.narrative.scenes[scene - 1].present if scene else [who]
        there = of in before or of not in self.narrative.scenes[scene].present
        return scene - 1 if there and who not in before else self._seen(scene, of)

    def _seen(self, scene: int, of: int) -> int:
        """The scene that somebody perceived is in: this one, or the last before it that has them."""
        for at in range(scene, max(-1, scene - SCENES_BACK), -1):
            if of in self.narrative.scenes[at].present:
                return at
        return scene
