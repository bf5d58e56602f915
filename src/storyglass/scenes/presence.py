"""Who is there in a scene, from where to where, and who is only mentioned in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from storyglass.scenes import layer_cues as cues
from storyglass.scenes.company import Company, Sign
from storyglass.scenes.model import PersonPresence, SceneDraft
from storyglass.scenes.telling import Telling
from storyglass.story import Layer, Span

_THROUGHOUT = 0.25
"""Who is first shown within this share of a scene was there when it began; the same at its end."""

_SURE = 0.7
"""Somebody who is shown but once, under a noun, is there where it is at least this sure that they are meant."""

_JUST_AFTER = 2
"""Sentences behind a paper within which whoever has read it is told of."""

_SIGNATURE = 40
"""Characters of the end of a paper that can be its signature."""

_INITIALS = re.compile(r"\b([A-Z])\.")


class Attendance(NamedTuple):
    """Those who are there, the most active first, with their stays, and those who are only mentioned."""

    present: list[int]
    stays: list[PersonPresence]
    mentioned: list[int]


def attend(company: Company, telling: Telling, span: Span, layer: Layer) -> Attendance:
    """Who is there in a scene of a layer, and who is only mentioned."""
    start, end = span
    signs: dict[int, list[Sign]] = {}
    for found in company.within(start, end):
        sign = found._replace(act=found.act.in_layer(layer))
        if company.may_act(sign.person) or company.is_nameless(sign.person):
            signs.setdefault(sign.person, []).append(sign)
    if layer == "document":
        there = {person: signs.get(person, []) for person in _of_paper(company, telling, span)}
        stays = [PersonPresence(person, start, end) for person in there]
    else:
        shown = {person: _shown(company, person, found) for person, found in signs.items()}
        there = {person: found for person, found in shown.items() if found}
        stays = [_stay(person, there[person], start, end) for person in _by_activity(there)]
    named = [person for person, found in signs.items() if any(sign.named for sign in found)]
    return Attendance([stay.person for stay in stays], stays, [person for person in named if person not in there])


def _by_activity(there: Mapping[int, Sequence[Sign]]) -> list[int]:
    return sorted(there, key=lambda person: (-len(there[person]), there[person][0].offset))


def _shown(company: Company, person: int, signs: list[Sign]) -> list[Sign]:
    """The signs that show a person who is there; none of somebody who is only mentioned, or seen there from afar."""
    narrates = company.persons[person].narrator
    if narrates and any(sign.told for sign in signs):
        return [sign for sign in signs if sign.told or sign.act.shown]
    shown = [sign for sign in _at_hand(signs) if sign.act.shown or sign.act.near]
    acts = sum(sign.act.shown for sign in shown)
    if not company.may_act(person):
        return shown if acts > 1 or any(not sign.told for sign in shown) else []
    if len(shown) == 1 and shown[0].kind == "noun" and shown[0].confidence < _SURE:
        return []
    named = any(sign.named and (sign.told or sign.act.shown) for sign in signs)
    if acts and (named or acts > 1):
        return shown
    return shown if any(sign.kind == "name" for sign in shown) else []


def _at_hand(signs: list[Sign]) -> list[Sign]:
    """The signs, without what a device shows of somebody who is seen there first."""
    first = next((sign for sign in signs if sign.told), None)
    if first is None or not first.afar:
        return signs
    there = (sign.act.comes and not sign.afar if sign.told else sign.act.shown for sign in signs)
    comes = next((k for k, is_there in enumerate(there) if is_there), None)
    return [] if comes is None else signs[comes:]


def _stay(person: int, shown: list[Sign], start: int, end: int) -> PersonPresence:
    """From where to where somebody is there: from where they come in until they leave, as far as they are shown to."""
    first, last = shown[0], shown[-1]
    margin = int((end - start) * _THROUGHOUT)
    begins = start if first.offset < start + margin and not first.act.comes else first.offset
    ends = end if last.offset + 1 > end - margin and not last.act.goes else last.offset + 1
    return PersonPresence(person, begins, ends)


# --- papers -----------------------------------------------------------------------------------------------------


def _of_paper(company: Company, telling: Telling, span: Span) -> list[int]:
    """Who wrote what is written here, and who is shown reading it."""
    start, end = span
    first, last = bisect_left(telling.starts, start), bisect_left(telling.starts, end)
    if first == last:
        return []
    called = _named_in(company, telling.paragraphs[first]) if _has_salutation(telling, first) else []
    found = [_writer(company, telling, first, last, called), _reader(company, telling, first, last)]
    if found[1] is None or not company.persons[found[1]].names:
        found += called[:1]
    return list(dict.fromkeys(person for person in found if person is not None))


def _has_salutation(telling: Telling, index: int) -> bool:
    span = telling.paragraphs[index]
    return any(cue.match(telling.text, *span) for cue in (cues.SALUTATION, cues.NAMED_SALUTATION))


def _named_in(company: Company, span: Span) -> list[int]:
    return [sign.person for sign in company.between(*span) if sign.kind == "name" and company.may_act(sign.person)]


def _writer(company: Company, telling: Telling, first: int, last: int, called: list[int]) -> int | None:
    """Whoever signs; in a story that somebody tells, the teller of what nobody signs and nobody is called in."""
    begin, end = telling.paragraphs[last - 1]
    begin = max(begin, end - _SIGNATURE, telling.text.rfind("\n", begin, end))
    signed = _named_in(company, (begin, end))
    if signed and not telling.text[begin:end].rstrip(" _*").endswith((",", "?", "!")):
        return signed[-1]
    initials = _INITIALS.findall(telling.text[begin:end])
    if initials and (found := company.with_initial(initials[-1])) is not None:
        return found
    says = [
        s.person for s in company.between(telling.starts[first], end) if telling.text[s.offset : s.offset + 2] == "I "
    ]
    known = next((person for person in says if company.persons[person].names), None)
    return known if known is not None or called else company.narrator


def _reader(company: Company, telling: Telling, first: int, last: int) -> int | None:
    """Whoever is told to have read the paper behind it, or to begin before it."""
    if last < len(telling.paragraphs):
        start, end = telling.paragraphs[last]
        told = telling.told_sentences(last)[:_JUST_AFTER]
        if any(cues.READ.search(sentence) for sentence in told):
            acting = (s.person for s in company.between(start, end) if s.act.shown and s.told)
            if (found := next(acting, None)) is not None:
                return found
    if first and cues.READ.search(telling.told(first - 1)):
        acting = (s.person for s in company.between(*telling.paragraphs[first - 1]) if s.act.shown and s.told)
        return next(acting, None)
    return None


# --- scenes that go on ------------------------------------------------------------------------------------------


def resumed(drafts: Sequence[SceneDraft]) -> list[SceneDraft]:
    """The scenes, those that go on after a memory with everybody who was there before it and had not left.

    Where nobody is shown to be with a paper, whoever reads it is.
    """
    done = list(drafts)
    for k, paper in enumerate(done[1:], 1):
        if paper.layer == "document" and paper.break_ == "layer" and not done[k - 1].present:
            done[k - 1] = _joined(done[k - 1], paper.present[1:])
    for k in range(2, len(done)):
        before, between, scene = done[k - 2 : k + 1]
        goes_on = scene.break_ == "layer" and scene.layer == before.layer == "actual"
        if not goes_on or between.layer != "memory" or between.break_ != "layer":
            continue
        stay = [p.person for p in before.presence if p.end == before.end and p.person not in scene.present]
        done[k] = _joined(scene, stay)
    return done


def _joined(scene: SceneDraft, people: Sequence[int]) -> SceneDraft:
    return replace(
        scene,
        present=[*scene.present, *people],
        presence=[*scene.presence, *(PersonPresence(person, scene.start, scene.end) for person in people)],
        mentioned=[person for person in scene.mentioned if person not in people],
    )
