"""The words that lead out of the actual world of the story and back: into dreams, memories, fancies and papers."""

from __future__ import annotations

import re

from storyglass.scenes.lexicon import NUMBERS
from storyglass.scenes.phrases import (
    A_DREAM,
    AGO,
    COUNT,
    DREAM,
    MONTH,
    NUMBER,
    PART,
    SPAN,
    SUBJECT,
    WEEKDAY,
    any_of,
    either,
    inside,
    opening,
    spaced,
)

MARKER = spaced(
    r"[\W_]{0,12}(?:(?P<end>end(?: of)?(?: the)? )|(?:start(?: of)?(?: the)? |begin )?)"
    r"(?P<what>flash[\s-]?back|dream(?: sequence)?|memory|nightmare)"
    r"(?P<tail> (?:starts?|begins|ends?|over))?[\W_]{0,12}$"
)
"""A paragraph that is nothing but the beginning or the end of a flashback or dream."""

# --- dreams ----------------------------------------------------------------------------------------------------

DREAM_WORD = inside(DREAM, "dreamed|dreamt|dreaming")

DREAM_OPENING = opening(
    rf"in (?:the|his|her|my|their|that|this) {A_DREAM}",
    rf"the {A_DREAM} (?:was|were|is|came|began|started|always|had|took|returned|opened|never|begins|comes)",
    rf"it was the (?:same|old|usual) {A_DREAM}",
    rf"{SUBJECT} (?:was|were) dreaming",
    rf"{SUBJECT} (?:had|has) (?:the|a|that|his|her|my|their) {A_DREAM}",
    rf"(?:when|once|after|as) {SUBJECT} (?:slept|fell asleep),? {SUBJECT} (?:dreamed|dreamt|dreams)",
    rf"(?:(?:and|then|that night|at last|and then|in the night|towards dawn|before dawn|at night|later),? ){{0,2}}"
    rf"(?:[^.;:!?,]{{3,30}}, ){{0,2}}{SUBJECT} (?:had )?(?:dreamed|dreamt|dreams)(?! up)",
    rf"(?:it was|this was) (?:the|that|a) (?:{DREAM})",
)
"""Openings that say that what follows is dreamt."""

FALLING_ASLEEP = inside(
    r"(?:(?:fell|falls?|drifted|drifts|dozed|dozes|dropped|nodded|slipped|sank|falling|drifting|cried \w{2,5}self)\s?"
    r"(?:fast |back |off |down |away |in)?(?:to |into )?(?:an? |the )?(?:\w{1,15} ){0,2}"
    "(?:asleep|sleep|slumber|doze|off|dreams?))",
    "sleep (?:took|claimed|came|found|carried|overtook)",
    "was (?:soon |fast |already )?asleep",
    "slept",
)
"""A sentence in which somebody goes to sleep."""

GOING_TO_BED = inside(
    rf"{any_of('turn turns turned switch switches switched put puts blew blow blows snuffed')} (?:off|out)"
    r" (?:the|my|his|her|their) (?:\w{1,12} )?(?:lights?|lamps?|candles?|torch)",
    r"the (?:\w{1,12} )?(?:lights?|lamp|candle|torch) (?:off|out)",
    r"(?:close|closes|closed|shut|shuts) (?:my|his|her|their) eyes",
    "(?:go|goes|went|gone|crawled|climbed|got|fell) (?:back )?(?:to|into) bed",
    "(?:lie|lies|lay) (?:back )?down",
    r"(?:put|puts|laid|lay|lays|rested|rest|rests) (?:my|his|her|their) (?:head|cheek|face)"
    " (?:down )?(?:on|in|into)",
    r"(?:pull|pulls|pulled) (?:the|my|his|her|their) (?:\w{1,12} )?(?:blankets?|covers|quilt|duvet|sheets?)",
)
"""A sentence in which somebody may go to sleep."""

