"""The words by which English tells how people stand to each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from storyglass.story import BondKind

Relation = Literal["parent", "child", "sibling", "spouse", "lover", "kin"]
"""What somebody is to the one who owns a kin noun."""


class KinTerm(NamedTuple):
    """What a kin noun tells: the relation, and the gender of whom it names."""

    relation: Relation
    gender: str | None


def _terms(relation: Relation, gender: str | None, words: str) -> dict[str, KinTerm]:
    return {word: KinTerm(relation, gender) for word in words.split()}


KIN_TERMS: dict[str, KinTerm] = {
    **_terms("parent", "he", "father dad daddy papa pa pop da stepfather stepdad dada baba appa abba tata"),
    **_terms("parent", "she", "mother mum mummy mom mommy mama mamma ma mam stepmother stepmum maman amma ammi umma"),
    **_terms("parent", None, "parent parents"),
    **_terms("child", "he", "son stepson sons"),
    **_terms("child", "she", "daughter stepdaughter daughters"),
    **_terms("child", None, "child children baby kid kids firstborn"),
    **_terms("sibling", "he", "brother stepbrother half-brother brothers"),
    **_terms("sibling", "she", "sister stepsister half-sister sis sisters"),
    **_terms("sibling", None, "sibling siblings twin"),
    **_terms("spouse", "he", "husband bridegroom hubby widower"),
    **_terms("spouse", "she", "wife bride widow missus"),
    **_terms("spouse", None, "spouse"),
    **_terms("lover", "he", "fiancé fiance boyfriend"),
    **_terms("lover", "she", "fiancée fiancee girlfriend sweetheart betrothed mistress"),
    **_terms("lover", None, "lover beloved betrothed sweetheart"),
    **_terms("kin", "he", "uncle grandfather grandpa granddad grandad nephew grandson father-in-law brother-in-law"),
    **_terms("kin", "he", "son-in-law godfather godson great-uncle nephews uncles"),
    **_terms("kin", "he", "pappou papou nonno abuelo opa grandpapa dziadek"),
    **_terms("kin", "she", "yiayia nonna abuela oma babushka halmoni grandmama babcia tía tia nieces aunts"),
    **_terms("lover", None, "ex"),
    **_terms("spouse", "he", "ex-husband"),
    **_terms("spouse", "she", "ex-wife"),
    **_terms("kin", "she", "aunt auntie aunty grandmother grandma granny gran nan nana niece granddaughter"),
    **_terms("kin", "she", "mother-in-law sister-in-law daughter-in-law godmother goddaughter great-aunt"),
    **_terms("kin", None, "cousin grandchild grandparent grandparents relative kinsman kinswoman guardian ward"),
}  # fmt: skip

ELDERS = frozenset(
    "father dad daddy papa pa pop da mother mum mummy mom mommy mama mamma ma mam grandfather grandpa granddad grandad "
    "grandmother grandma granny gran nan nana aunt auntie aunty uncle baba appa abba tata maman amma ammi umma pappou "
    "papou nonno abuelo opa yiayia nonna abuela oma babushka halmoni babcia".split()
)
"""Kin nouns by which people call their own elders, as if by a name."""

ROLE_NOUNS: dict[str, BondKind] = {
    **dict.fromkeys("friend friends pal chum buddy mate playmate comrade confidant".split(), "friend"),
    **dict.fromkeys(
        "boss colleague employer employee assistant deputy secretary apprentice subordinate supervisor captain "
        "commander lieutenant sergeant manager chief foreman partner co-worker coworker teammate client patient "
        "lawyer agent editor servant maid valet butler housekeeper governess tutor teacher pupil student mentor master "
        "officer crewmate shipmate aide adviser advisor bodyguard coach squire steward clerk nurse doctor "
        "physician pilot navigator examiner instructor trainee professor landlord tenant landlady lodger".split(),
        "professional",
    ),
    **dict.fromkeys("enemy foe rival adversary nemesis tormentor opponent captor jailer killer".split(), "hostile"),
}  # fmt: skip
"""What the owner of a role noun (`her boss`) and the one it names are to each other."""

ACTS: dict[str, tuple[BondKind, float, float]] = {
    **dict.fromkeys("kiss".split(), ("romantic", 0.55, 0.9)),
    **dict.fromkeys("marry wed woo court seduce betroth divorce".split(), ("romantic", 0.6, 0.7)),
    **dict.fromkeys("love adore fancy cherish".split(), ("romantic", 0.3, 0.9)),
    **dict.fromkeys("caress fondle cuddle nuzzle".split(), ("romantic", 0.4, 0.9)),
    **dict.fromkeys("embrace hug".split(), ("friend", 0.3, 0.85)),
    **dict.fromkeys("comfort console soothe befriend reassure trust forgive".split(), ("friend", 0.2, 0.75)),
    **dict.fromkeys("tease teach".split(), ("friend", 0.2, 0.75)),
    **dict.fromkeys("rescue save protect defend shelter nurse".split(), ("friend", 0.3, 0.8)),
    **dict.fromkeys("salute employ hire sack fire assign supervise".split(), ("professional", 0.5, 0.5)),
    **dict.fromkeys("brief promote command train examine interview dismiss".split(), ("professional", 0.3, 0.5)),
    **dict.fromkeys("order obey assist demote discharge".split(), ("professional", 0.2, 0.45)),
    **dict.fromkeys("stab shoot murder kill poison strangle throttle torture betray".split(), ("hostile", 0.5, 0.05)),
    **dict.fromkeys("hate despise loathe detest threaten blackmail imprison kidnap".split(), ("hostile", 0.45, 0.1)),
    **dict.fromkeys("hit strike slap punch kick beat whip flog bully curse insult".split(), ("hostile", 0.45, 0.15)),
    **dict.fromkeys("accuse defy cheat rob fight attack humiliate taunt shove".split(), ("hostile", 0.25, 0.2)),
}  # fmt: skip
"""Verbs by lemma: the kind of bond that they show between who does it and to whom, how strongly, and how warm."""

TENDER = frozenset("take hold squeeze stroke touch brush press kiss rest lay lean bury trace cup caress smooth".split())
"""Verbs of what is done tenderly to a part of somebody's body."""
INTIMATE = frozenset("lips lip mouth neck hair cheek cheeks throat waist lap ear knuckles chest heartbeat".split())
"""Parts of the body that lovers touch."""
TOUCHED = INTIMATE | frozenset("hand hands shoulder shoulders arm wrist fingers forehead".split())

