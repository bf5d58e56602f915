"""The words by which people judge one another: traits, qualities, skills, and the nouns made of them."""

from __future__ import annotations

TRAITS = frozenset(
    """
    calm fair hard soft warm
    able absent-minded abrasive active adaptable adventurous aggressive agile aloof ambitious amiable arrogant artful
    assertive astute attentive austere authoritarian bad-tempered bashful big-hearted bigoted blunt boastful bold
    bookish boorish bossy brainy brash brave brazen bright brilliant brusque brutal bumbling callous candid capable
    careless caring cautious cheerful charismatic charitable charming chaste chatty chivalrous civil clear-headed
    clear-sighted clever clumsy cold-blooded cold-hearted compassionate competent competitive complacent conceited
    confident conscientious conservative considerate consistent controlling cool-headed cooperative courageous
    courteous cowardly coy crafty creative credulous crooked cruel cultured cunning cynical dangerous daring dashing
    deceitful decent decisive deep demanding dependable destructive determined devious devoted devout dexterous
    dignified diligent diplomatic discerning disciplined discreet dishonest dishonourable dishonorable disloyal
    disobedient disorganised disorganized domineering dour dutiful eccentric efficient egotistical eloquent empathetic
    energetic enterprising even-tempered evil exacting experienced extravagant fair-minded faithful faithless fallible
    far-sighted fearless feckless fickle fierce firm flexible flighty flirtatious foolhardy foolish forceful forgetful
    forgiving forthright frank free-spirited friendly frugal funny fussy gallant garrulous generous gentle genuine
    gifted glib good-hearted good-humoured good-humored good-natured good-tempered graceful gracious greedy gregarious
    grim grumpy guileless gullible handy hard-headed hard-hearted hard-working hardworking hardy harmless harsh haughty
    headstrong heartless helpless heroic honest honorable honourable hospitable hot-headed hot-tempered humane humble
    humorless humourless hypocritical idealistic idle ignorant ill-mannered ill-tempered imaginative immature immodest
    immoral impartial impatient imperious impetuous impractical imprudent impulsive incompetent inconsiderate
    inconstant incorruptible indecisive independent indiscreet indolent industrious inept inexperienced ingenious
    ingenuous innocent inquisitive insensitive insightful insincere insolent intelligent intolerant intrepid intuitive
    inventive irascible irrational irresponsible irritable jealous jolly jovial judicious just keen kind kind-hearted
    kindhearted kindly knowledgeable large-hearted lawless lazy level-headed lenient liberal light-hearted lively
    logical loveless loving loyal magnanimous malicious manipulative manly masterful mature mean meek melancholy
    mendacious merciful merciless methodical meticulous mild mild-mannered miserly modest moody moral morose motherly
    naive naïve narrow-minded naughty neat negligent nimble noble nosy obedient objective obliging observant obsessive
    obstinate open-handed open-hearted open-minded opinionated orderly outgoing outspoken overbearing painstaking
    passionate passive patient patriotic peaceable peaceful pedantic perceptive perfidious persevering persistent
    persuasive perverse petty petulant pious pitiless placid plain-spoken playful plucky poised polite pompous
    possessive practical pragmatic precise precocious prejudiced pretentious prim principled prodigal profligate prompt
    proud prudent prudish punctual pure purposeful pushy quarrelsome quick quick-tempered quick-thinking quick-witted
    rash rational realistic reasonable rebellious reckless refined reliable religious remorseless reserved resilient
    resolute resourceful responsible reticent reverent righteous rigid romantic rude ruthless sadistic sagacious
    saintly sanctimonious sarcastic savage scheming scholarly scrupulous secretive self-absorbed self-assured
    self-centred self-centered self-confident self-controlled self-deprecating self-disciplined self-effacing
    self-important self-indulgent self-reliant self-righteous self-sacrificing self-sufficient selfish selfless
    sensible sensitive sentimental servile severe shallow shameless sharp sharp-tongued sharp-witted shifty
    short-sighted short-tempered shrewd shy simple-minded sincere skeptical skilful skilled skillful slippery slothful
    slow-witted sly small-minded smart smug snobbish sober sociable soft-hearted soft-spoken solitary sophisticated
    spineless spirited spiteful spoiled spoilt stable staunch steadfast steady stern stingy stoic stoical strict strong
    strong-minded strong-willed stubborn studious stupid suave submissive subtle sullen superficial superstitious
    supportive sweet-natured sweet-tempered sympathetic tactful tactless talented talkative temperamental temperate
    tenacious tender-hearted thick-skinned thorough thoughtful thoughtless thrifty timid tireless tolerant tough
    treacherous true-hearted trusting trustworthy trusty truthful tyrannical unafraid unambitious unassuming unbending
    uncompromising uncouth undependable undisciplined unfair unfaithful unfeeling unflappable unforgiving unfriendly
    ungenerous ungrateful unimaginative unintelligent unjust unkind unloving unpredictable unprincipled unreliable
    unscrupulous unselfish unstable untrustworthy untruthful unworldly unyielding upright uptight urbane vain valiant
    vengeful versatile vicious vigilant vindictive violent virtuous vulgar warm-hearted warmhearted wary wasteful
    watchful wayward weak weak-willed well-bred well-mannered well-meaning wicked wilful willful wily wise witty
    worldly worldly-wise zealous
    """.split()
)
"""Adjectives for what somebody is like, as apart from how they are just then (`tired`) and what they look like."""