STRANGE = inside(
    "for no reason",
    "somehow",
    "(?:no|without a|without any) (?:face|faces|mouth|eyes|sound|splash|shadow|end|weight|voice)",
    "(?:could not|couldn't|couldn’t|cannot|can't|can’t|can not) (?:move|run|scream|speak|wake|see my|see his|see her)",
    r"(?:had been|was|is|who was|who is) (?:long )?dead",
    r"(?:went|go|goes|kept|keeps|keep) (?:on )?(?:falling|running|walking|climbing|sinking|growing)",
    "(?:ran|runs|run|going|went) backwards",
    "which was (?:odd|strange)",
    r"where (?:his|her|my|the|their|its) \w{1,12} should (?:have been|be)",
    "(?:flying|floating|drowning|faceless|endless)",
    r"(?:teeth|feathers|wings|snow|sand|stars|birds|bees) (?:in|out of|from|inside|were|are)",
    "turned (?:in)?to (?:water|stone|sand|glass|ash|smoke|salt|paper|birds)",
)
"""What happens in dreams more often than in life."""

TO_BED = inside(any_of("bed sleep slept tired drowsy doze dozed dozing pillow blanket blankets"), "la(?:y|in) down")
"""Words of a passage in which somebody may have gone to sleep unsaid."""

WAKING = spaced(
    r"(?<!had )\b(?:(?:woke|awoke|awakened|wakes|awakes|woken|waking|(?<=I )(?:wake|awake)|(?<=we )(?:wake|awake))"
    "|(?:jerk|start|jolt|snap|startl|shock)(?:s|es|ed|ped|led|les)? awake|(?:came|comes?) awake"
    "|(?:sat|bolted|sits?|shot) (?:bolt |straight )?upright|(?:sat|sits?) up in bed"
    "|surfaced|(?:came|comes?|swam|swims?) up out of (?:it|sleep|the dream)"
    "|eyes (?:snapped|flew|sprang|shot|fluttered) open"
    rf"|(?:was|been) (?:only|just|all) (?:a|the) {A_DREAM}"
    rf"|(?:{DREAM}) (?:broke|dissolved|ended|shattered|faded|let go))\b"
)
"""A sentence in which a sleeper wakes, or a dream is called one."""

COMING_TO = spaced(
    r"\b(?:(?:opened|opens|open) (?:his|her|my|their) eyes|eyes (?:were|are|came|come) open"
    r"|(?:it|there) (?:was|is) (?:morning|light|daylight|dawn|day)\b|(?:the|his|her|my) alarm)"
)
"""How one wakes out of a dream that was announced."""

ABRUPT = inside(
    r"start|gasp\w{0,5}|jolt\w{0,3}|jerk\w{0,3}|snapped|scream\w{0,4}|upright|sobbing|sweat\w{0,4}|shaking|cry|crying"
    "|tears|weeping|choking|breathless|shouting|trembling|drenched|shivering|tangled|soaked|thrashing|crying out"
    "|yell|yelling|yelp|howl|shriek|shrieking|gulp|gulping|sob|moan|lurch|thump|flailing|retching",
    r"(?:heart|pulse) (?:was )?(?:hammering|pounding|racing|thudding|banging|beating)",
    r"(?:woke|awoke|wakes|awakes|woken|wake|awake) with (?:(?:his|her|my|their|the|a|an) )?[\w-]{1,15}"
    " (?:in|on|against|round|around|under|over|still|hanging|pressed|clenched)",
    "sheets?|bedclothes|where (?:he|she|I|they) (?:was|were)",
)
"""How one wakes out of a dream rather than out of sleep."""

WAKENED = inside("wake up", r"sh(?:aking|aken|ook) \w{1,20} awake")
"""Words of a paragraph that wakes somebody, where others in it call what went before a dream."""