REFUSED: dict[str, tuple[BondKind, float, float]] = {
    "forgive": ("hostile", 0.25, 0.15),
    **dict.fromkeys("trust like stand bear".split(), ("hostile", 0.3, 0.2)),
}
"""Verbs that show a bond where they are denied: `I have not forgiven her`."""

TOGETHER: dict[str, tuple[BondKind, float]] = {
    **dict.fromkeys("serve work fly sail fight train start join".split(), ("professional", 0.6)),
    **dict.fromkeys("live sleep".split(), ("romantic", 0.75)),
    **dict.fromkeys("grow play laugh study".split(), ("friend", 0.75)),
}
"""Verbs of what two people do together, with the kind of bond that it shows and how warm it is."""

HEADS = frozenset(
    "boss captain chief commander director head headmaster headmistress skipper foreman manager editor colonel "
    "superintendent coach chairman warden sergeant matron guvnor gaffer".split()
)
"""Who is at the head of where people work; `the boss` is that of whoever speaks of them."""

VOWS = frozenset("marry wed".split())
"""Verbs of what binds people as soon as they speak of it to each other: `Will you marry me?`"""

ACTS_TOWARDS: dict[tuple[str, str], tuple[BondKind, float, float]] = {
    ("propose", "to"): ("romantic", 0.6, 0.85),
    ("flirt", "with"): ("romantic", 0.4, 0.8),
    ("sleep", "with"): ("romantic", 0.5, 0.75),
    ("confide", "in"): ("friend", 0.35, 0.8),
    ("work", "for"): ("professional", 0.5, 0.5),
    ("work", "with"): ("professional", 0.5, 0.55),
    ("report", "to"): ("professional", 0.4, 0.5),
    **{(verb, "for"): ("professional", 0.45, 0.55) for verb in "cook clean drive type sail fly sew spy nurse".split()},
    **{(verb, "under"): ("professional", 0.45, 0.5) for verb in "work sail fly study train fight".split()},
    ("study", "with"): ("professional", 0.3, 0.55),
    ("serve", "under"): ("professional", 0.5, 0.5),
    ("serve", "with"): ("professional", 0.45, 0.6),
    ("glare", "at"): ("hostile", 0.15, 0.2),
    ("sneer", "at"): ("hostile", 0.25, 0.15),
    ("scowl", "at"): ("hostile", 0.15, 0.25),
    ("snarl", "at"): ("hostile", 0.2, 0.2),
    ("spit", "at"): ("hostile", 0.35, 0.1),
    ("shout", "at"): ("hostile", 0.1, 0.3),
    ("smile", "at"): ("friend", 0.08, 0.7),
    ("grin", "at"): ("friend", 0.1, 0.75),
    ("wink", "at"): ("friend", 0.1, 0.75),
    ("laugh", "with"): ("friend", 0.15, 0.8),
    ("giggle", "with"): ("friend", 0.15, 0.8),
    ("play", "with"): ("friend", 0.2, 0.75),
}
"""The same for verbs with a preposition."""

