"""What stands around a mention, where nobody parsed the sentence: whether it is the subject of a verb, and of which."""

from __future__ import annotations

from collections.abc import Mapping

from storyglass.language.page import Page
from storyglass.scenes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    MIND_PARTICIPLES,
    MIND_VERBS,
    NOT_VERBS_IN_S,
    PAST_FORMS,
    SELF_TALK,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    UNREAL,
)

_PARENTHESIS = 12
"""Words that may stand between commas after a subject: `Ada, with great care, said nothing`."""

_AFTER_VERB = 12
"""Words after a verb within which a participle goes on about its subject: `she nodded, thinking of the sea`."""


class WordOrder:
    """The words of a text in their order, asked for the verb of which a mention is the subject."""

    def __init__(self, page: Page) -> None:
        self._forms, self._lower, self._upos = page.forms, page.lower, page.upos

    def act(self, first: int, last: int, pronoun: bool, acting: Mapping[int, bool]) -> tuple[bool, bool]:
        """Whether the act of the mention [first, last) is shown happening, and whether it is an act of the mind.

        `acting` says the same of the mentions behind it, by their first words: who is coordinated with one of them
        does what they do.
        """
        if pronoun and self._form(first) not in SUBJECT_PRONOUNS:
            return False, False
        if self._form(last) in ("and", "&") and acting.get(last + 1):
            return True, False
        verb = self._verb(last, pronoun)
        if verb is None:
            return False, False
        told = self._form(first - 1) in SUBORDINATORS
        head = self._content(verb)
        minded = self._form(head) in MIND_VERBS or self._goes_on_thinking(head)
        real = not told and self._form(verb) not in UNREAL and not self._is_pluperfect(verb)
        return real, minded

    def _form(self, word: int) -> str:
        return self._lower[word] if 0 <= word < len(self._lower) else ""

    def _verb(self, word: int, pronoun: bool) -> int | None:
        """The finite verb whose subject ends just before `word`."""
        if self._form(word) == ",":
            close = next((k for k in range(word + 1, word + _PARENTHESIS) if self._form(k) == ","), None)
            if close is None:
                return None
            word = close + 1
        while self._form(word) in ADVERBS or (
            self._form(word).endswith("ly") and self._upos_of(word) not in ("VERB", "AUX")
        ):
            word += 1
        return word if self._is_finite(word, pronoun) else None

    def _goes_on_thinking(self, verb: int) -> bool:
        """Whether a participle of thought follows after a comma, or the verb is said to the subject's own self."""
        if self._form(verb) in SELF_TALK and self._form(verb + 1).endswith("self"):
            return True
        for word in range(verb + 1, verb + _AFTER_VERB):
            form = self._form(word)
            if form in (".", "!", "?", ";", ""):
                return False
            if self._form(word - 1) == "," and form in MIND_PARTICIPLES:
                return True
        return False

    def _upos_of(self, word: int) -> str:
        return self._upos[word] if 0 <= word < len(self._upos) else ""

    def _is_finite(self, word: int, pronoun: bool) -> bool:
        form, upos = self._form(word), self._upos_of(word)
        if not form or not (form.isalpha() or form in AUXILIARIES or form[:1] in "'’"):
            return False
        if form in ("'s", "’s"):
            return pronoun or upos == "AUX"
        if form in AUXILIARIES or form.replace("’", "'") in AUXILIARIES or form in PAST_FORMS:
            return True
        if self._forms[word][0].isupper():
            return False
        if form.endswith("ed") and len(form) > 3:
            return True
        if form.endswith("s") and not form.endswith("ss"):
            return form not in NOT_VERBS_IN_S and upos in ("VERB", "AUX", "NOUN", "")
        return pronoun and upos == "VERB"

    def _content(self, verb: int) -> int:
        """The verb that an auxiliary stands before."""
        word = verb
        while self._form(word) in AUXILIARIES or self._form(word) in ADVERBS or self._form(word) in ("n't", "n’t"):
            word += 1
        return word

    def _is_pluperfect(self, verb: int) -> bool:
        if self._form(verb) not in ("had", "'d", "’d", "hadn't"):
            return False
        head = self._content(verb)
        form = self._form(head)
        return (
            form.endswith(("ed", "en", "wn", "ne"))
            or form in PAST_FORMS
            or form in ("been", "come", "gone", "run", "become")
        )
