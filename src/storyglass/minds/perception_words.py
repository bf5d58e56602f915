"""The words of watching: verbs of perception, what people perceive through, and where they hide."""

from __future__ import annotations

from storyglass.story import Sense

SEEING = frozenset(
    """
    see watch witness spy observe stare peer glimpse spot view survey study eye behold gaze scan peep peek glance
    regard examine contemplate scrutinize scrutinise ogle sight surveil film record photograph
    """.split()
)
HEARING = frozenset("hear overhear listen eavesdrop".split())
SENSING = frozenset("sense smell scent".split())
LOOKING = frozenset("look squint gape goggle snoop".split())
"""Verbs of seeing that need a preposition for what is seen."""
STALKING = frozenset("shadow tail stalk trail".split())
PERCEIVING = SEEING | HEARING | SENSING | LOOKING | STALKING
COVERT = frozenset("spy overhear eavesdrop peep snoop surveil stalk".split())
"""Verbs of perceiving that say themselves that the one perceived must not know."""
PREPOSITIONS_OF_OBJECTS = frozenset("at to on after upon over into in of".split())
SIGHTS = frozenset("sight glimpse view eye watch glance peek look gaze stare".split())
"""Nouns that make a verb one of seeing: `caught sight of`, `kept an eye on`."""
TAKING = frozenset("catch have keep get lose steal snatch take fix fasten give put set".split())

BARRIERS = frozenset(
    """
    curtain curtains drape drapes screen door pillar column tree trunk bush bushes hedge wall fence rock boulder
    shutter shutters blind blinds partition arras tapestry sofa couch settee mirror glass wardrobe crate crates barrel
    barrels tombstone headstone gravestone haystack veil panel panelling bookcase bookshelf newspaper dune shed statue
    scenery backdrop banister banisters bannister bannisters railing railings gate hatch bale bales trellis ivy
    lattice grille tarpaulin canvas cloth sheet blanket chimney parapet armchair dustbin dustbins bins van
    """.split()
)
"""Things to stand behind."""
FURNITURE = frozenset(
    """
    sofa couch settee armchair gate railing railings fence rock statue window banister banisters bannister bannisters
    bed desk table sheet blanket bridge porch bar van
    """.split()
)
"""Things that somebody may well stand behind, or be under, in full view."""
LOW = frozenset("bed desk table sofa bunk cot".split())
CROUCHING = frozenset("lie crouch crawl huddle kneel curl squeeze roll".split())
"""What hides who is under it, and what they do there."""
GAPS = frozenset(
    """
    keyhole crack gap hole slit slat slats chink knothole spyhole peephole grating grille grate vent floorboard
    floorboards banister banisters lens binoculars telescope spyglass scope glass window pane mirror letterbox hatch
    leaves branches hedge fence curtain curtains blind blinds shutter shutters bars lattice railings visor fanlight
    skylight porthole windscreen windshield loophole periscope viewfinder camera screen crevice hinge
    wall floor ceiling partition door speaker fieldglasses lorgnette opera-glasses sight sights goggles
    """.split()
)
"""Things to look or listen through."""
HIDES = frozenset(
    """
    wardrobe closet cupboard hayloft loft attic bushes hedge tree branches rafters undergrowth reeds bracken ferns
    thicket confessional priesthole chest chimney crawlspace ditch hideout hide blind pantry larder vent duct shrubbery
    laurels rhododendrons corn wheat heather dumbwaiter barrel crate
    """.split()
)
"""Places to be in unseen."""
LOOKOUTS = frozenset(
    """
    shadow shadows dark darkness alcove gallery balcony doorway vestry belfry wings box landing stairs staircase rooftop
    roof ledge cellar scullery passage gloom dusk
    """.split()
)
"""Places from which to watch unseen, or seen."""
COVERS_ABOVE = frozenset(
    "bunk cot bed table desk stairs staircase tablecloth floorboards blanket sheet porch bridge sofa".split()
)
"""Things to hide under."""
DEVICES = frozenset(
    """
    crystal screen monitor camera cameras feed footage cctv telescope binoculars pool bowl basin water orb globe
    radio intercom speaker loudspeaker receiver headphones headset earpiece bug wire microphone phone telephone
    extension laptop tablet periscope drone scope viewfinder monitors screens display hologram transmitter
    tape recording recorder walkie-talkie webcam wiretap mirror cauldron scrying-glass lens spyglass
    """.split()
)
"""Things that show or tell what goes on elsewhere."""
THROUGH = frozenset("through between over via across past round around".split())
BEHIND = frozenset("behind beyond".split())
INSIDE = frozenset("in inside within from among amid amongst up on".split())
UNDER = frozenset("under beneath underneath below".split())
ON_DEVICES = frozenset("in on through over via by from into at using with".split())