MUTUAL: dict[str, tuple[BondKind, float]] = {
    **dict.fromkeys("brothers sisters siblings twins cousins brother sister".split(), ("family", 0.65)),
    **dict.fromkeys("lovers sweethearts married engaged betrothed wife husband couple".split(), ("romantic", 0.75)),
    **dict.fromkeys("friends friend mates chums pals playmates comrades inseparable".split(), ("friend", 0.8)),
    **dict.fromkeys("colleagues partners coworkers teammates shipmates crewmates".split(), ("professional", 0.6)),
    **dict.fromkeys("enemies rivals foes adversaries".split(), ("hostile", 0.15)),
}  # fmt: skip
"""What two people are said to be together (`Ann and Ben were cousins`), with how warm that is."""

STATES: dict[tuple[str, str], tuple[BondKind, float]] = {
    ("love", "with"): ("romantic", 0.9),
    ("engaged", "to"): ("romantic", 0.8),
    ("married", "to"): ("romantic", 0.7),
    ("betrothed", "to"): ("romantic", 0.7),
    ("friends", "with"): ("friend", 0.8),
    ("partners", "with"): ("professional", 0.6),
    ("related", "to"): ("family", 0.6),
    ("apprenticed", "to"): ("professional", 0.5),
}
"""What somebody is said to be to somebody else, with the preposition between them."""

ADDRESS: dict[str, tuple[BondKind, float, float]] = {
    **dict.fromkeys("sir ma'am madam boss chief guv guvnor skipper cap'n gaffer".split(), ("professional", 0.25, 0.5)),
    **dict.fromkeys(
        "captain doctor doc sergeant sarge lieutenant inspector colonel major general commander admiral professor "
        "officer coach corporal constable detective superintendent director commissioner nurse matron headmaster "
        "headmistress minister ensign midshipman hokage sensei chancellor mayor sheriff deputy".split(),
        ("professional", 0.25, 0.5),
    ),
    **dict.fromkeys("darling sweetheart dearest beloved babe".split(), ("romantic", 0.4, 0.9)),
    **dict.fromkeys("love honey".split(), ("romantic", 0.25, 0.8)),
    **dict.fromkeys("mate pal chum buddy friend bro comrade".split(), ("friend", 0.3, 0.75)),
    **dict.fromkeys(
        "bastard scoundrel villain wretch traitor coward liar swine bitch scum vermin murderer rascal".split(),
        ("hostile", 0.4, 0.1),
    ),
    "fool": ("hostile", 0.25, 0.3),
}  # fmt: skip
"""What people call each other to their faces."""

