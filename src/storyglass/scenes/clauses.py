"""What a clause says of those named in it, read from its tree: who is shown acting, whose mind is open, who comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from storyglass.language.page import Page
from storyglass.language.tree import ALIKE, LONGEST_CHAIN
from storyglass.scenes import lexicon as words
from storyglass.scenes.tenses import Tense
from storyglass.story import Layer

_SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
"""Relations of predicates that go on about the subject of their governor."""

_MOST = 12
"""Predicates of one subject that are looked at."""

_ADVERBS = 2
"""Adverbs that may stand between a subject and its verb."""

_OPEN = 0.7
"""How far a relative clause has to open a mind to count: one about what somebody thinks or sees."""

_PLAIN = frozenset({"of", "like", "than", "about", "as", "except", "without", "for"})
"""Prepositions before somebody who need not be there."""


class Act(NamedTuple):
    """What one mention's place in its clause says.

    `shown` is that the person is shown acting; `near` that somebody who is shown acts on them or turns to them;
    `inner` how far the clause opens the person's mind (below 0: how far it sees them from outside); `comes` and
    `goes` that they enter or leave. `over` is that they are shown in the past before the past (`he had come`),
    `fancied` that they are shown as they would be (`he would come`); `deed` that they do something, rather than be,
    know or have it.
    """

    shown: bool = False
    near: bool = False
    inner: float = 0.0
    comes: bool = False
    goes: bool = False
    over: bool = False
    fancied: bool = False
    deed: bool = False

    def in_layer(self, layer: Layer) -> Act:
        """The act as a scene of that layer shows it: memories show what is over, fancies what would be."""
        shown = (layer == "memory" and self.over) or (layer == "imagined" and self.fancied)
        return self._replace(shown=True) if shown else self


NOTHING = Act()

Mood = Literal["real", "over", "fancied"]
"""How an act is shown: as it happens, as over before, or as it would be."""


Clause = Literal["shown", "told", "relative", "likeness"]
"""How a clause stands: on its own, as what somebody says or thinks, as what tells which (`the man she feared`), or as
what something is like (`as if he knew`)."""


class Clauses:
    """The trees of a text, asked what their clauses say of a mention.

    `tense` is the one that the story is told in: what one told in the present has in the past is over.
    """

    def __init__(self, page: Page, tense: Tense | None) -> None:
        self._tense = tense
        self._page, self._lower, self._lemma = page, page.lower, page.lemma
        self._head, self._deprel = page.head, page.deprel
        self._below: dict[int, list[int]] = {}
        for word, head in enumerate(page.head):
            if head >= 0 and page.deprel[word] not in (None, "punct", "det"):
                self._below.setdefault(head, []).append(word)

    def act(self, first: int, last: int) -> Act:
        """What the clause around the mention [first, last) says of the person."""
        top = self._top(first, last)
        if top is None:
            return NOTHING
        relation, head = self._deprel[top] or "", self._head[top]
        place = self._page.tree.place(first, last)
        if place == "subject":
            return self._as_subject(top, head)
        if (verb := self._unclaimed(first, last)) is not None:
            return self._as_subject(top, verb)
        if head < 0:
            return self._left_alone(top)
        if place == "possessive":
            return self._as_possessor(top, head)
        act = self._as_object(top, head, relation) if relation in ("obj", "iobj", "obl", "obl:agent") else NOTHING
        return act._replace(near=True) if not act.near and self._is_gone_on_about(top) else act

    def _unclaimed(self, first: int, last: int) -> int | None:
        """A finite verb right behind a mention that has no subject in the tree: the parser has lost its way there."""
        verb = last
        while verb < len(self._lower) and self._page.xpos[verb] == "RB":
            verb += 1
        if verb - last > _ADVERBS or verb >= len(self._lower) or self._page.xpos[verb] not in ("VBD", "VBZ", "VBP"):
            return None
        if self._page.sentence[verb] != self._page.sentence[first] or self._page.quotation[verb] >= 0:
            return None
        begins = first == 0 or self._page.xpos[first - 1] not in ("IN", "TO", "CC", "POS", "PRP$")
        governed = self._deprel[verb] in ("aux", "aux:pass", "cop") or self._has(verb, ("nsubj", "nsubj:pass", "expl"))
        return verb if begins and not governed else None

    def _is_gone_on_about(self, top: int) -> bool:
        """Whether a relative clause shows somebody doing something: `to Ruth, who was crying`."""
        clauses = (w for w in self._below.get(top, ()) if (self._deprel[w] or "").startswith("acl"))
        shows = any(self._is_real(w) and any(self._lower[k] == "who" for k in self._below.get(w, ())) for w in clauses)
        return shows and not self._case(top) & _PLAIN

    def _left_alone(self, top: int) -> Act:
        """A mention that is the root of its sentence: there where it is the predicate of nothing."""
        return Act(near=not self._has(top, ("cop", "nsubj", "case")))

    # --- subjects

    def _as_subject(self, top: int, verb: int) -> Act:
        clause = self._clause(verb, top)
        if clause == "likeness":
            return NOTHING
        hearsay = clause != "shown"
        mood = None if hearsay else self._mood(verb)
        shown = mood == "real"
        inner, comes, goes = 0.0, False, False
        for predicate in self._predicates(verb):
            real = shown if predicate == verb else self._is_real(predicate)
            inner += self._inner(predicate, passive=self._deprel[top] == "nsubj:pass")
            if real and not hearsay:
                comes = comes or self._comes(predicate)
                goes = goes or self._goes(predicate)
                shown = shown or self._deprel[predicate] == "conj"
        return Act(
            shown,
            False,
            inner if clause == "shown" or (clause == "relative" and inner >= _OPEN) else 0.0,
            comes and shown,
            goes and shown,
            over=mood == "over",
            deed=self._is_deed(verb),
            fancied=mood == "fancied",
        )

    def _predicates(self, verb: int) -> Iterator[int]:
        """The predicates that tell of the subject of a verb: it, and those that share it."""
        stack, left = [verb], _MOST
        while stack and left:
            left -= 1
            predicate = stack.pop()
            yield predicate
            if self._object_controls(predicate):
                continue
            for word in self._below.get(predicate, ()):
                shares = self._deprel[word] in _SHARING and not self._has(word, ("nsubj", "nsubj:pass", "expl"))
                if shares and self._page.quotation[word] < 0:
                    stack.append(word)

    def _object_controls(self, verb: int) -> bool:
        """Whether what follows a verb is done by its object: `made her laugh`."""
        return self._lemma[verb] in ("make", "let", "see", "hear", "watch", "tell", "ask", "help", "get", "have")

    def _clause(self, verb: int, top: int) -> Clause:
        """How the clause of a verb stands in its sentence."""
        for _ in range(LONGEST_CHAIN):
            relation, above = self._deprel[verb] or "", self._head[verb]
            if above < 0 or relation in ("root", "parataxis"):
                return "shown"
            if relation == "advcl":
                marks = {self._lower[w] for w in self._below.get(verb, ()) if self._deprel[w] == "mark"}
                if marks & {"if", "though", "than", "like", "unless", "lest", "because"}:
                    return "likeness" if marks & {"like", "than"} or self._lower[verb] == "were" else "told"
            elif relation.startswith("acl"):
                return "shown" if self._lower[top] in ("who", "that") else "relative"
            elif relation in ("ccomp", "csubj", "csubj:pass"):
                told = self._page.quotation[verb] < 0 and not self._is_beheld(above)
                if told and self._lemma[above] in words.REPORTING:
                    return "told"
                if told and self._lemma[above] in words.SEEMING:
                    return "shown"
            elif relation not in ("conj", "xcomp"):
                return "shown"
            verb = above
        return "shown"

    def _is_beheld(self, verb: int) -> bool:
        """Whether what follows a verb is beheld as it happens."""
        return self._lemma[verb] in ("see", "watch", "notice", "find", "feel", "hear", "let", "make")

    def _is_real(self, verb: int) -> bool:
        """Whether the act of a verb is shown happening: neither unreal nor over before."""
        return self._mood(verb) == "real"

    def _is_deed(self, verb: int) -> bool:
        """Whether a verb tells what somebody does, rather than how or where they are."""
        return self._page.upos[verb] == "VERB" and self._lemma[verb] not in words.STATES and not self._is_denied(verb)

    def _is_denied(self, verb: int) -> bool:
        return any(self._lower[w] in words.DENYING for w in self._below.get(verb, ()))

    def _mood(self, verb: int) -> Mood | None:
        """How the act of a verb is shown: as it happens, as over before, or as it would be; None where it is not."""
        for word in self._below.get(verb, ()):
            if self._deprel[word] in ("aux", "aux:pass"):
                form = self._lower[word]
                if form in words.UNREAL:
                    is_over = form in ("'d", "’d") and self._page.xpos[verb] == "VBN"
                    return "over" if is_over else "fancied"
                if form == "had" and self._page.xpos[verb] != "VBG":
                    return "over"
        if self._lemma[verb] == "die" or (self._page.xpos[verb] == "VB" and self._deprel[verb] == "xcomp"):
            return None
        past = self._tense == "present" and self._page.xpos[self._finite(verb)] == "VBD"
        return "over" if past else "real"

    def _finite(self, verb: int) -> int:
        """The word that carries the tense of a predicate: its auxiliary or copula, or the verb itself."""
        carriers = (w for w in self._below.get(verb, ()) if self._deprel[w] in ("aux", "aux:pass", "cop"))
        return next(carriers, verb)

    def _comes(self, verb: int) -> bool:
        lemma = self._lemma[verb]
        if lemma in words.ENTERING:
            return True
        return lemma in words.COMING and self._goes_by(verb, words.INWARD)

    def _goes(self, verb: int) -> bool:
        lemma = self._lemma[verb]
        if lemma in words.LEAVING:
            things = [w for w in self._below.get(verb, ()) if self._deprel[w] == "obj"]
            places = words.PLACE_NOUNS | {"room", "him", "her", "them", "us", "me", "place"}
            return lemma != "leave" or all(self._lower[w] in places for w in things)
        return lemma in words.GOING and self._goes_by(verb, words.OUTWARD)

    def _goes_by(self, verb: int, directions: frozenset[str]) -> bool:
        """Whether one of the words of direction stands with a verb, alone or before a place."""
        for word in self._below.get(verb, ()):
            if self._deprel[word] in ("advmod", "compound:prt") and self._lower[word] in directions:
                return True
            if self._deprel[word] == "obl" and self._case(word) & directions & {"into", "inside", "aboard"}:
                return True
        return False

    # --- minds

    def _inner(self, verb: int, passive: bool) -> float:
        """How far a predicate opens the mind of its subject."""
        lemma, below = self._lemma[verb], self._below.get(verb, ())
        aux = {self._lower[w] for w in below if self._deprel[w] in ("aux", "aux:pass")}
        denied = self._is_denied(verb)
        able = bool(aux & {"could", "can"})
        if self._has(verb, ("cop",)) or self._page.xpos[verb] == "JJ" or passive:
            return 0.8 if self._lower[verb] in words.MIND_ADJECTIVES or lemma in words.IMPRESSING else 0.0
        if self._mirrors(verb) and lemma in words.SELF_TALK_LEMMAS:
            return 1.0
        if lemma in words.SEEMING and self._strikes(verb):
            return -0.6
        if lemma in words.MIND_LEMMAS:
            return 1.0
        if lemma in words.PERCEIVING:
            return 1.0 if able else 0.7
        if lemma == "find" and (self._has(verb, ("ccomp",)) or (self._has(verb, ("xcomp",)))):
            return 1.0
        if lemma == "help" and able and denied:
            return 0.8
        if able:
            return 0.5 if denied else 0.4
        if lemma in words.STRIVING or (lemma == "have" and self._has(verb, ("xcomp",))):
            return 0.4
        if lemma in words.ATTENDING:
            return 0.2
        return 0.2 if aux & {"had", "'d"} else 0.0

    def _strikes(self, verb: int) -> bool:
        """Whether a verb of seeming says how its subject strikes others: `seemed tired`, `looked as if`."""
        if self._lemma[verb] in ("seem", "appear"):
            return True
        return any(self._deprel[w] == "xcomp" and self._page.upos[w] == "ADJ" for w in self._below.get(verb, ()))

    def _mirrors(self, verb: int) -> bool:
        """Whether a verb is done to its subject's own self, which may stand right behind it."""
        behind = self._lower[verb + 1] if verb + 1 < len(self._lower) else ""
        return any(self._lower[w] in words.REFLEXIVES for w in self._below.get(verb, ())) or behind in words.REFLEXIVES

    def _as_object(self, top: int, verb: int, relation: str) -> Act:
        lemma, case = self._lemma[verb], self._case(top)
        if case and relation == "obj":  # the parser calls some of them so
            relation = "obl"
        inner = 0.0
        if (
            lemma in words.IMPRESSING
            and relation != "obl:agent"
            and (relation != "obl" or "to" in case or "on" in case)
        ):
            inner = 0.8
        elif lemma in ("seem", "appear", "come") and "to" in case and self._is_impersonal(verb):
            inner = 1.0
        elif lemma in ("strike", "take") and self._is_impersonal(verb):
            inner = 0.5
        if relation == "obl:agent":
            return Act(near=self._is_real(verb))
        if case & _PLAIN or not self._is_real(verb) or self._clause(verb, top) != "shown":
            return Act(inner=inner)
        wanted = words.TOUCHING if relation in ("obj", "iobj") else words.FACING
        beheld = relation == "obj" and lemma in words.BEHOLDING and not self._is_denied(verb)
        near = beheld or lemma in wanted or (relation == "obl" and lemma in words.TOUCHING)
        return Act(near=near and (relation != "obl" or bool(case & words.NEARNESS)), inner=inner)

    def _is_impersonal(self, verb: int) -> bool:
        subject = next((w for w in self._below.get(verb, ()) if (self._deprel[w] or "")[:5] in ("nsubj", "expl")), None)
        return subject is None or self._lower[subject] in ("it", "that", "this", "what", "nothing", "something")

    # --- possessors

    def _as_possessor(self, top: int, noun: int) -> Act:
        form, verb = self._lower[noun], self._head[noun]
        if form in words.MIND_NOUNS:
            return Act(inner=0.7)
        inner = 0.5 if form in words.INNER_BODY else 0.0
        if form in words.BODY and verb >= 0 and self._page.upos[verb] in ("VERB", "NOUN"):
            return Act(near=self._is_real(verb) and self._clause(verb, noun) == "shown", inner=inner)
        return Act(inner=inner)

    # --- the tree

    def _top(self, first: int, last: int) -> int | None:
        """The word through which a mention takes its place in the clause."""
        at = self._page.tree.head_of(first, last)
        for _ in range(LONGEST_CHAIN):
            if at is None or self._deprel[at] not in ALIKE or self._head[at] < 0:
                return at
            at = self._head[at]
        return at

    def _case(self, word: int) -> set[str]:
        return {self._lower[w] for w in self._below.get(word, ()) if self._deprel[w] == "case"}

    def _has(self, word: int, relations: tuple[str, ...]) -> bool:
        return any(self._deprel[w] in relations for w in self._below.get(word, ()))