ROUSED = inside(
    r"(?:was|were|is) shaking (?:him|her|me|them|[A-Z]\w{1,15})(?: awake| gently)? (?:by|awake)",
    r"sh(?:ook|akes) (?:him|her|me|them|[A-Z]\w{1,15}) (?:awake|by the (?:shoulder|arm)|gently)",
    r"(?:a|the|his|her) (?:hand|voice|knock|knocking|bell|alarm|telephone|phone|noise|crash|bang|shout|scream|sound)"
    r" (?:\w{1,12} ){0,4}(?:woke|awoke|roused|wakened|wakes|rouses) (?:him|her|me|them)",
    r"(?:the|his|her|my) alarm (?:clock )?(?:rang|went|buzzed|sounded|shrilled|goes|rings)",
)
"""How a sleeper is roused by others, or by an alarm."""

TOUCHED = opening(
    r"(?:something|somebody|someone|a (?:hand|voice|foot|finger|shoe|noise|sound|weight))"
    r" (?:is|was|had begun|has begun|keeps|kept|began|begins)(?: to)? (?:\w{1,12} )?"
    r"(?:hit|hitt|shak|touch|pull|prod|pok|tapp?|call|knock|nudg|kick|plucky?|tugg?|say|bang|ring)\w{0,4}"
    r" (?:(?:at|on|to|against) )?(?:him|her|me|you|them|his|my|your|their)",
    rf"{SUBJECT} (?:sat|sits|sit) up",
)
"""Openings in which something from without reaches a sleeper, or a sleeper starts up."""

AFTER_SLEEP = inside(
    "(?:were|was|been|are) (?:talking|shouting|crying|crying out|dreaming|asleep|snoring|muttering|screaming)",
    "in (?:your|his|her|my) sleep",
    rf"{any_of('sit sits sat')} up",
    "(?:soaked|drenched|wet with sweat)",
    "(?:bad|only a|another|having a) (?:dream|nightmare)",
)
"""What is said and seen of one who has just woken."""

AGAIN = inside(
    "this time",
    "(?:woke|awoke|wakes|awakes)(?: up)? again",
    "(?:really|truly|properly) (?:woke|awoke|awake|wakes|woken)",
    "(?:woke|awoke|wakes|awakes)(?: up)? (?:a second time|once more|for the second time|in earnest|properly|at last)",
)
"""Words of a waking by which an earlier waking was dreamt as well."""

ONLY_A_DREAM = spaced(
    rf"\b(?:was|been|is|just|only) (?:(?:only|just|all) )?(?:a|the|that|the same) {A_DREAM}\b"
    rf"|\b(?:same|that|the) {A_DREAM}(?: again)?(?=[.,;!?—]|\s{{0,4}}$)"
)
"""Words that call what went before a dream."""

# --- memories and fancies --------------------------------------------------------------------------------------

_MEMORABLE = any_of(
    "day night time morning evening afternoon summer winter spring autumn year hour moment week occasion childhood"
)
_CHILD = either(
    "a (?:little |small |young )?(?:child|girl|boy|kid|baby)",
    rf"(?:only |just |about |not yet )?{NUMBER}(?: years old)?(?=,)",
    any_of("young little small"),
)

_AGE = any_of(NUMBERS[: NUMBERS.index("twenty") + 1])
AS_A_CHILD = opening(
    rf"(?:once,? )?(?:when|the (?:year|summer|winter|day|spring|autumn) (?:that )?) ?{SUBJECT} (?:was|were|had been)"
    rf" (?:{_CHILD}|(?:only |just |about |not yet |barely )?{_AGE}(?: or {_AGE})?(?! (?:minutes|feet|miles|inches)))",
    "as (?:a|an) (?:little |small |young )?(?:child|girl|boy|student|apprentice)(?=,| (?:he|she|I|they|we) )",
)
"""Openings that go back to somebody's youth."""

