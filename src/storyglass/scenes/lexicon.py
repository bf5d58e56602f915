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

UNREAL = frozenset("would 'd ’d should might may will shall 'll ’ll must".split())
"""Auxiliaries of what is not shown happening."""

# --- minds that the narration enters ------------------------------------------------------------------------------

MIND_LEMMAS = frozenset(
    "think know wonder remember realise realize recall understand believe hope fear wish want notice mean decide"
    " suppose suspect guess imagine dream forget doubt regret love hate long dread recognise recognize sense perceive"
    " expect consider ponder muse reflect reckon fancy prefer trust resent envy enjoy miss learn discover conclude"
    " intend desire crave yearn feel marvel assume judge foresee anticipate loathe despise detest relish mistrust"
    " distrust hesitate resolve determine brood worry puzzle grieve mourn rejoice despair picture recollect wake awake"
    " awaken".split()
)
"""Verbs whose subject is an experiencer."""

PERCEIVING = frozenset("see hear smell taste spot glimpse overhear discern".split())
"""Verbs of perception: a mind is open to the narration, or somebody's eyes are only open."""

ATTENDING = frozenset("watch look listen gaze stare peer glance study observe examine eye".split())
"""Verbs of attention: anybody beside can see it, yet what follows is most often what is seen."""

STRIVING = frozenset("try manage fail struggle need seek attempt strive".split())
"""Verbs whose subject alone knows what is aimed at."""

DENYING = frozenset("not n't never no hardly scarcely".split())
"""Words that deny the verb they stand with."""

SEEMING = frozenset("seem appear look sound".split())
"""Verbs of how a subject strikes somebody else."""

IMPRESSING = frozenset(
    "strike surprise puzzle trouble disturb worry frighten please remind annoy amuse astonish irritate comfort relieve"
    " shock startle bother escape perplex bewilder unsettle unnerve reassure gladden sadden disappoint hurt sting haunt"
    " alarm embarrass console intrigue fascinate sicken cheer occur dawn torment vex thrill"
    " disgust".split()
)
"""Verbs whose object is an experiencer."""

MIND_ADJECTIVES = frozenset(
    "afraid glad sure aware ashamed surprised certain sorry relieved conscious curious happy unhappy tempted anxious"
    " nervous angry sad proud jealous grateful thankful hopeful content puzzled bewildered astonished amazed worried"
    " disappointed delighted pleased annoyed startled shocked determined reluctant eager lonely homesick desperate"
    " uneasy uncertain unsure doubtful fond hungry thirsty tired weary cold dizzy sick bored ignorant unaware"
    " convinced resolved inclined used accustomed struck reminded horrified terrified frightened scared embarrassed"
    " amused touched moved sensible mistaken wretched miserable furious offended hurt mortified satisfied".split()
)
"""Adjectives that say what a subject feels or knows."""

MIND_NOUNS = frozenset(
    "mind thought thoughts memory memories conscience soul imagination fear fears hope hopes feeling feelings instinct"
    " instincts impression surprise relief dismay annoyance astonishment horror delight shame guilt regret grief"
    " despair curiosity suspicion suspicions doubts doubt wish desire dream dreams disappointment pride resolution"
    " resolve intention belief consciousness reason sense fancy embarrassment amazement jealousy nerves spirits"
    " happiness misery anxiety recollection recollections reflections reflection sensations sensation opinion"
    " temper joy pleasure satisfaction mortification amusement irritation worry worries".split()
)
"""Nouns for what goes on within the person whose it is."""

INNER_BODY = frozenset("heart stomach throat chest pulse blood gut guts insides belly temples spine scalp".split())
"""Parts of the body that their owner feels and nobody else sees."""

SELF_TALK_LEMMAS = frozenset("tell remind ask assure convince persuade promise say catch find pity".split())
"""Verbs that are acts of the mind where their object is the subject's own self."""

REFLEXIVES = frozenset("himself herself themselves themself myself yourself ourselves itself oneself".split())

REPORTING = frozenset(
    "say tell ask think know believe suppose imagine hope fear wish wonder remember hear explain announce declare"
    " insist claim swear admit promise suggest write mention add answer reply assume suspect guess understand agree"
    " decide mean expect doubt dream learn read report recall realise realize confess".split()
)
"""Verbs whose clause is told of, not shown."""

STATES = frozenset(
    "be have know feel think seem want hope mean believe love become expect wish suppose understand like hate need"
    " belong care consist contain cost deserve exist fear forget imagine intend lack look matter own prefer realise"
    " realize regard remain resemble see suspect trust wonder take".split()
)
"""Verbs that tell of no deed: what somebody was, knew or took for granted is backstory, and no memory of a scene."""

# --- who is there ---------------------------------------------------------------------------------------------

TOUCHING = frozenset(
    "kiss hug embrace hold hit strike slap push pull touch grab seize grasp grip shake help lift drag lead follow face"
    " join catch shove kick punch carry steady nudge pat stroke poke tickle squeeze hand pass give show offer bring"
    " interrupt greet welcome thank answer tell ask accompany escort meet usher stop block pinch clasp comfort feed"
    " dress guide usher beckon wake watch".split()
)
"""Verbs that need their object at hand."""

BEHOLDING = PERCEIVING | frozenset("find notice observe recognise recognize discover".split())
"""Verbs that have their object before their eyes or ears."""

FACING = frozenset(
    "turn look glance stare smile nod wave bow grin glare gaze scowl frown wink point gesture beckon sit stand walk run"
    " kneel lean crouch lie step come go move shout call whisper murmur say speak talk laugh peer blink cling edge"
    " hurry rush reach shuffle dance climb bend stoop curtsy snap bark growl mutter".split()
)
"""Verbs of bearing and moving, for somebody at whom or beside whom one does so."""

NEARNESS = frozenset(
    "at to beside by with behind toward towards past against over round around opposite near between before upon on"
    " from next after".split()
)
"""Prepositions before somebody who is there."""

BODY = frozenset(
    "hand hands arm arms shoulder shoulders head face lips lip mouth hair eye eyes cheek cheeks knee knees lap finger"
    " fingers thumb palm wrist elbow neck chin brow forehead nose ear ears back foot feet leg legs side throat waist"
    " gaze glance voice smile frown breath sleeve collar stare footsteps tears".split()
)
"""What is where its owner is."""

ENTERING = frozenset("enter arrive appear return reappear emerge".split())
"""Verbs of coming upon a scene, whatever stands beside them."""

COMING = frozenset("come walk step stride burst rush hurry run slip stroll march stumble wander tiptoe get".split())
"""Verbs of coming with one of the words for `in`."""

INWARD = frozenset("in inside into back home over up indoors aboard".split())

LEAVING = frozenset("leave depart vanish disappear exit flee".split())
"""Verbs of leaving a scene, whatever stands beside them."""

GOING = frozenset(
    "go walk step stride rush hurry run slip drive ride storm stalk stroll march sail fly hobble wander tiptoe get"
    " creep limp gallop bolt".split()
)
"""Verbs of going with one of the words for `out`."""

OUTWARD = frozenset("out off away outside home".split())

DEVICES = frozenset(
    "screen screens monitor monitors camera cameras feed footage cctv display crystal orb basin telescope binoculars"
    " spyglass periscope viewfinder video recording film photograph television".split()
)
"""What shows people who are elsewhere."""

INDEFINITE = frozenset(
    "nobody anybody somebody everybody no-one anyone someone everyone none one ones other others another each both all"
    " who whoever neither either any some many few several two three four thing things something nothing"
    " anything".split()
)
"""Heads of phrases that stand for nobody in particular."""
