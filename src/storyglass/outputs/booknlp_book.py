"""BookNLP's `.book`, what each character does and is, and `.book.html`, the text with its entities and quotations."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storyglass.outputs.clean import escaped
from storyglass.outputs.tokens import Tokens
from storyglass.story import CastMember, EntityType, Span, Story

if TYPE_CHECKING:
    from storyglass.outputs.booknlp import BookMention

Character = dict[str, Any]

GENDERS = ("he/him/his", "she/her", "they/them/their", "xe/xem/xyr/xir", "ze/zem/zir/hir")
"""The pronouns that BookNLP tells apart."""

_FORMS = (("proper", "PROP"), ("common", "NOM"), ("pronoun", "PRON"))
_TYPES: dict[EntityType, str] = {
    "FAC": "Buildings",
    "GPE": "Towns and countries",
    "LOC": "Landscapes",
    "PER": "People",
    "ORG": "Organisations",
    "VEH": "Vehicles",
}
_SHOWN = 10  # entities of one type named above the text


def characters(
    story: Story, tokens: Tokens, coref: Mapping[str, int], mentions: Sequence[BookMention]
) -> list[Character]:
    """Everybody who is mentioned more than once, the most mentioned first: what they do, suffer, have and are."""
    genders = {coref[m.entity]: _gender(m) for m in story.cast if m.entity in coref and m.pronouns}
    roles = _Roles(story, tokens)
    found: dict[int, Character] = {}
    forms: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for mention in mentions:
        if mention.type != "PER":
            continue
        who = found.setdefault(
            mention.coref, {"agent": [], "patient": [], "mod": [], "poss": [], "id": mention.coref, "count": 0}
        )
        who["count"] += 1
        forms[mention.coref][mention.kind][mention.text] += 1
        for role, number in roles.of(mention.first, mention.last):
            who[role].append({"w": tokens.words[number], "i": number})
    for number, who in found.items():
        who["g"] = genders.get(number)
        who["mentions"] = {
            name: [{"c": count, "n": form} for form, count in forms[number][kind].most_common()]
            for name, kind in _FORMS
        }
    return sorted((who for who in found.values() if who["count"] > 1), key=lambda who: (-who["count"], who["id"]))


def as_json(people: Sequence[Character]) -> str:
    """The `.book` file."""
    return json.dumps({"characters": people}, ensure_ascii=False)


def names(mentions: Sequence[BookMention]) -> dict[int, str]:
    """What to call each entity: the form used most, names before nouns before pronouns."""
    rank = {kind: place for place, (_, kind) in enumerate(_FORMS)}
    forms: dict[int, Counter[tuple[int, str]]] = defaultdict(Counter)
    for mention in mentions:
        forms[mention.coref][-rank[mention.kind], mention.text] += 1
    return {number: max(counts, key=lambda form: (form[0], counts[form]))[1] for number, counts in forms.items()}


def _gender(member: CastMember) -> dict[str, Any]:
    """The pronouns of a character in BookNLP's shape, as sure as the cast is of the character."""
    told = next((known for known in GENDERS if known.split("/")[0] == (member.pronouns or "").split("/")[0]), None)
    kinds = GENDERS if told else (*GENDERS, str(member.pronouns))
    best = told or str(member.pronouns)
    inference = {kind: round(member.confidence, 3) if kind == best else 0.0 for kind in kinds}
    return {"inference": inference, "argmax": best, "max": inference[best], "total": 1}