YOUNG = inside(
    rf"(?:I|we) (?:was|were) (?:only |just |about |not yet |barely )?{_AGE}(?: years old)?(?=[,.;]| (?:and|when|that))"
)
"""How old whoever tells the story was then."""

ONCE = spaced(
    r"\bonce(?=[,.])|\bthat was (?:in|the|when|before)|\bhad (?:a|an|two|three) [^.]{2,30}(?:once|then|in those days)"
)
"""That a sentence tells of another time."""

RECALLING = opening(
    rf"(?:(?:and|then|now|suddenly|what),? )?{SUBJECT} (?:remember|remembers|remembered|recalled"
    rf"|thought (?:back to|of)) (?:how|when|being|(?:the|that|an?|one|another|their|his|her|my) (?:\w{{1,12}} )?"
    rf"{_MEMORABLE})",
    r"[^.!?]{0,60}\b(?:when|that) (?:he|she|they|I|we|(?-i:[A-Z])\w{1,15}) first"
    " (?:came|met|saw|heard|went|kissed|spoke)",
    r"the (?:first|last) time (?:that )?(?:he|she|they|I|we|(?-i:[A-Z])\w{1,15}) (?:had )?"
    "(?:saw|seen|met|heard|came|come|went|gone|spoke|spoken|kissed|held|told|asked)",
)
"""Openings of what somebody remembers, in whatever tense it goes on."""

LONG_AGO = opening(AGO, "(?:years|decades|months) (?:ago|earlier)")
"""Openings that leave no doubt that they go back."""

MEMORY_OPENING = opening(
    AGO,
    "(?:years|decades|months|weeks) (?:ago|earlier)",
    "(?:years|decades|months|weeks) before(?=,)",
    rf"(?:(?:and|then|now|suddenly),? )?{SUBJECT} (?:remembered|recalled|thought back to|could (?:still )?remember)"
    rf" (?:how|when|being|(?:the|that|an?|one|another) (?:\w{{1,12}} )?{_MEMORABLE})",
    rf"(?:it was |on |in )?(?:that|the) (?:\w{{1,12}} )?{_MEMORABLE} (?:that |when |before |after )?{SUBJECT} had"
    r" (?!an? |the |no |some |to |his |her |their |my )",
    rf"it (?:was|is) {COUNT} {SPAN} since",
    rf"it had (?:all |only )?(?:been|begun|started|happened) {COUNT} {SPAN} (?:ago|before|earlier)",
    rf"{COUNT} {any_of('year decade month summer winter week day')}s? (?:ago|earlier|before),? (?:on|in|at|when)",
    "once(?=, (?:when|long|years|as|in|on|at))",
    "there had been (?:a|one|the) (?:time|day|night|summer|winter|year|afternoon|evening|morning)",
    "the first time (?:that )?(?:he|she|they|I|we)",
    "it had (?:been|begun|started|happened|all begun|all started)"
    rf" (?:(?:an?|one|the) (?:\w{{1,12}} ){{0,2}}{_MEMORABLE}|on|in|that|with|\w{{2,12}}ing)",
)
"""Openings that go back to what somebody remembers."""

RETURNING = opening(
    "now(?=,| )",
    "back in the present",
    "the memory (?:faded|dissolved|left|let|was|broke)",
    rf"that (?:was|had been) {COUNT} (?:years?|months?|weeks?|days?|summers?|winters?)",
    "but that (?:was|had been)",
    rf"{SUBJECT} (?:shook (?:his|her|their|my) head|blinked|(?:came|snapped|jerked|drifted) back|started"
    "|opened (?:his|her|my) eyes)",
)
"""Openings that come back from a memory to the present of the story."""