PASSING = frozenset(
    """
    calm hard soft warm
    active aggressive aloof attentive blunt bright candid careless cautious charming cheerful chatty civil cold
    confident cool courteous determined discreet fierce firm frank friendly generous gentle gracious grim harsh helpless
    impatient jealous jolly keen kind kindly lively loving melancholy mild moody passionate patient playful polite
    precise prompt proud quick rational reasonable rude sensible severe sharp sober steady stern sullen sympathetic
    thoughtful tough watchful wary weak
    """.split()
)
"""Traits that narration also tells of a moment; there they count only in the present, or with `always` and the like."""

CIVILITIES = frozenset(
    "kind good sweet generous gracious thoughtful considerate kindly obliging charming funny".split()
)
"""What is said to somebody's face in thanks (`you are very kind`)."""

LASTING = frozenset("always never ever naturally generally usually invariably rarely seldom".split())
"""Adverbs that make a habit of what is told."""

MOMENTARY = frozenset("now today tonight suddenly still already again then this for once almost".split())
"""Words beside a trait that tell of a moment."""

IRREGULAR = {
    "able": "ability", "adaptable": "adaptability", "ambitious": "ambition", "arrogant": "arrogance",
    "artful": "art", "attentive": "attention", "austere": "austerity", "bigoted": "bigotry", "brave": "bravery",
    "brilliant": "brilliance",
    "calm": "calm", "frightened": "fright", "brutal": "brutality", "capable": "capability", "caring": "care",
    "cautious": "caution", "charismatic": "charisma", "charitable": "charity", "charming": "charm",
    "chivalrous": "chivalry", "civil": "civility", "compassionate": "compassion", "competent": "competence",
    "conceited": "conceit", "confident": "confidence", "controlling": "control", "courageous": "courage",
    "courteous": "courtesy", "cowardly": "cowardice", "creative": "creativity", "cruel": "cruelty",
    "cunning": "cunning", "cynical": "cynicism", "daring": "daring", "deceitful": "deceit", "deep": "depth",
    "decent": "decency", "determined": "determination", "devoted": "devotion", "dignified": "dignity",
    "diligent": "diligence", "diplomatic": "diplomacy", "disciplined": "discipline", "discreet": "discretion",
    "dangerous": "danger",
    "dishonest": "dishonesty", "disloyal": "disloyalty", "disobedient": "disobedience", "eccentric": "eccentricity",
    "efficient": "efficiency", "egotistical": "egotism", "eloquent": "eloquence", "empathetic": "empathy",
    "energetic": "energy", "enterprising": "enterprise", "evil": "evil", "experienced": "experience",
    "extravagant": "extravagance", "faithful": "faith", "foolish": "folly", "friendly": "friendliness",
    "gallant": "gallantry", "generous": "generosity", "gifted": "gift", "good": "goodness", "graceful": "grace",
    "gracious": "grace", "greedy": "greed", "heroic": "heroism", "honest": "honesty", "honorable": "honor",
    "honourable": "honour", "hospitable": "hospitality", "humane": "humanity", "humble": "humility",
    "hypocritical": "hypocrisy", "idealistic": "idealism", "ignorant": "ignorance", "imaginative": "imagination",
    "immature": "immaturity", "impartial": "impartiality", "impatient": "impatience", "incompetent": "incompetence",
    "independent": "independence", "industrious": "industry", "inexperienced": "inexperience",
    "ingenious": "ingenuity", "innocent": "innocence", "insincere": "insincerity", "insolent": "insolence",
    "intelligent": "intelligence", "intolerant": "intolerance", "intuitive": "intuition",
    "inventive": "inventiveness", "jealous": "jealousy", "just": "justice", "unjust": "injustice",
    "knowledgeable": "knowledge", "loving": "love", "loyal": "loyalty", "magnanimous": "magnanimity",
    "malicious": "malice", "mature": "maturity", "merciful": "mercy", "modest": "modesty", "moral": "morality",
    "naive": "naivety", "naïve": "naivety", "negligent": "negligence", "noble": "nobility", "obedient": "obedience",
    "obstinate": "obstinacy", "passionate": "passion", "patient": "patience", "patriotic": "patriotism",
    "persistent": "persistence", "persevering": "perseverance", "pious": "piety", "practical": "practicality",
    "pragmatic": "pragmatism", "prejudiced": "prejudice", "principled": "principle", "proud": "pride",
    "prudent": "prudence", "punctual": "punctuality", "pure": "purity", "realistic": "realism",
    "rebellious": "rebellion", "refined": "refinement", "reserved": "reserve", "resilient": "resilience",
    "resolute": "resolution", "responsible": "responsibility", "reticent": "reticence", "reverent": "reverence",
    "romantic": "romance", "sarcastic": "sarcasm", "scrupulous": "scruple", "sentimental": "sentimentality",
    "sincere": "sincerity", "skilful": "skill", "skilled": "skill", "skillful": "skill", "sociable": "sociability",
    "sophisticated": "sophistication", "spirited": "spirit", "spiteful": "spite", "spoiled": "spoiling",
    "spoilt": "spoiling", "stable": "stability", "stoic": "stoicism", "strong": "strength", "stupid": "stupidity",
    "subtle": "subtlety", "superstitious": "superstition", "sympathetic": "sympathy", "tactful": "tact",
    "talented": "talent", "tenacious": "tenacity", "thrifty": "thrift", "timid": "timidity",
    "tolerant": "tolerance", "treacherous": "treachery", "trusting": "trust", "trustworthy": "trustworthiness",
    "truthful": "truthfulness", "tyrannical": "tyranny", "vain": "vanity", "valiant": "valour",
    "versatile": "versatility", "vigilant": "vigilance", "violent": "violence", "virtuous": "virtue",
    "vulgar": "vulgarity", "warm": "warmth", "wise": "wisdom", "witty": "wit", "zealous": "zeal",
    "masterful": "mastery", "strong-willed": "will", "great": "greatness", "bad": "badness",
    "hard-working": "hard work",
    "hardworking": "hard work", "fierce": "ferocity", "severe": "severity", "rational": "rationality",
    "insightful": "insight", "melancholy": "melancholy", "perverse": "perversity", "savage": "savagery",
}  # fmt: skip
"""Nouns of qualities whose adjectives do not tell them."""

