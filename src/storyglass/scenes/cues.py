"""The words by which a paragraph's opening says that time, place or layer of reality is another now.

All patterns are matched at or near the start of a bounded window; every repetition in them is bounded.
"""

from __future__ import annotations

import re

from storyglass.scenes.lexicon import DAY_PARTS, MONTHS, NUMBERS, PLACE_NOUNS, SEASONS, SPANS, WEEKDAYS


def _any(words: list[str] | frozenset[str], suffix: str = "") -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")" + suffix


_WEEKDAY = _any(WEEKDAYS)
_PART = _any([*DAY_PARTS, *SEASONS])
_SPAN = _any(SPANS, "s?")
_LONG_SPAN = _any([span for span in SPANS if span not in ("second", "minute", "moment")], "s?")
_NUMBER = _any(NUMBERS)
_COUNT = (
    rf"(?:(?:about|nearly|almost|barely|scarcely|not|just|only|some|exactly|over|more than) )?"
    rf"(?:{_NUMBER}(?:[- ](?:and a half|{_NUMBER}))?|\d{{1,4}}|an?(?: (?:few|couple of|short|long|good|full|half))?"
    rf"|several|some|many|(?:the )?(?:next|first) few|a few(?: more)?|a couple of|half an?|a quarter of an|few|two or three)"
    rf"(?: (?:long|short|more|good|whole|of))?"
)
_BECOMES = r"(?:(?:had |have |has )?(?:passed|gone by|slipped by|went by|dragged by|crawled by|flew by|crept by|pass|go by))"
_WHEN = rf"(?:(?:early|late) (?:on |in )?)?"
_SUBJECT = r"(?:he|she|they|we|I|it|(?:the )?(?-i:[A-Z])[\w'’.-]{0,30}(?: (?-i:[A-Z])[\w'’.-]{0,30}){0,2}|the (?:\w{1,20} ){0,2}\w{1,20})"