class _Roles:
    """The part that a mention plays in its clause, by the sentence tree."""

    def __init__(self, story: Story, tokens: Tokens) -> None:
        self._words, self._heads = story.words, tokens.heads
        self._children: dict[int, list[int]] = defaultdict(list)
        for number, head in enumerate(tokens.heads):
            if head != number:
                self._children[head].append(number)

    def of(self, first: int, last: int) -> Iterator[tuple[str, int]]:
        """Pairs of a role and the word it is played to; conjoined words count like the first of them."""
        inside = range(first, last + 1)
        word = next((n for n in inside if self._heads[n] == n or self._heads[n] not in inside), None)
        while word is not None and self._relation(word) == "conj" and self._heads[word] != word:
            word = self._heads[word]
        if word is None or self._heads[word] == word:
            return
        head, relation = self._heads[word], self._relation(word)
        upos = self._words.upos[head]
        if relation in ("nsubj", "nsubj:outer"):
            if upos == "VERB":
                yield from (("agent", verb) for verb in self._conjoined(head, ("VERB",), "nsubj"))
            elif upos in ("ADJ", "NOUN") and any(self._relation(n) == "cop" for n in self._children[head]):
                yield from (("mod", quality) for quality in self._conjoined(head, ("ADJ", "NOUN"), "nsubj"))
        elif relation == "obl:agent" and upos == "VERB":
            yield "agent", head
        elif relation in ("obj", "nsubj:pass") and upos == "VERB":
            yield "patient", head
        elif relation == "nmod:poss":
            yield from (("poss", thing) for thing in self._conjoined(head, ("NOUN", "PROPN"), "nmod:poss"))

    def _conjoined(self, head: int, upos: tuple[str, ...], own: str) -> Iterator[int]:
        """A word and those conjoined with it that have no such dependent of their own."""
        yield head
        for number in self._children[head]:
            has_own = any(self._relation(n).startswith(own) for n in self._children[number])
            if self._relation(number) == "conj" and self._words.upos[number] in upos and not has_own:
                yield number

    def _relation(self, number: int) -> str:
        return self._words.deprel[number] or ""


def page(
    tokens: Tokens,
    mentions: Sequence[BookMention],
    spoken: Sequence[tuple[Span, int | None]],
    people: Sequence[Character],
    called: Mapping[int, str],
) -> Iterator[str]:
    """The `.book.html` file: who is named, what places there are, and the text in brackets and colours."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Entities and quotations</title>\n'
    yield "<style>i{font-style:normal;color:#767676}sub{color:#8a1c6b}q{quotes:none;color:#3d3d78}</style>\n</head>\n"
    yield "<body>\n<h2>Named characters</h2>\n<ul>\n"
    for who in people:
        proper, common = (_listed(who["mentions"][kind]) for kind in ("proper", "common"))
        if proper or who["id"] == 0:
            told = "/".join([proper, "[NARRATOR]"][not proper : 1 + (who["id"] == 0)])
            yield f"<li>{who['count']} {escaped(f'{told} {common}'.strip())}</li>\n"
    yield "</ul>\n<h2>Major entities (proper, common)</h2>\n"
    for type_, title in _TYPES.items():
        yield f"<h3>{title}</h3>\n"
        for _, kind in _FORMS[:2]:
            counts = Counter(m.coref for m in mentions if m.type == type_ and m.kind == kind)
            shown = (f"{count} {escaped(called[number])}" for number, count in counts.most_common(_SHOWN))
            yield f"<p>{'<br>'.join(shown)}</p>\n"
    yield "<h2>Text</h2>\n<p>"
    before, after = _marks(mentions, spoken, called)
    for number, word in enumerate(tokens.words):
        if number and tokens.paragraphs[number] != tokens.paragraphs[number - 1]:
            yield "</p>\n<p>"
        yield f"{before.get(number, '')}{escaped(word)}{after.get(number, '')} "
    yield "</p>\n</body>\n</html>\n"


def _listed(forms: Sequence[Mapping[str, Any]]) -> str:
    return "/".join(f"{form['n']} ({form['c']})" for form in forms)


def _marks(
    mentions: Sequence[BookMention], spoken: Sequence[tuple[Span, int | None]], called: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """What stands before and after a word; a quotation is cut at no mention, for it holds whole ones."""
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for (first, last), number in spoken:
        before[first] += "<q>"
        after[last] = f"</q><sub>[{number}-{escaped(_called(called, number))}]</sub>"
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last)):
        before[mention.first] += "<i>[</i>"
        after[mention.last] = (
            f"<i>]</i><sub>{mention.coref}-{escaped(called[mention.coref])}</sub>" + after[mention.last]
        )
    return before, after


def _called(called: Mapping[int, str], number: int | None) -> str:
    return "None" if number is None else called.get(number, "None")