QUALITIES = frozenset(
    """
    ability aim ambition aptitude authority backbone balance bearing bottle brain brains breeding brilliance calibre
    caliber candour candor capacity character charisma charity charm class common compassion competence composure
    conceit concentration confidence conscience consideration constitution control conviction cool courage courtesy
    craft creativity cunning curiosity daring decency dedication delicacy depth determination devotion dignity diligence
    diplomacy discernment discipline discretion drive education elegance eloquence empathy endurance energy enterprise
    experience expertise faith fibre fiber fidelity finesse fire firmness flair focus foresight forbearance fortitude
    generosity genius gentleness gift goodness grace gratitude gravity greatness grit gumption guts heart honesty honor
    honour humanity humility humour humor imagination independence ingenuity initiative innocence insight instinct
    instincts integrity intellect intelligence intuition judgement judgment justice kindness knack knowledge leadership
    loyalty magnetism malice manners maturity mercy mettle mind modesty moderation morals nerve nobility obedience
    originality passion patience perception perseverance persistence piety pity pluck poise polish potential power
    presence pride principle principles promptness prudence purpose quickness reason refinement reliability resilience
    resolve resolution resourcefulness restraint ruthlessness scruple scruples self-confidence self-control
    self-discipline self-respect self-restraint sense sensitivity shame shrewdness sincerity skill skills soul speed
    spark spine spirit spunk stamina staying-power steadiness steel stomach strength style subtlety swagger sympathy
    tact talent talents taste temper temperament tenacity tenderness touch training tolerance tongue toughness trust
    understanding valour valor vanity vigour vigor virtue vision vocation warmth will willpower wisdom wit wits zeal
    """.split()
)
"""Nouns for qualities, skills and fitness that somebody has or lacks."""

