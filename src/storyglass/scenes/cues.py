"""The words by which a paragraph's opening says that another scene begins: another time or place, or somebody there."""

from __future__ import annotations

from storyglass.scenes.lexicon import PLACE_NOUNS
from storyglass.scenes.phrases import (
    COUNT,
    LONG_SPAN,
    MONTH,
    NUMBER,
    PART,
    PASSES,
    SEASON,
    SPAN,
    SUBJECT,
    WEEKDAY,
    any_of,
    either,
    inside,
    opening,
    spaced,
)

_EARLY = "(?:(?:early|late) (?:on |in )?)?"
_ORDINAL = any_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth last final"
)
_BREAK = any_of("breakfast lunch dinner supper tea break recess school church work class assembly")
_EVENT = either(_BREAK, any_of("bell service funeral wedding meeting performance curtain shift"))
_HOUR = either(
    any_of("dawn dusk noon midday midnight nightfall daybreak sunrise sunset sundown twilight"),
    "first light",
    rf"{NUMBER} o['’]clock",
    r"half[\s-]past \w{1,10}",
    r"(?:a )?quarter (?:to|past) \w{1,10}",
    r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?",
)

TIME_LEAPS = opening(
    rf"{_EARLY}(?:on |by |in )?the (?:very )?(?:next|following) (?:{PART}|{LONG_SPAN}|{WEEKDAY})(?: {PART})?",
    rf"{_EARLY}next (?:{PART}|day|week|month|year|{WEEKDAY})(?: {PART})?",
    rf"{COUNT} {LONG_SPAN} (?:later|afterwards?|after that|{PASSES})",
    rf"(?:days|weeks|months|years|hours) (?:later|{PASSES})",
    "(?:much|a long time) later",
    r"(?:at|by|before|towards?|just after|shortly before|shortly after|early|late)"
    rf" (?:\w{{1,12}} ){{1,3}}(?:on )?the (?:next|following) (?:{PART}|day)",
    rf"later (?:that|the same|in the|on that) (?:same )?(?:{PART}|{SPAN}|{WEEKDAY})",
    "the (?:day|morning|night|evening|afternoon|week) after(?! tomorrow)",
    rf"{_EARLY}(?:on|by|in|at|towards) the {_ORDINAL} {either(PART, 'day', 'week', 'month', 'year', 'hour')}",
    rf"{_EARLY}(?:on|by) the {_ORDINAL}(?: of {MONTH})?(?=,| (?:I|we|he|she|they|it|the|there|(?-i:[A-Z])))",
    rf"(?:by|at|before|after|until) (?:the )?(?:end of )?(?:{_BREAK}|{WEEKDAY}|{PART})"
    rf" on (?:the )?(?:{WEEKDAY}|{_ORDINAL}|following|next)",
    rf"by (?:the )?(?:{WEEKDAY}|{MONTH}|{SEASON}|next \w{{3,10}})",
    rf"(?:{SUBJECT} )?(?:spent|slept|passed) (?:the|that|a \w{{3,12}}) night",
    rf"(?:{WEEKDAY}|{MONTH}|{SEASON}|christmas|easter) (?:came|arrived|passed|went|brought)",
)
"""Openings that leap: what follows happens at another time."""

TIME_POINTS = opening(
    r"the (?:day|morning|night|evening|afternoon|week) (?:before(?=,)|of the \w{1,20})",
    rf"{_EARLY}(?:that|that same|the same) (?:very )?(?:{PART}|{WEEKDAY})",
    rf"(?:on )?(?:one|a) (?:\w{{1,15}} ){{0,2}}(?:{PART}|{WEEKDAY}|day)(?: (?:in {MONTH}|{PART}))?(?=,)",
    rf"{_EARLY}on (?:the )?(?:\w{{1,15}} )?{WEEKDAY}(?: {PART})?",
    rf"{_EARLY}on the (?:{either('first', 'second', 'third', 'last', NUMBER + 'th')} day"
    r"|(?:morning|night|evening|afternoon|day) of)",
    rf"{WEEKDAY} (?:{PART}|came|found)",
    rf"{_EARLY}in (?:the )?(?:early |late )?(?:{MONTH}|{SEASON}|morning|evening|afternoon)"
    r"(?! (?:light|sun|sunlight|sunshine|air|sky|rain|wind|breeze|shade|gloom|haze|cold|heat|mist|paper)\b)",
    "(?:at|by|before|towards?|around|just before|just after|long after|shortly after|well after)"
    rf" (?:about |nearly )?{_HOUR}",
    "by the time [^.;]{3,40}"
    + any_of("noon midnight dark dawn dusk sun moon clock stars lamps light evening morning night")
    + "[^.;]{0,30}(?=,)",
    "(?:(?:shortly|just|soon|long|right|straight) )?(?:before|after|at|during)"
    rf" (?:the )?(?:last |first |second )?{_EVENT}(?=,| )",
    rf"period {NUMBER}",
    "it was (?:(?:nearly|almost|just|already|about|well|past|after|late|early|still|not yet) ){0,3}"
    + either(
        WEEKDAY,
        any_of("dawn dusk noon midnight dark evening morning night daylight"),
        rf"{NUMBER}(?: o['’]clock)?(?= when|,| and)",
        r"half[\s-]past \w{1,10}",
        r"(?:on )?the (?:next|following|third|second|last|morning|evening|night|afternoon)",
        rf"(?:a|one) (?:\w{{1,15}} ){{0,2}}(?:{PART}|day) (?:in|when|and)",
    ),
    "(?:dawn|morning|night|evening|dusk|twilight|day|darkness|winter|spring|summer|autumn)"
    " (?:came|broke|fell|found|had come|had fallen|arrived|dawned|settled)",
    rf"(?:when )?{SUBJECT} (?:woke|awoke)(?: up)?"
    r"(?=[,.;]| (?:at|in|early|to (?!(?:his|her|my|their) )|late|with|before|after|and|on|from|alone)\b)",
)
"""Openings that name a time; whether the story is there for the first time, other signs must say."""