PLUPERFECT = spaced(
    r"\b(?:had|(?<=\w)['’]d) (?:(?:not|never|always|just|only|\w{1,15}ly|once|already|ever) )?"
    r"(?:\w{2,20}(?:ed|wn|en|ne)|"
    + any_of(
        "been had come gone said made left told found kept held brought thought felt sat stood met put run lost become"
        " begun got set read sent taught caught bought heard let hung swung won built spent hit cut shut hurt slept"
        " paid fed led lain laid sung rung drunk lit bent lent swept wept crept dealt meant dreamt burnt learnt knelt"
        " leapt leant bound wound clung flung stung sprung stuck struck sold dug fought sought shot hid slid fled"
        " sped spun spoken"
    )
    + r")\b"
)
"""A verb in the past before the past."""

THAT_DAY = inside(
    rf"that (?:\w{{1,12}} )?(?:{WEEKDAY}|{PART}|{_MEMORABLE})",
    rf"the {_MEMORABLE} (?:that|when|before|of)",
    "in those days",
)
"""A time that is known from before, by which a paragraph in the pluperfect goes back to it."""

PERFECT_OPENING = opening(
    rf"(?:(?:and|but|so|then|once|for|yet|\w{{3,12}}ly|at first|in the end|that \w{{3,10}}),? ){{0,2}}"
    rf"(?:{SUBJECT}|there|[^.,;]{{3,30}}) (?:had|(?<=\w)['’]d)(?: (?:not|never|always|once|only|\w{{1,15}}ly))?"
    r" \w{2,20}",
)
"""Openings whose own verb, and not that of a clause within, is in the past before the past."""

REPORTED = inside(
    any_of(
        "said says told tells asked asks thought thinks knew knows wondered hoped feared promised agreed explained"
        " answered replied added declared supposed suggested insisted believed felt announced wished"
    )
)
"""Verbs before a `would` that is no fancy, but what somebody says or thinks will be."""

IMAGINED_OPENING = opening(
    rf"(?:(?:and|then|now|already|sometimes),? )?{SUBJECT}(?: had)? (?:imagined|pictured|fancied|daydreamed|envisioned"
    "|imagines|pictures|daydreams"
    r"|(?:could|can) (?:just |almost |already )?(?:see|picture|imagine) it(?: all)?(?: now)?(?=[:,.;—-]))",
    "in (?:his|her|my|their) mind(?:['’]s eye)?(?=,| (?:he|she|I|they))",
    "in (?:his|her|my|their) (?:imagination|daydream|fantasy)",
    "in (?:his|her|my|their) (?:head|mind)(?= (?:he|she|I|they|it|the))",
    "what if",
    "(?:suppose|supposing)(?= |,)",
)
"""Openings of a paragraph that nobody lives through."""

_REFUSED = any_of("let listen say look answer open go stop move have meet tell speak stay wait leave")
CONDITION = opening("(?:but |and |only |even )?if(?: only)?(?= )")
"""Openings that set a condition: what follows from it may be lived through in the mind."""

FORESEEN = opening(
    rf"(?:(?:and|then|now|already|for a moment),? )?{SUBJECT} (?:sees?|saw|(?:could|can) (?:already |just )?see"
    r"|knows?|knew|(?:could|can) (?:already |just )?(?:picture|imagine)|pictures?|pictured|imagines?|imagined)"
    r" (?:exactly |just |all too well )?(?:how|what) (?:it|this|that|things) (?:will|would|is going to|was going to)"
    r" (?:be|go|happen|look|end|come)",
    "(?:it|this) (?:will|would) (?:be|go|happen|end) (?:something )?like this",
    "this is (?:how|what) (?:it )?(?:will|would) (?:be|go|happen)",
    rf"(?:{SUBJECT} )?(?:lets|let) (?:him|her|my|them)self (?:imagine|picture|think of) it",
)
"""Openings that say that what follows is what will be, as somebody pictures it, whatever its tense."""

FANCIED = spaced(rf"\b(?:would(?! (?:not|n['’]t) {_REFUSED})|might)\b|\w['’]d\b(?! (?:been|had))")
"""A verb of what is not so, but might be; what somebody refuses to do is so."""