BODILY = frozenset(
    "heart mind soul stomach tongue spine brain head eye ear hand touch nose voice fire power presence sense".split()
)
"""Qualities that are also something else; they count with `the` or `no` before them, or an adjective of worth."""

TALENTS = frozenset("talent gift knack flair aptitude genius ear eye head nose feel instinct passion way hand".split())
"""What one has for something else, which is what is judged: `an ear for music`."""

POSSESSIONS = frozenset(
    """
    answer appetite appointment baby bag bed belief bill book boat box bread breath brother business car case cat cause
    chance change child choice claim clothes clue coat coin complaint concern connection cough daughter day debt desire
    dinner doubt dream duty enemy engagement error excuse family father favour favor fear feeling food friend fun
    ground gun hat home hope horse house hurry husband idea illusion inclination intention interest job key kid land
    letter life line luck man map match meaning memory message mind money mother name need news note notion number
    objection occasion office opinion option pain paper part parent past patience pity place plan plans point problem
    proof question reason recollection relation relative reply reputation rest right rival room school sister son
    story support sword thing thought ticket time title trouble uncle use vacancy way weapon wife wish word words work
    worry year
    """.split()
)
"""What people have that is no quality."""

WORTHIES = frozenset(
    "good great fine bad poor big kind warm true noble generous cold hard weak strong stout steady cool clear level "
    "sharp quick sure safe marvellous wonderful excellent splendid keen".split()
)
"""Adjectives of worth that stand before a quality or before a noun for a person."""

SOUND = frozenset("good better best sound steady excellent fine sure quick keen sharp strong endless perfect".split())
FLAWED = frozenset("bad poor weak shaky unsteady worse worst wanting gone clumsy slow".split())
"""Adjectives that say how good somebody's hands or judgement are."""

PERSONS = frozenset(
    """
    boy child chap creature daughter dear fellow fool friend gentleman girl guy human kid lad lady lass lot man master
    mistress one person servant sir sister brother son sort soul sport thing type wife woman husband father mother
    father-in-law mother-in-law aunt uncle king queen prince princess lord neighbour neighbor
    """.split()
)
"""Nouns that only say that it is a person who is judged: `a good boy`."""

KINDS_OF_PEOPLE = {
    "brute": "brutality", "cheat": "cheating", "coward": "cowardice", "cynic": "cynicism", "dreamer": "dreaming",
    "fighter": "fighting", "genius": "genius", "gossip": "gossip", "hero": "heroism", "hypocrite": "hypocrisy",
    "leader": "leadership", "liar": "lying", "miser": "miserliness", "optimist": "optimism", "pessimist": "pessimism",
    "romantic": "romance", "saint": "saintliness", "scholar": "scholarship", "snob": "snobbery",
    "survivor": "survival", "tyrant": "tyranny", "bully": "bullying",
}  # fmt: skip
"""Nouns that are a judgement by themselves, with the quality they tell of."""