OCCUPATIONS = frozenset(
    "accountant actor actress adjutant admiral agent aide ambassador anaesthetist analyst apothecary apprentice "
    "archivist assistant astronaut attendant attorney auditor author baker banker barber barmaid barman "
    "barrister bishop boatswain bodyguard boss bosun brigadier broker butler candidate capt captain caretaker "
    "carpenter cashier chairman chairwoman chancellor chaplain chauffeur chef chief cleaner clerk coach col "
    "colonel commandant commander commissioner commodore conductor constable consultant control cook coordinator "
    "coroner corporal councillor courier curate curator customer dean dentist deputy designer detective director "
    "dispatcher doctor dr driver editor engineer ensign examiner expert firefighter fireman foreman forester "
    "forewoman gamekeeper gardener gen general governess governor groom guard guide gunner head headmaster "
    "headmistress helmsman housekeeper housemaid innkeeper inspector instructor intern investigator janitor "
    "journalist judge keeper kennelman lawyer lecturer librarian lieut lieutenant lifeguard lt machinist "
    "magistrate maid maj major manager marshal mason master matron mayor mechanic medic midshipman midwife "
    "miller miner minister musician navigator nurse officer operator orderly painter paramedic pastor patrolman "
    "pharmacist photographer physician pilot policeman policewoman porter postman postmaster postmistress "
    "president priest principal private producer prof professor programmer prompter prosecutor psychiatrist "
    "publisher purser receptionist recruit registrar reporter researcher sailor scientist secretary sensei "
    "sergeant servant sgt sheriff shopkeeper signalman skipper smith soldier solicitor stagehand steward "
    "stewardess stoker student superintendent supervisor surgeon surveyor tailor teacher technician tenant "
    "therapist trainee trainer translator treasurer trooper tutor typist understudy usher valet vet vicar waiter "
    "waitress warden warder watchman weaver woodcutter".split()
)
"""What people are at work, as nouns and as titles."""

QUALITIES = frozenset(
    "able accurate ambition ambitious aptitude authority brave brilliant capable careful careless cautious "
    "clever competent conscientious cool courage decisive dependable diligent discipline disciplined eager "
    "efficient experience experienced fast fearless firm fit focus gift gifted good grit hands hardworking head "
    "heart humility imagination impatient inexperienced initiative instinct instincts intelligence intelligent "
    "judgement judgment keen lazy lead loyal mature nerve nerves patience patient potential precise promising "
    "punctual quick ready reckless reliable resourceful ruthless sharp skilful skill skilled skills slow smart "
    "sound stamina steady steel strength stubborn suitable talent talented temper thorough trained training "
    "unfit unreliable unsteady unsuitable weak wise wits".split()
)
"""What people at work say of each other and of those they choose among."""

PLAYFUL = frozenset("gently playfully lightly fondly affectionately jokingly teasingly softly amiably".split())
"""How a blow is struck that is none."""

WORK = frozenset(
    "agenda application apprentice apprentices assignment audition booth boss bridge briefing budget candidate "
    "candidates captain cargo case cases chart charts class client clients clinic colleague colleagues colonel "
    "commander contract contracts control counsel court crew customer customers deadline deck defence department "
    "deployment detective doctor dose duties duty engine evidence exam examiner examiners exams handover "
    "headmaster headmistress headquarters hospital inspection interview investigation invoice job jobs judge "
    "jury kitchen lab laboratory lawyer lesson lessons lieutenant log ma'am manager manual marks meeting "
    "meetings microphone mission mission-level missions nurse office operation operations orders overtime "
    "patient patients patrol payroll platoon procedure promotion prosecution protocol pupils qualified reactor "
    "regiment rehearsal relay report reports roster rota salary script sedative sergeant shift shifts ship "
    "signal sir skills solicitor squad staff staffroom station stretcher students suitable surgery suspect "
    "suspects syllabus team term theatre timetable trainee trainees triage verdict victim wages ward watch "
    "witness work worked".split()
)
"""Words of working life."""