TO_COME = spaced(rf"\b(?:(?:would|will)(?! (?:not|n['’]t) {_REFUSED})|might)\b|\w['’](?:d|ll)\b(?! (?:been|had))")
"""The same in a story told in the present, which has `will` as well."""

AGAIN_AND_AGAIN = inside(
    "used to",
    any_of("always usually often sometimes whenever seldom generally frequently daily nightly"),
    rf"(?:every|each|once an?|once every) (?:\w{{1,12}} )?(?:{PART}|{SPAN}|{WEEKDAY}|time)",
    any_of("mornings afternoons evenings nights Sundays Saturdays summers winters days"),
)
"""Words of a paragraph in which `would` tells what happened again and again."""

WOULD = spaced(r"\b(?:would|might|could)\b|['’]d\b")
"""What is not so, but might be."""

# --- letters and other papers ----------------------------------------------------------------------------------

SALUTATION = spaced(
    r"[\W_]{0,4}(?:(?:my )?(?:(?:own|very) )?(?:dear|dearest|darling|beloved) [^\n.!?]{1,50}"
    r"|to (?:whom it may concern|(?:whoever|whomever|anyone|all|everyone|the|my) [^\n.!?]{1,50}))\s?[,:;—–-]{1,2}"
)
"""How a letter begins."""

DATELINE = spaced(rf"\b(?:\d{{1,4}}(?:st|nd|rd|th)?|{MONTH}|{WEEKDAY})\W{{0,4}}$")
"""The end of the line above a salutation: when, at least, the letter was written."""

_SIGNED = r"(?:(?-i:[A-Z])[\w.'’]{0,20}[\s,]{0,3}){0,4}[\W_]{0,4}$"
CLOSING = spaced(
    r"(?:(?:^|[.!?][\"”]? )[\W_]{0,4}(?=(?-i:[A-Z]))"
    r"(?:(?:(?:ever|always|very) )?yours?(?: \w{2,15}){0,4}|(?:with )?(?:all )?(?:my |much )?love(?: always| from)?"
    r"|sincerely|(?:kind |best )?regards|respectfully|faithfully|affectionately|best wishes|ever|always|warmly"
    rf"|cordially|cheers|signed|xo{{1,4}}),?(?: &c\.)?[\W_]{{0,6}}{_SIGNED}"
    rf"|\byours?(?: [\w’'-]{{2,15}}){{0,5}},[\W_]{{1,6}}(?=(?-i:[A-Z])){_SIGNED})"
)
"""How a letter ends: the last line of a paragraph."""

SIGNATURE = spaced(
    r"[\W_]{0,4}(?:(?:[A-Z][\w.'’-]{0,20}|of|and|the|your|&)[\s,]{1,3}){0,5}[A-Z][\w.'’-]{0,20}[\W_]{0,4}$", re.NOFLAG
)
"""The name under a letter."""

POSTSCRIPT = spaced(r"[\W_]{0,4}P\.?\s?S\b", re.NOFLAG)

DOCUMENT_HEAD = spaced(
    r"[\W_]{0,4}(?:(?:from the )?(?:diary|journal|log|logbook|notebook|memoirs?) of\b"
    r"|(?:\w{1,20}['’]s |personal )?(?:diary|journal|log|log entry|entry)[,:#\s]{0,3}"
    r"(?:\d|entry|stardate|supplemental|continued|$)"
    r"|(?:from|to|subject|date|re)\s?: \S|memorandum\b|transcript\b|telegram\b|(?:dear|dearest) (?:diary|journal)\b)"
)
"""The head of a diary entry, a log, a memorandum, an e-mail or a transcript."""

DATE = spaced(
    rf"[\W_]{{0,4}}(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|day (?:\d{{1,4}}|{NUMBER}))\b"
)
"""How an entry of a diary begins."""