CALLINGS = frozenset(
    """
    actor artist athlete captain carpenter clerk commander cook craftsman detective diplomat doctor engineer farmer
    fencer general guard horseman hunter judge king lawyer leader mechanic medic mother father musician navigator nurse
    officer parent pilot poet policeman politician priest queen sailor salesman scholar seaman secretary shot soldier
    spy student swimmer swordsman tactician tracker warrior
    """.split()
)
"""What somebody can be good or bad as, besides whoever does something (`a good teacher`)."""

ABLE = frozenset(
    """
    good great excellent brilliant wonderful skilled skilful skillful clever handy quick adept expert gifted best better
    """.split()
)
UNABLE = frozenset("bad terrible hopeless useless poor awful rotten dreadful clumsy worse worst lousy inept".split())
"""Adjectives that say how well somebody does what follows behind `at` or `with`."""

PRAISING = frozenset(
    """
    good great excellent fine brilliant wonderful born natural gifted capable competent superb first-rate able skilled
    better best decent
    """.split()
)
BLAMING = frozenset("bad terrible hopeless useless poor awful rotten dreadful worse worst lousy mediocre".split())
"""Adjectives that say how good somebody is as what follows."""

SUITED = frozenset("suited suitable fit unfit unsuited unsuitable cut qualified unqualified worthy unworthy".split())
"""Adjectives of fitness, whose measure is what stands behind `for`, `to` or `of`."""

UNSUITED = frozenset("unfit unsuited unsuitable unqualified unworthy incapable".split())
"""Those of them that deny it."""

HABITS = frozenset(
    """
    listen care lie cheat steal gossip nag brag boast drink gamble flatter complain whine sulk forgive forget learn
    share exaggerate interfere meddle bully grumble flirt dawdle waste persevere dither panic
    """.split()
)
"""Verbs that judge somebody when they are told as a habit: `she listens`."""

SKILLS = frozenset(
    """
    act bake climb code compose cook count dance draw drive farm fence fight fish fly hunt lead lie navigate paint
    play pretend ride run sail sew shoot sing spell swim teach track write
    """.split()
)
"""Verbs for what one has learned or has a gift for: `he can't sing`."""

WORKING = SKILLS | frozenset("argue hear learn listen move read reason see speak study talk think work".split())
"""Verbs that judge somebody when it is told how well they do it: `she thinks fast`."""

HOW_WELL = frozenset(
    "well better best fast faster hard harder quickly cleverly clearly beautifully brilliantly".split()
)
HOW_BADLY = frozenset("badly poorly slowly terribly worse worst clumsily".split())
"""Adverbs that say how well."""

FACULTIES = frozenset(
    "build ear ears eye eyes face feet figure fingers hands head legs looks lungs memory reach voice wrists".split()
)
"""What one needs for a calling and has by nature: `she has the hands`."""

THANKING = frozenset("very too so most awfully terribly".split())
"""Adverbs of thanks: `you are too kind`."""

NO_QUALITIES = frozenset("business darkness harness illness likeness sickness wilderness witness".split())
"""Nouns in `-ness` that are no quality."""

NOBODY = frozenset("one body nobody thing nothing need point use time doubt question place".split())
"""Nouns of which there is none without anybody's being judged."""

SEEMING = frozenset("seem appear prove remain stay grow find think consider call know believe deem judge".split())
"""Verbs above a trait that judge by it."""

OPINION = frozenset("think believe suppose consider say tell know hold swear find feel reckon guess imagine".split())
"""Verbs above a judgement whose subject is the one who judges."""

DOUBTING = frozenset("tell know say judge see decide guess sure certain wonder doubt".split())
"""Words with which somebody leaves a judgement open, the first of them where they are denied."""
