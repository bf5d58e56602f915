"""English is known by its commonest words."""

from __future__ import annotations

import pytest

from storyglass.language import looks_english

PROSE = """
    The ferry was late, and nobody on the quay had brought a lamp. Ilse counted the crates again. There were nine of
    them, as there had been all evening, and the tenth was still at the bottom of the harbour with Ferro's coat and most
    of his good intentions.
"""
CLIPPED = """
    I knock. Nobody. I knock again. A chain rattles; Ferro blinks at me through the gap. Coffee, I say. He groans.
    Please. Five minutes, he says. Three, I say. He shuts the door in my face. I wait. Somewhere below us a dog barks
    twice. Two minutes. One.
"""
GERMAN = """
    Die Fähre kam zu spät, und niemand am Kai hatte eine Lampe mitgebracht. Was soll ich tun, fragte Ilse, und sie
    zählte die Kisten noch einmal. Es waren neun, wie den ganzen Abend schon, und die zehnte lag auf dem Grund des
    Hafens, wo Ferro sie verloren hatte.
"""
DUTCH = """
    De veerboot was te laat en niemand op de kade had een lamp bij zich. Wat is er, vroeg Ilse, of weet je het niet? Ze
    telde de kisten nog een keer. Het waren er negen, net als de hele avond, en de tiende lag op de bodem van de haven,
    waar Ferro hem had verloren. Buiten werd het langzaam donker en het begon te regenen.
"""
TEXTS = {
    "prose": (PROSE, True),
    "clipped talk in the present tense": (CLIPPED, True),
    "German": (GERMAN, False),
    "Dutch": (DUTCH, False),
    "Chinese": ("天黑了。渡船 還沒有來，碼頭上沒有人帶燈。", False),
    "too little to tell": ("Ilse nodded. Ferro left.", True),
    "no letters": ("1914 - 1918 ... " * 50, True),
    "nothing": ("", True),
}


@pytest.mark.parametrize(("text", "english"), TEXTS.values(), ids=TEXTS)
def test_english(text: str, english: bool) -> None:
    assert looks_english(text.replace(",", " ").replace(".", " ").split()) is english
