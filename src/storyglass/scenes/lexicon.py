"""The closed word classes that scene borders, company and settings are read from."""

from __future__ import annotations

from importlib.resources import files


def _listed(name: str) -> frozenset[str]:
    """The words of a list in `data/`: separated by white space, lines that begin with `#` are comments."""
    lines = (files("storyglass") / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


PLACE_NOUNS = _listed("places.txt")
"""Nouns that name where a scene can happen."""

MIND_VERBS = _listed("mind_verbs.txt")
"""Finite forms of verbs of thought, feeling and perception: their subject's mind is open to the narration."""

PAST_FORMS = _listed("irregular_pasts.txt")
"""Past forms that do not end in -ed."""

MIND_PARTICIPLES = frozenset(
    "thinking wondering knowing feeling remembering hoping fearing realising realizing wishing recalling imagining"
    " wanting believing seeing hearing noticing supposing".split()
)
"""Participles that go on about what a subject thinks."""

SELF_TALK = frozenset("told tells reminded reminds asked asks assured convinced persuaded promised".split())
"""Verbs that are acts of the mind where their object is the subject's own self."""

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEASONS = "spring summer autumn winter".split()
DAY_PARTS = (
    "morning afternoon evening night day dawn dusk noon midnight midday nightfall daybreak sunrise sunset twilight"
    " sundown"
).split()
SPANS = "second minute moment hour day night week fortnight month year season decade century".split()
NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
).split()

AUXILIARIES = frozenset(
    "is are was were am be been has have had does do did can could will would shall should may might must"
    " isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't couldn't won't wouldn't"
    " 's 're 've 'd 'll".split()
)

NOT_VERBS_IN_S = frozenset(
    "as his hers its ours theirs yours us this thus always perhaps besides towards afterwards sometimes less unless"
    " plus yes across upwards downwards backwards forwards indoors outdoors upstairs downstairs nowadays".split()
)
"""Frequent words in -s that a present verb could be mistaken for after its subject."""

ADVERBS = frozenset(
    "then just now never also still only always soon once again already even almost at last quite rather often"
    " all both too first there here not hardly scarcely".split()
)
"""Words besides those in -ly that may stand between a subject and its verb."""

SUBORDINATORS = frozenset("that whether how what why which whom whose if than like though although about of".split())
"""Words before a subject that make its act told of rather than shown."""

SUBJECT_PRONOUNS = frozenset("i he she they we who it".split())