_PUT_AWAY = any_of(
    "read reads reread folded folds closed closes shut put puts laid lays lowered lowers dropped drops tore tears"
    " crumpled crumples handed hands finished finishes pushed pushes let lets stared stares"
)
FOLDING = opening(
    rf"(?:(?:then|and|when|once|after),? )?{SUBJECT} (?:had )?(?:\w{{3,12}}ly )?"
    rf"(?:{_PUT_AWAY}|looked up|looks up|turned (?:it|the)|turns (?:it|the)|set (?:it|the|down)) "
)
"""Openings that come back from what was read to whoever reads it."""

READ = inside(
    any_of("read reads reread"),
    rf"{any_of('opened opens unfolded unfolds folded folds unrolled tore tears slit crumpled')}"
    r" (?:it|the|his|her|my|open|up|a|this|that)",
)
"""What somebody does who is shown with a paper."""

PUT_AWAY = opening(
    rf"(?:(?:then|and|when|once|after),? )?(?:he|she|they|(?-i:[A-Z])\w{{1,20}}(?: (?-i:[A-Z])\w{{1,20}})?)"
    rf" (?:had )?(?:\w{{3,12}}ly )?(?:{_PUT_AWAY}|looked|looks|turned|turns|set) (?:\w{{3,12}}ly )?"
    "(?:it|the|his|her|their|up|this|that|back|off|away)"
)
"""Openings in which whoever has read something, and is no `I`, has done so."""

NAMED_SALUTATION = spaced(
    r"[\W_]{0,4}(?-i:[A-Z])[\w'’-]{0,20}(?: (?-i:[A-Z])[\w.'’-]{0,20}){0,2}"
    r"(?: (?:my )?(?:dear|dearest|darling|love|old (?:man|friend|thing)))?[,—:-]{1,2}[\W_]{0,3}$"
)
"""A paragraph that is nothing but a name called, as at the head of a letter."""

HEADED = spaced(
    r"[\W_]{0,4}(?-i:(?:[A-Z]{2,}[ ,.:;’'-]{1,3}){2,}|"
    rf"{any_of('To From Re Subject Notice Minutes Statement Report Entry Log Memo')}\b"
    r"(?: (?:of|to|from|by|for)|:|,| \d))"
)
"""How a notice, a statement or a report begins: in capitals, or with what it is."""

_RECORD = any_of(
    "log diary journal report memo memorandum notice minutes statement bulletin telegram transcript entry record"
    " register notes file case day date"
)
ENTRY = spaced(
    r"[\W_]{0,4}(?-i:(?=[A-Z])(?:[A-Z0-9][A-Z0-9'’&]{0,20}[ ,.:;–—-]{1,3}){1,10})"
    rf"(?<=[.:;–—-] )(?=\S)(?<![A-Z]\. )|[\W_]{{0,4}}(?:(?:\w{{1,15}}(?:['’]s)? ){{0,2}}{_RECORD},? )?"
    rf"(?:(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|{WEEKDAY}"
    rf"|(?:day|entry|week|log|sol) (?:\d{{1,5}}|{NUMBER})|\d{{1,2}}[:.]\d\d(?: hours)?)(?:,? \d{{4}})?,?)"
    r"[.:–—-] ?(?=\S)"
)
"""How an entry of a log or a diary begins, on the line of its first words."""

RECORD = inside(_RECORD)
"""What such an entry is, where its head says so."""

READING = inside(
    any_of(
        "read reads reading letter letters note notes page pages diary journal wrote written writing message envelope"
        " entry inscription email e-mail telegram article newspaper headline postcard"
        " notice sign poster file report statement document sheet paper papers card screen list minutes diary ledger"
        " scroll parchment certificate contract memo text"
    )
)
"""Words of a paragraph after which something is read."""

SECOND_PERSON = inside("you", "your", "yours")
"""Whoever a letter is written to."""

FIRST_PERSON = re.compile(r"\bI\b(?!\.)")
"""The narrator, or the writer of a diary."""