def _compile(*alternatives: str) -> re.Pattern[str]:
    """One pattern of all; a space stands for any white space, the first letter may be a capital."""
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return re.compile(rf"[\W_]{{0,4}}(?:{joined})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)


TIME_LEAPS = _compile(
    rf"{_WHEN}(?:on |by |in )?the (?:very )?(?:next|following) (?:{_PART}|{_LONG_SPAN}|{_WEEKDAY})(?: {_PART})?",
    rf"{_WHEN}next (?:{_PART}|day|week|month|year|{_WEEKDAY})(?: {_PART})?",
    rf"{_COUNT} {_LONG_SPAN} (?:later|afterwards?|after that|{_BECOMES})",
    rf"(?:days|weeks|months|years|hours) (?:later|{_BECOMES})",
    r"(?:much|a long time) later",
    rf"later (?:that|the same|in the|on that) (?:same )?(?:{_PART}|{_SPAN}|{_WEEKDAY})",
    r"the (?:day|morning|night|evening|afternoon|week) after(?! tomorrow)",
)
"""Openings that leap: what follows happens at another time."""

TIME_POINTS = _compile(
    r"the (?:day|morning|night|evening|afternoon|week) (?:before(?=,)|of the \w{1,20})",
    rf"{_WHEN}(?:that|that same|the same) (?:very )?(?:{_PART}|{_WEEKDAY})",
    rf"(?:on )?(?:one|a) (?:\w{{1,15}} ){{0,2}}(?:{_PART}|{_WEEKDAY}|day)(?: (?:in {_any(MONTHS)}|{_PART}))?(?=,| \w+ (?:later|after))",
    rf"{_WHEN}on (?:the )?(?:\w{{1,15}} )?(?:{_WEEKDAY}|(?:first|second|third|last|{_NUMBER}th|\d{{1,2}}\w\w) day|the (?:morning|night|evening|afternoon|day) of)(?: {_PART})?",
    rf"{_WEEKDAY} (?:{_PART}|came|found)",
    rf"{_WHEN}in (?:the )?(?:early |late )?(?:{_any(MONTHS)}|{_any(SEASONS)}|morning|evening|afternoon)",
    rf"(?:at|by|before|towards?|around|just before|just after|long after|shortly after|well after) (?:about |nearly )?(?:dawn|dusk|noon|midday|midnight|nightfall|daybreak|sunrise|sunset|sundown|twilight|first light|{_NUMBER} o['’]clock|half[- ]past \w+|(?:a )?quarter (?:to|past) \w+|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?)",
    rf"it was (?:(?:nearly|almost|just|already|about|well|past|after|late|early|still|not yet) ){{0,3}}(?:{_WEEKDAY}|dawn|dusk|noon|midnight|dark|evening|morning|night|daylight|{_NUMBER} o['’]clock|half[- ]past \w+|(?:on )?(?:the (?:next|following|third|second|last|morning|evening|night|afternoon)\b)|(?:a|one) (?:\w{{1,15}} ){{0,2}}(?:{_PART}|day) (?:in|when|and))",
    rf"(?:dawn|morning|night|evening|dusk|twilight|day|darkness|winter|spring|summer|autumn) (?:came|broke|fell|found|had come|had fallen|arrived|dawned|settled)",
)
"""Openings that name a time; whether the story is there for the first time, others must say."""

TIME_STEPS = _compile(
    rf"{_COUNT} (?:minutes?|quarters? of an hour) (?:later|afterwards?|after that|{_BECOMES})",
    r"(?:sometime|some time|not long|a little while|a while) (?:later|afterwards?)",
    r"by (?:the time|morning|noon|evening|the end of)",
    rf"(?:after|when) (?:breakfast|lunch|dinner|supper|tea|school|church|work|{_COUNT} {_SPAN})(?=,| was| {_SUBJECT} )",
    rf"when {_SUBJECT} (?:woke|awoke|returned|came back|got (?:home|back)|arrived|came home|reached)",
)
"""Openings that go on a little, most often within the scene."""

ELSEWHERE = _compile(
    r"meanwhile",
    r"elsewhere",
    r"back (?:at|in|on|aboard|inside|home|upstairs|downstairs|outside)(?= (?:the|his|her|their|our|my|[A-Z])|,)",
    r"(?:far|miles|leagues|many miles|a mile|\w+ miles|half a world|worlds) away",
    r"(?:across|on the other side of|at the other end of|at the far end of|in another (?:part|room|corner|wing) of|on the far side of) \w+",
    r"in another (?:room|house|city|town|country|place|world)",
)
"""Openings that leave for another place."""

AT_A_PLACE = _compile(
    rf"(?:up |down |out |over |deep |high |far |way )?(?:in|at|on|inside|outside|aboard|beneath|under|behind|above|below|beyond)"
    rf" (?:the|a|an|his|her|their|our|my|its|one of the) (?:[\w'’-]{{1,20}} ){{0,3}}{_any(PLACE_NOUNS)}"
)
"""Openings with a place, in a prepositional phrase."""

HEADLINE = _compile(
    rf"(?:{_COUNT} {_SPAN} (?:later|earlier|before|ago|after|from now)|(?:much |some time |sometime )?later|earlier|meanwhile|the (?:next|following) (?:{_PART}|{_SPAN})"
    rf"|(?:the )?(?:present|now)(?: day)?|(?:{_WEEKDAY})(?:,? (?:the )?(?:\d|{_PART}|{_any(MONTHS)}).{{0,40}})?|(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?) )?{_any(MONTHS)}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?"
    rf"|day (?:{_NUMBER}|\d{{1,4}})|\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?|time ?skip|(?:the )?(?:next|that) (?:{_PART}|day)|(?:one|that) (?:{_PART}))[\W_]*$"
)
"""A paragraph that is nothing but a time."""

DATED_PLACE = re.compile(
    rf"[\W_]{{0,4}}(?-i:[A-Z])[^.!?]{{2,50}},\s(?:\d{{3,4}}(?:\s?hours)?|\d{{1,2}}[:.]\d\d.{{0,10}}|(?:{_any(MONTHS)}).{{0,20}}|{_WEEKDAY}.{{0,30}}|\d{{4}}"
    rf"|(?:the\s)?(?:next|same|following|early|late|that)?\s?{_PART}|{_COUNT}\s{_SPAN}\s(?:later|earlier|ago)|earth|stardate.{{0,20}}|present\sday)[\W_]*$",
    re.IGNORECASE,
)
"""A paragraph that is nothing but a place with a date or an hour."""

POINT_OF_VIEW = re.compile(r"[\W_]*\w[\w'’ ]{0,30}\s(?:POV|P\.O\.V\.?|point\sof\sview)[\W_]*$", re.IGNORECASE)
"""A paragraph that says whose eyes the next scene is seen through."""

MARKED_LAYER = re.compile(
    r"[\W_]*(?:(?P<end>end(?:\sof)?(?:\sthe)?\s)|(?:start(?:\sof)?(?:\sthe)?\s|begin\s)?)"
    r"(?P<what>flash\s?-?back|dream(?:\ssequence)?|memory|nightmare)(?P<tail>\s(?:start|starts|begins|end|ends|over))?[\W_]*$",
    re.IGNORECASE,
)
"""A paragraph that is nothing but the beginning or the end of a flashback or dream."""

_DREAM = r"(?:dream|nightmare|dreams|nightmares)"
DREAM_WORD = re.compile(r"\b(?:dream|dreams|dreamed|dreamt|dreaming|nightmare|nightmares)\b", re.IGNORECASE)
DREAM_OPENING = _compile(
    rf"in (?:the|his|her|my|their|that|this) (?:\w{{1,15}} )?{_DREAM}",
    rf"the (?:\w{{1,15}} )?{_DREAM} (?:was|were|is|came|began|started|always|had|took|returned|opened|never|begins|comes)",
    rf"it was the (?:same|old) (?:\w{{1,15}} )?{_DREAM}",
    rf"(?:(?:and|then|that night|at last|and then),? )*{_SUBJECT} (?:dreamed|dreamt|dreams|was dreaming|dreamed again)",
    rf"(?:it was|this was) (?:the|that|a) {_DREAM}",
)
"""Openings that say that what follows is dreamt."""

FALLING_ASLEEP = re.compile(
    r"\b(?:(?:fell|fall|falls|drifted|drifts|dozed|dozes|dropped|nodded|slipped|sank|falling|drifting|cried \w+ ?self) ?(?:fast |back |off |down |away |in)?(?:to |into )?"
    r"(?:an? |the )?(?:\w+ ){0,2}(?:asleep|sleep|slumber|doze|off|dreams?)|sleep (?:took|claimed|came|found|carried|overtook)|was (?:soon |fast |already )?asleep|slept)\b".replace(
        " ", r"\s"
    ),
    re.IGNORECASE,
)
"""A sentence in which somebody goes to sleep."""

WAKING = re.compile(
    r"(?<!had\s)\b(?:woke|awoke|awakened|wakes|awakes|woken|jerked awake|started awake|jolted awake|snapped awake|came awake|starts awake|waking"
    r"|(?:sat|bolted|sits|shot) (?:bolt |straight )?upright|eyes (?:snapped|flew|sprang|shot|fluttered) open"
    rf"|(?:was|been) (?:only|just|all) (?:a|the) (?:\w{{1,15}} )?{_DREAM}|{_DREAM} (?:broke|dissolved|ended|shattered|faded|let go))\b".replace(
        " ", r"\s"
    ),
    re.IGNORECASE,
)
"""A sentence in which a sleeper wakes, or a dream is called one."""

ONLY_A_DREAM = re.compile(
    rf"\b(?:was|been|is|just|only) (?:(?:only|just|all) )?(?:a|the|that|the same) (?:\w{{1,15}} )?{_DREAM}\b|\b(?:same|that|the) (?:\w{{1,15}} )?{_DREAM}(?: again)?(?=[.,;!?—]|\s*$)".replace(
        " ", r"\s"
    ),
    re.IGNORECASE,
)
"""Words that call what went before a dream."""

ABRUPT = re.compile(r"\b(?:start|gasp\w*|jolt\w*|jerk\w*|snapped|scream\w*|upright|sobbing|sweat\w*|shaking|cry)\b", re.IGNORECASE)
"""How one wakes out of a dream rather than out of sleep."""

_AGO = rf"{_COUNT} (?:years?|decades?|centuries|months?|summers?|winters?|weeks?|days?) (?:ago|earlier|before|previously|back)"
MEMORY_OPENING = _compile(
    rf"{_AGO}",
    r"(?:long|years|decades|months|weeks) (?:ago|earlier)",
    r"(?:years|decades|months|weeks) before(?=,)",
    rf"(?:(?:and|then|now|suddenly),? )?{_SUBJECT} (?:remembered|recalled|thought back to|could (?:still )?remember) (?:the|that|a|an|one|being|how|when|her|his|another)",
    rf"when {_SUBJECT} (?:was|had been|were) (?:a (?:little |small |young )?(?:child|girl|boy|kid|baby)|(?:only |just |about |not yet )?{_NUMBER}(?: years old)?(?=,)|young|little|small)",
    r"the first time (?:that )?(?:he|she|they|I|we)",
    rf"it had (?:been|begun|started|happened) (?:a|an|one|the|on|in|that|{_COUNT})",
)
"""Openings that go back to what somebody remembers."""

AGO = _compile(_AGO, r"(?:long|years|decades|months) (?:ago|earlier)")
"""The openings that leave no doubt about that."""

RETURNING = _compile(
    r"now,? ",
    r"back in the present",
    r"the memory (?:faded|dissolved|left|let|was|broke)",
    rf"that (?:was|had been) {_COUNT} (?:years?|months?|weeks?|days?|summers?|winters?)",
    r"but that (?:was|had been)",
    rf"{_SUBJECT} (?:shook (?:his|her|their|my) head|blinked|(?:came|snapped|jerked|drifted) back|started|opened (?:his|her|my) eyes)",
)
"""Openings that come back from a memory to the present of the story."""

PLUPERFECT = re.compile(
    r"\b(?:had|(?<=\w)['’]d)\s(?:(?:not|never|always|just|only|\w{1,15}ly|once|already|ever)\s)?"
    r"(?:\w{2,20}(?:ed|wn|en|ne)|been|had|come|gone|said|made|left|told|found|kept|held|brought|thought|felt|sat|stood|met|put|run|lost|become|begun|got|set|read|sent|taught|caught|bought|heard)\b"
)
"""A verb in the past before the past."""

IMAGINED_OPENING = _compile(
    rf"(?:(?:and|then|now),? )?{_SUBJECT} (?:imagined|pictured|fancied|daydreamed|envisioned|imagines|pictures|(?:could|can) (?:just |almost |already )?(?:see|picture|imagine) it(?: all)?(?: now)?(?=[:,.;—-]))",
    r"in (?:his|her|my|their) mind(?:['’]s eye)?(?=,| (?:he|she|I|they))",
    r"in (?:his|her|my|their) (?:imagination|daydream|fantasy)",
)
"""Openings of a paragraph that nobody lives through."""

WOULD = re.compile(r"\b(?:would|['’]d|might|could)\b", re.IGNORECASE)

SALUTATION = re.compile(
    r"[\W_]{0,4}(?:(?:my\s)?(?:(?:own|very)\s)?(?:dear|dearest|darling|beloved)\s[^\n.!?]{1,50}|to\swhom\sit\smay\sconcern|dear\s(?:sir|madam|diary))\s?[,:;—–-]+",
    re.IGNORECASE,
)
"""How a letter begins."""

DATELINE = re.compile(rf"\b(?:\d{{1,4}}(?:st|nd|rd|th)?|{_any(MONTHS)}|{_WEEKDAY})\W{{0,4}}$", re.IGNORECASE)
"""The end of the line above a salutation that says when, at least, the letter was written."""

CLOSING = re.compile(
    r"(?:^|[.!?]|[.!?,]?[\"”]?\s)[\W_]{0,4}(?:(?:ever\s|always\s|very\s)?yours?(?:\s\w{2,15}){0,4}|(?:with\s)?(?:all\s)?(?:my\s|much\s)?love(?:\salways|\sfrom)?|sincerely|(?:kind\s|best\s)?regards|respectfully"
    r"|faithfully|affectionately|best\swishes|ever|always|warmly|cordially|cheers|signed|xo{1,4}),?(?:\s&c\.)?[\W_]{0,6}(?:[A-Z][\w.'’]{0,20}[\s,]{0,3}){0,4}[\W_]{0,4}$",
    re.IGNORECASE,
)
"""How a letter ends: the last line of a paragraph."""

SIGNATURE = re.compile(r"[\W_]{0,4}(?:(?:[A-Z][\w.'’-]{0,20}|of|and|the|your|&)[\s,]{0,3}){1,6}[\W_]{0,4}$|[\W_]{0,4}P\.?\s?S\b")
"""The name under a letter, or its postscript."""

DOCUMENT_HEAD = re.compile(
    r"[\W_]{0,4}(?:(?:from\sthe\s)?(?:diary|journal|log|logbook|notebook|memoirs?)\sof\b|(?:\w+['’]s\s|personal\s|captain['’]s\s|ship['’]s\s)?(?:diary|journal|log|log\sentry|entry)[,:#\s]{0,3}(?:\d|entry|stardate|supplemental|continued|$)"
    r"|(?:from|to|subject|date|re)\s?:\s\S|memorandum\b|transcript\b|telegram\b|(?:dear|dearest)\s(?:diary|journal)\b)",
    re.IGNORECASE,
)
"""The head of a diary entry, a log, a memorandum, an e-mail or a transcript."""

HABIT = re.compile(
    r"\b(?:would|used\sto|every|always|usually|often|sometimes|whenever|seldom|generally|never|each|frequently|daily|nightly|mornings|afternoons|evenings|nights|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b", re.IGNORECASE
)
"""Words of a sentence that tells what happens again and again."""

BEING_THERE = re.compile(
    r"\b(?:(?:stood|stands)(?!\sup)|sat|sits|lay|lies|waited|waits|watched|watches|leaned|leans|leant|knelt|kneels|crouched|crouches|lounged|paced|paces"
    r"|was\s\w{2,20}ing|were\s\w{2,20}ing|is\s\w{2,20}ing|are\s\w{2,20}ing)\b"
)
"""Verbs by which a scene shows who is where when it opens."""
