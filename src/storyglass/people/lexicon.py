"""The words by which English tells people: titles, kin and role nouns, verbs of saying, and how names behave.

The lists are package data; `data/README.md` says where each comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

DATA = files("storyglass") / "data"


AT_HOME = {
    **dict.fromkeys(
        "mam mammy momma nan nana nanna gran grannie grandmama nonna oma abuela yiayia amma".split(), "she"
    ),
    **dict.fromkeys("grandad gramps grandpapa nonno opa abuelo pappou".split(), "he"),
}
"""What children call their elders, beside the words of the list."""


class NounEntry(NamedTuple):
    """What a noun says of the person it stands for. `gender` is "he", "she", "they" (several) or None."""

    gender: str | None
    plural: bool
    kind: str  # "kin", "role" or "group"


class NameEntry(NamedTuple):
    """How often a name went with each kind of evidence in the fiction it was counted over."""

    works: int
    he: int
    she: int
    speaker: int
    place: int


def _rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@cache
def person_nouns() -> dict[str, NounEntry]:
    """Nouns for people, lower-cased, with what they say of gender and number."""
    listed = {
        noun: NounEntry(None if gender == "-" else gender, number == "plur", kind)
        for noun, gender, number, kind in _rows("person_nouns.tsv")
    }
    return {noun: NounEntry(gender, False, "kin") for noun, gender in AT_HOME.items()} | listed


@cache
def titles() -> dict[str, str | None]:
    """Titles that stand before a name, without their dot, with the gender they tell."""
    return {title: None if gender == "-" else gender for title, gender in _rows("titles.tsv")}


@cache
def styles() -> dict[str, str | None]:
    """Titles, and the nouns for what somebody is by office or by kin that stand before a name as titles do (`Warden`).

    Each with the gender it tells.
    """
    told = {
        noun.capitalize(): entry.gender
        for noun, entry in person_nouns().items()
        if not entry.plural and entry.kind in ("role", "kin")
    }
    names = NO_STYLES | known_names().keys() | first_names().keys()
    return {noun: gender for noun, gender in told.items() if noun not in names} | titles()


@cache
def known_names() -> dict[str, NameEntry]:
    """Names counted in fiction."""
    return {row[0]: NameEntry(*map(int, row[1:])) for row in _rows("names.tsv")}


@cache
def first_names() -> dict[str, str]:
    """First names that are of one gender nearly always, with that gender."""
    return {row[0]: row[1] for row in _rows("first_names.tsv")}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each short form, lower-cased, the full first names it commonly stands for."""
    return {short: frozenset(full.split(",")) for short, full in _rows("nicknames.tsv")}


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that bring speech."""
    return frozenset((DATA / "speech_verbs.txt").read_text(encoding="utf-8").split())


NO_STYLES = frozenset(
    """
    Boy Girl Man Woman Baby Kid Lad Lass Child Fellow Chap Bloke Person Figure Creature Devil Genius Fool Idiot Friend
    Lover Twin Partner Stranger Speaker Hunter Archer Porter Angel Smith Baker Butler Miller Page Gypsy Spirit Ghost
    """.split()
)
"""Nouns for people that are no style before a name: too general, or names themselves."""

HONORIFICS = frozenset("san sama kun chan sensei senpai sempai dono hime shi ssi nim ya jan".split())
"""Suffixes that follow a name behind a hyphen and are no part of it."""

NOT_NAMES = frozenset(
    """
    I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December Christmas Easter Michaelmas Whitsun Lent Halloween Thanksgiving
    God Lord Heaven Heavens Providence Hell Bible Gospel Scripture Christian Christianity Jesus Christ Jove Gad Gods
    English French German Italian Spanish Latin Greek Roman Russian American British Irish Scottish Scotch Welsh Dutch
    Japanese Chinese Indian African European Turkish Polish Jewish Persian Arab Arabic Hebrew Asian Canadian Australian
    Mr Mrs Miss Ms Dr Sir Madam Ma'am Sirs Ladies Gentlemen Messrs
    Oh Ah Well Yes No Ha Hello Hullo Hallo Hi Hey Good Dear Poor Old Young Little Yours Thank Thanks Please Sorry
    Chapter Part Book Volume Section Prologue Epilogue OK Okay TV DVD CD PC AM PM A.M. P.M.
    Yeah Yep Yup Nope Nah Yo Hmm Hm Huh Um Uh Er Whoa Wow Ugh Ow Ouch Shh Hush Aye Nay Aha Alas Eh Bah Pooh Gosh Gee
    Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Majesty Majesties Highness Lordship Ladyship
    Excellency Holiness Honour Honor Worship Darling Sweetheart Sweetie Honey Dearest
    Ew Hmph Yikes Dammit Damn Mmm Mm Ahem Argh Oof Oops Phew Psst Tsk Yay Yuck Hooray Hurrah
    Okay Right Sure Fine Bye Goodbye Farewell Bravo Nothing Nobody Somebody Everybody Everyone
    Internet Web Mail Euro Euros Dollar Dollars
    """.split()
)
"""Capitalised words that name nobody when they stand alone."""

CLOSED = frozenset(
    """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves one this that these those the a an some any no every each
    either neither both all half such what which who whom whose where when why how whether whenever wherever whatever
    whoever nobody somebody anybody everybody someone anyone everyone
    and or but nor so yet for if unless until till while because although though since as than not never
    """.split()
)
"""Words of closed classes: no capital makes a name of them."""

QUOTES_A_NAME = frozenset("lie speak read write sing call name mention go learn translate type note text".split())
"""Verbs of saying whose neighbour is as often what is said as who says it: `spoke German`, `went Bang`."""

PLACE_HEADS = frozenset(
    """
    street road lane avenue square park place house hall court abbey castle manor cottage farm lodge inn hotel tavern
    church cathedral chapel school college university hospital station bridge river lake sea ocean bay island islands
    isle mount mountain mountains hill hills valley forest wood woods field fields garden gardens city town village
    county shire kingdom empire republic state states land gate harbour harbor port beach coast cape desert creek
    pass tower palace theatre theater museum library opera club terrace row crescent wharf market office tent
    """.split()
)
"""Last words of names of places, lower-cased."""

CROWDS = frozenset(
    """
    people folk folks persons others men women children family party company crowd crew mob everyone everybody couple
    pair boys girls ladies gentlemen friends enemies guests strangers passengers soldiers servants relations relatives
    kids parents neighbours neighbors visitors officers troops army enemy police gods lovers audience public
    """.split()
)
"""Plural and collective nouns that fit any crowd: nobody in particular, unless they speak."""