TIME_STEPS = opening(
    rf"{COUNT} (?:minutes?|quarters? of an hour) (?:later|afterwards?|after that|{PASSES})",
    "(?:sometime|some time|not long|a little while|a while) (?:later|afterwards?)",
    "by (?:the time|morning|noon|evening|the end of)",
    "(?:after|when) (?:breakfast|lunch|dinner|supper|tea|school|church|work"
    rf"|{COUNT} {SPAN})(?=,| was| {SUBJECT} )",
    rf"when {SUBJECT} (?:returned|came back|got (?:home|back)|arrived|came home|reached)",
)
"""Openings that go on a little, most often within the scene."""

TIME_WITHIN = inside(
    rf"(?:the )?(?:next|following) (?:{PART}|day|week|month|year|{WEEKDAY})",
    rf"{COUNT} {LONG_SPAN} (?:later|afterwards?|after that)",
    "the (?:day|morning|night|evening|afternoon|week) after(?! tomorrow)",
    rf"(?:later )?(?:that|the same|that same) (?:{PART}|{WEEKDAY})",
    rf"on (?:the )?{WEEKDAY}(?: {PART})?",
)
"""Times that a paragraph's first sentence names anywhere: `Milan was back the next day`."""

UNTOLD = inside(
    "would|will|shall|should|could|might|must|may|had|to|before|since|by|if|for|promised|planned|arranged"
    "|hoped|going|thought|knew|every|each|always"
)
"""Words of a sentence whose time may be another than that of which it tells."""

MOVES = opening(
    rf"(?:(?:so|then|and|after that|afterwards|at last|in the end),? ){{0,2}}{SUBJECT} (?:\w{{3,12}}ly )?"
    + any_of(
        "went goes go walked walks walk drove drives drive climbed climbs climb ran runs run rode rides ride took takes"
        " take hurried hurries followed follows crossed crosses flew flies sailed sails came comes returned returns"
        " carried carries"
    )
    + r" (?:[\w'’-]{1,15} ){0,4}?(?:to|into|across|through|on to|onto|aboard|for|up|down)"
    r" (?:the|a|an|his|her|their|our|my|(?-i:[A-Z])[\w'’-]{1,20})(?: [\w'’-]{1,20}){0,3}? ?"
    + either(any_of(PLACE_NOUNS) + r"(?!\w)", r"(?<=[A-Z][a-z]{3})(?!\w)"),
    rf"{SUBJECT} (?:went|goes|go|drove|walked|came|ran|cycled) (?:back )?"
    + any_of("home upstairs downstairs backstage"),
)
"""Openings in which somebody goes where the story has not been before."""

PLACE_LEAPS = opening(
    "meanwhile",
    "elsewhere",
    r"(?:far|miles|leagues|many miles|a mile|\w{1,12} miles|half a world|worlds) away",
    "across (?:the )?" + any_of("town city country galaxy world valley bay border sea ocean"),
    "in another (?:room|house|city|town|country|place|world)",
    rf"(?:{NUMBER}|an?) (?:floors?|flights?|storeys?|decks?|levels?|doors?|rooms?|streets?|houses?|rows?|stories)"
    r" (?:up|down|above|below|away|along|over|higher|lower)",
    any_of("upstairs downstairs backstage") + r"(?=,| \w{1,12} | in| on| at)",
    either("next door", "down below", "up above", "below decks?", "down the hall") + r"(?=,| \w{1,12} | in| on| at)",
)
"""Openings that leave everybody behind, where they go on with a name: another floor, another town."""