HIDING = frozenset("hide conceal crouch lurk skulk duck cower huddle".split())
POSTURES = frozenset(
    """
    stand sit lie kneel wait be perch press flatten climb squat lean stay remain slip freeze watch listen see hear look
    peer creep steal sneak stop keep spy linger hover crawl spend
    """.split()
)
"""Verbs that tell where somebody is or goes; behind or in what hides, and with eyes or ears open, this is hiding."""

SECRETLY = frozenset(
    """
    unseen unnoticed unobserved undetected unheard secretly covertly furtively surreptitiously invisible invisibly
    stealthily clandestinely unsuspected hidden concealed
    """.split()
)
UNWITTING = frozenset("unaware oblivious unsuspecting unknowing unconscious unwitting heedless ignorant".split())
NOTICING = frozenset("see notice hear spot glance look turn detect sense observe discover".split())
BELIEVING = frozenset("think believe suppose imagine fancy assume feel".split())
NOBODY = frozenset("nobody none neither noone no-one".split())
DENIED = frozenset("not n't n’t never no nobody none neither nothing hardly scarcely without nor cannot".split())
ALONE = frozenset("alone unobserved unwatched unseen unheard private".split())
ASLEEP = frozenset("asleep sleep slept sleeping sleeps slumber doze dozing dozed snoring unconscious".split())

WIDE = frozenset(
    """
    them both pair two three couple everyone everybody everything all conversation voices voice scene exchange quarrel
    argument moment whispers talk every word words rest lovers others room row it that this picture
    """.split()
)
"""Objects of perception that mean everybody there."""
THEY = frozenset("they them their theirs".split())
PLURAL = frozenset("we us they them both neither".split())
OWN = frozenset("mine yours hers ours theirs".split())
SHOWING = frozenset("crystal screen monitor monitors screens camera cameras feed footage cctv orb display".split())
"""Devices that show people who are elsewhere, whatever else the text says."""
WATERS = frozenset("pool bowl basin water cauldron mirror globe".split())
"""Things that do so where the text says that they show pictures."""
PICTURES = frozenset("picture pictures image images vision visions scrying reflection showed shown show".split())
APPARATUS = SHOWING | frozenset(
    """
    telescope binoculars spyglass scope periscope viewfinder headphones headset earpiece receiver intercom fieldglasses
    lorgnette extension
    """.split()
)
"""Devices that whoever is at them sees or hears others by who are elsewhere."""
SPEAKERS = frozenset("loudspeaker speaker speakers intercom radio receiver tannoy earpiece headset headphones".split())
SPEAKING = frozenset("say go continue ask announce crackle hiss answer add mutter whisper cough".split())
"""What devices that speak do which are heard where nobody is talked to."""
BENDING = frozenset("look gaze stare peer bend lean stoop crouch hunch kneel gather huddle".split())
WIRES = frozenset("line wire phone telephone call".split())
HEIGHTS = frozenset(
    """
    tower steeple hill hilltop hillside ridge cliff clifftop deck bridge battlements ramparts wall belfry roof rooftop
    balcony gallery loft terrace tree car van carriage window bank shore slope rise knoll dunes rocks alley
    """.split()
)
"""Places from which to see far, or without being noticed."""
REMOTE = frozenset("watch listen observe witness overhear see hear view spy monitor".split())
"""Verbs of perceiving whose object may be elsewhere."""
UNSEEN = frozenset("unseen unnoticed unobserved undetected unheard invisible unsuspected".split())
SHUT = frozenset("shut closed".split())
WAKING = frozenset("awake asleep wake woke sleep sleeping woken".split())
"""Words about eyes that are shut which tell that somebody is taken for asleep."""
FEIGNING = frozenset("pretend feign fake sham".split())
ANSWERING = frozenset("wave nod beckon wink smile bow grin look stare meet return glance turn salute blush".split())
"""What whoever is perceived does who notices it."""
PLACES = frozenset("there here outside upstairs downstairs inside behind above overhead underneath below".split())
WHOLE = frozenset("whole entire all".split())
TIMES = frozenset("time while evening night day morning afternoon hour along week through".split())
EYES_AND_EARS = frozenset("eye eyes ear ears".split())
KNOWING = frozenset("know suspect guess realize realise dream imagine".split())
"""Verbs that say of somebody watched what they do not know; what that is must be said with them."""
WATCHING = frozenset(
    """
    watch watched watching listen listened listening listener see seen seeing hear heard overheard hearing there near
    behind follow followed presence company spy spied spying observed eavesdropping awake eyes hidden hiding
    """.split()
)
NOTIONS = frozenset("notion idea inkling suspicion clue knowledge".split())
HOLDING = frozenset("press lay hold clap apply glue lean flatten".split())


def sense_of(lemma: str) -> Sense:
    """The sense that a verb of perception tells of."""
    if lemma in HEARING or lemma == "ear":
        return "hears"
    return "senses" if lemma in SENSING else "sees"
