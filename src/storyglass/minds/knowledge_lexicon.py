"""What a novelist's people tell each other that is worth knowing, keep from each other, and how they take it."""

from __future__ import annotations

WEIGHTY_VERBS = frozenset(
    "abandon abduct accept accuse adopt agree ambush apply arrange arrest attack bear beat beg betray break bribe burn "
    "bury buy cheat choose climb come confess convict cry deceive decide deliver desert destroy die discover divorce "
    "dream drown elope engage escape fail faint fake fall fight find fire flee follow forbid forge forgive gamble give "
    "go hang hate have help hide hire hit hurt inherit injure invent invite jilt keep kidnap kill kiss lead leave lend "
    "lie lock lose love marry match meet move murder owe own paint pass pawn pay poison promise propose quit refuse "
    "reject remember rescue resign rob run ruin sack sail save see sell send shoot sign sleep smuggle spy stab steal "
    "strike survive swap swear take tell threaten trick turn visit vow walk wed win wound write".split()
)
"""Deeds that people talk about: crimes, bonds, bargains, journeys, things taken, given, kept, said and seen."""

WEIGHTY_NOUNS = frozenset(
    "accident address adoption affair agreement alibi arrangement baby bargain bastard birth blackmail blood body "
    "bribe bride brother burglar cancer child childhood confession corpse cousin crime cure dad daughter death debt "
    "diary disease divorce doctor dowry dream drawing duel engagement enemy evidence exam father fever fiancé fiancée "
    "fight fire fortune funeral ghost grandfather grandmother grave guardian gun half-brother half-sister heir heiress "
    "hospital husband illness inheritance job journal key killer king knife lawyer letter lie liar love lover map "
    "marriage mistress mistake money mother mum mom murder murderer name note offer operation orphan paper parent "
    "photograph picture plan plot poison police price prison prisoner promise proof queen quarrel ransom receipt "
    "reward ring robbery rumour rumor secret servant ship sister son spy stroke suicide surgery sweetheart thief "
    "treasure trial truth twin uncle aunt victim wedding widow wife will witness wound".split()
)

IDLE_VERBS = frozenset(
    "assume bet believe expect feel fear figure gather guess hope imagine know mean mind need reckon say see seem "
    "suppose think try understand want wish wonder".split()
)
"""What `I` in the present says of the speaker's own mind, around what is told or in place of it."""

TIMES = frozenset(
    "ago already always before earlier eleven evening eve last long month morning night once since summer spring "
    "autumn winter today tonight week weekend year yesterday january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday christmas "
    "easter".split()
)

IGNORANT = frozenset("know guess suspect hear learn realise realize notice see find remember understand".split())
"""Verbs whose denied subject does not know."""

TELLING = frozenset(
    "tell inform warn admit confess promise swear ask beg explain reveal announce mention whisper write say".split()
)

INFORMING = frozenset("tell inform warn notify".split())
"""Verbs whose object is who comes to know."""

CONFIDING = frozenset("admit announce betray confess confide explain inform mention report reveal tell warn".split())
"""Verbs of making known, as the narration has them."""

SECRET_SAYINGS = (
    "secret",
    "secrets",
    "secretly",
    "secrecy",
    "in confidence",
    "confidential",
    "confidentially",
    "confide",
    "confided",
    "between us",
    "between ourselves",
    "between you and me",
    "among ourselves",
    "a word of it",
    "a word of this",
    "a word to",
    "keep quiet",
    "kept quiet",
    "keep it quiet",
    "kept it quiet",
    "keep your mouth shut",
    "kept my mouth shut",
    "hold your tongue",
    "held my tongue",
    "keep mum",
    "mum 's the word",
    "to yourself",
    "to ourselves",
    "never heard it",
    "never heard this",
    "never heard me",
    "did n't hear it from",
    "did not hear it from",
    "not supposed to",
    "under an assumed name",
    "false name",
    "in disguise",
    "gets wind",
    "get wind",
    "got wind",
    "let it slip",
    "let slip",
)
"""What is said of things that are kept from others, words apart by one space, in lower case."""

STEALTHY = frozenset("eavesdrop hide overhear sneak spy smuggle conceal disguise".split())
"""Verbs of what is done so that nobody sees."""

STARTLED = frozenset(
    "ashen astonished astonishment blanch blank blink blush catch choke colour drop fall flinch flush freeze frozen "
    "gape gasp go halt hush jolt laugh pale pause quiet recoil redden scarlet shake shock silence silent speechless "
    "stagger stare start startle still stop stumble swallow tear tears tremble turn weep whiten wide".split()
)
"""What the narration shows of somebody who hears news."""

HUSHED = frozenset("whisper mutter murmur breathe hiss".split())
"""Verbs of saying that nobody but the one spoken to is meant to hear."""

HUSHED_SAYINGS = (
    "under her breath",
    "under his breath",
    "in a low voice",
    "in an undertone",
    "in a whisper",
    "lowered her voice",
    "lowered his voice",
    "lowering her voice",
    "lowering his voice",
    "dropped her voice",
    "dropped his voice",
    "dropping her voice",
    "dropping his voice",
    "lowers her voice",
    "lowers his voice",
    "into her ear",
    "into his ear",
    "in her ear",
    "in his ear",
)
"""How something is said that others are not to hear."""

SOUNDLESS = frozenset(
    "binoculars camera crystal glass lens mirror monitor monitors orb photograph picture screen spyglass telescope "
    "water window".split()
)
"""Through what one sees and does not hear."""

DECEIVING = frozenset("bluff deceive dupe fool hoodwink lie mislead pretend trick".split())
"""Verbs of making others believe what is not so."""

LIES = frozenset("lie lied lies falsehood fib pretence pretense sham deception untruth".split())
"""What is made up, and that somebody did so, where the verb is not told from the one of lying down."""

GRAVE_VERBS = frozenset(
    "abduct betray blackmail bribe confess divorce elope forge inherit kidnap kill kiss marry murder poison propose "
    "rob seduce shoot smuggle stab steal wed".split()
)
"""Deeds that change a story where it tells of them."""