ELSEWHERE = opening(
    "meanwhile",
    "elsewhere",
    "back (?:at|in|on|aboard|inside|home|upstairs|downstairs|outside)(?= (?:the|his|her|their|our|my|(?-i:[A-Z]))|,)",
    r"(?:far|miles|leagues|many miles|a mile|\w{1,12} miles|half a world|worlds) away",
    "across (?:the )?"
    + any_of("town city street road river water hall corridor galaxy world country valley bay border sea ocean"),
    rf"(?:{NUMBER}|an?) (?:floors?|flights?|storeys?|decks?|levels?|doors?|rooms?|streets?|houses?|rows?|stories)"
    r" (?:up|down|above|below|away|along|over|higher|lower)",
    any_of("upstairs downstairs backstage") + r"(?=,| \w{1,12} | in| on| at)",
    either("next door", "down below", "up above", "below decks?", "down the hall") + r"(?=,| \w{1,12} | in| on| at)",
    "(?:on|at|from|behind) the (?:far|other) (?:side|end) of",
    "there (?:is|was) (?:a|an|one) [^.;]{3,40} (?:in|behind|above|under|beside|at) the",
    r"(?:behind|beyond|through|above|beneath|below|under|outside|inside) the \w{3,15}(?: \w{3,15})?(?=,)",
    "(?:on the other side|at the other end|at the far end|on the far side|in another (?:part|room|corner|wing)) of",
    "in another (?:room|house|city|town|country|place|world)",
    "(?:at|in) (?:that|this|the same|that same) (?:very )?(?:moment|time|hour|instant)"
    "(?=,? (?:in|at|on|across|inside|outside|aboard) )",
)
"""Openings that leave for another place."""

AT_A_PLACE = opening(
    "(?:up |down |out |over |deep |high |far |way )?"
    "(?:in|at|on|inside|outside|aboard|beneath|under|behind|above|below|beyond)"
    r" (?:the|a|an|his|her|their|our|my|its|one of the) (?:[\w'’-]{1,20} ){0,3}" + any_of(PLACE_NOUNS),
    r"(?:over |down |up |out |back )?in (?-i:[A-Z])\w{2,20}",
)
"""Openings with a place, in a prepositional phrase."""

AT_SOMETHING = opening(
    "(?:up |down |out |over )?(?:in|at|on|inside|outside|beneath|under|behind|above|below|beside|across)"
    r" (?:the|a|an|his|her|their|our|my) [\w'’-]{2,20}(?: [\w'’-]{1,20}){0,5}(?=, (?-i:[A-Z]))"
)
"""Openings with any phrase of place before somebody's name."""

HEADLINE = spaced(
    r"[\W_]{0,4}"
    + either(
        rf"{COUNT} {SPAN} (?:later|earlier|before|ago|after|from now)",
        "(?:much |some time |sometime )?later",
        "earlier",
        "meanwhile",
        rf"(?:the )?(?:next|following|that|one) (?:{PART}|{SPAN})",
        "(?:the )?(?:present|now)(?: day)?",
        rf"{WEEKDAY}(?:,? (?:the )?(?:\d|{PART}|{MONTH}).{{0,40}})?",
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?",
        rf"day (?:{NUMBER}|\d{{1,4}})",
        r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?",
        r"time\s?skip",
    )
    + r"[\W_]{0,12}$"
)
"""A paragraph that is nothing but a time."""

DATED_PLACE = spaced(
    r"[\W_]{0,4}(?-i:[A-Z])[^.!?]{2,50}, "
    + either(
        r"\d{3,4}(?: hours)?",
        r"\d{1,2}[:.]\d\d.{0,10}",
        rf"{MONTH} \d.{{0,20}}",
        rf"\d{{1,2}} {MONTH}.{{0,10}}",
        rf"{WEEKDAY}.{{0,30}}",
        rf"(?:the )?(?:(?:next|same|following|early|late|that) )?{PART}",
        rf"{COUNT} {SPAN} (?:later|earlier|ago)",
        "earth",
        r"stardate.{0,20}",
        "present day",
    )
    + r"[\W_]{0,12}$"
)
"""A paragraph that is nothing but a place with a date or an hour."""

POINT_OF_VIEW = spaced(r"[\W_]{0,12}\w[\w'’\s]{0,30} (?:POV|P\.O\.V\.?|point of view)[\W_]{0,12}$")
"""A paragraph that says through whose eyes the next scene is seen."""

HABIT = inside(
    "would",
    "used to",
    any_of("every always usually often sometimes whenever seldom generally never each frequently daily nightly"),
    any_of("mornings afternoons evenings nights Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"),
)
"""Words of a sentence that tells what happens again and again."""

BEING_THERE = inside(
    "(?:stood|stands)(?! up)",
    any_of(
        "sat sits lay lies waited waits watched watches leaned leans leant knelt kneels crouched crouches lounged paced"
    ),
    "(?:was|were|is|are) (?:already |still |just )?"
    + any_of(
        "at in on by beside under behind alone asleep sitting standing lying waiting watching leaning kneeling pacing"
        " working reading writing eating drinking sleeping"
    ),
)
"""Verbs by which a scene shows who is where when it opens."""
