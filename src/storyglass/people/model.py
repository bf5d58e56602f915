"""Who is in the story, as the later stages need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.antecedents import Antecedents
from storyglass.people.markables import Markables
from storyglass.people.mentions import Candidate
from storyglass.people.persons import Link, Person, Share
from storyglass.story import MentionKind


class Referral(NamedTuple):
    """One mention with the person (index into `People.persons`) it was resolved to; None where nobody is sure.

    `shares` are those it might mean with the probability of each, the likeliest first.
    """

    start: int
    end: int
    kind: MentionKind
    person: int | None
    confidence: float
    shares: tuple[Share, ...] = ()


@dataclass
class People:
    """All persons and things, and every mention of them.

    `referrals` are the mentions of the row in text order; `links` say of each markable whom it means. The first `known`
    persons were known before anything was linked: their indexes never change, those of the others may each time. `row`
    and `vocatives` are for the stages that follow: every mention with its grammar, and, for each quotation part, the
    persons it calls by name. `firsts` holds the known persons whom a noun alone tells of, by the markable that tells of
    them first. `chapters` are the words at which chapters begin, `breaks` those and the ones behind ornaments and wide
    gaps; the first `listed` persons are those of a given cast. `pins` hold the persons whom the reader says some
    markables mean.
    """

    persons: list[Person]
    referrals: list[Referral]
    page: Page
    row: list[Candidate]
    vocatives: dict[int, list[int]]
    narrator: int | None
    known: int
    markables: Markables
    antecedents: Antecedents
    links: list[Link]
    chapters: list[int] = field(default_factory=list)
    listed: int = 0
    warnings: list[str] = field(default_factory=list)
    pins: Mapping[int, int] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
