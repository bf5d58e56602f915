"""What is not the story: title pages, contents, licences, author's notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, from_text

Sound = Callable[[Manuscript], Manuscript]
PROSE = "The rain went on until the cellars filled, and nobody on the hill would lend a bucket to the valley. " * 5
START = "*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***"
END = "*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***"


def regions(manuscript: Manuscript) -> list[tuple[str, str]]:
    found = [(r.kind, " ".join(manuscript.text[r.start : r.end].split())) for r in manuscript.regions]
    return [(kind, "STORY" if PROSE.strip() in string else string) for kind, string in found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (PROSE, ["body"]),
        (f"THE FERRY\n\nby Ann Holt\n\n{PROSE}", ["front", "body"]),
        (f"The Ferry\n\n\n{PROSE}", ["front", "body"]),
        (f"Title: The Ferry\nAuthor: Ann Holt\n\n{PROSE}", ["front", "body"]),
        (f"The Ferry\n\nTo My Mother\n\nChapter 1\n\n{PROSE}", ["front", "body"]),
        (f"{START}\n\nTHE FERRY\n\n{PROSE}\n\n{END}\n\nSome terms apply.", ["front", "body", "back"]),
        (f"THE FERRY\n\nChapter 1\n\nChapter 2\n\nChapter 3\n\nChapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}"
         f"\n\nChapter 3\n\n{PROSE}", ["front", "body"]),
        (f"THE FERRY\n\nCONTENTS\n\n I. The Boat   1\n II. The Hill   9\n III. Rain   20\n\nI. The Boat\n\n{PROSE}"
         f"\n\nII. The Hill\n\n{PROSE}\n\nIII. Rain\n\n{PROSE}", ["front", "body"]),
        (f"A/N: My first fic, be kind!\n\n{PROSE}", ["notes", "body"]),
        (f"Author's Note: I was tired.\n\n---\n\n{PROSE}", ["notes", "body"]),
        (f"Disclaimer: I don't own the ferry.\n\nPairing: Ann/Tom\n\n{PROSE}", ["notes", "body"]),
        (f"Summary: A ferry sinks.\n\nRating: T\n\nWarnings: rain\n\n{PROSE}", ["notes", "body"]),
        (f"Title: The Ferry\n\nAuthor: Ann\n\nRating: T\n\nSummary: It sinks.\n\n{PROSE}", ["front", "notes", "body"]),
        (f"{PROSE}\n\nA/N: Thanks for reading!\n\nSee you next week.", ["body", "notes"]),
        (f"{PROSE}\n\n***\n\nPlease review!", ["body", "notes"]),
        (f"{PROSE}\n\nTHE END", ["body", "back"]),
        (f"Chapter 1\n\nA/N: Hi.\n\n{PROSE}\n\nA/N: Bye.\n\nChapter 2\n\n{PROSE}", ["notes", "body", "notes", "body"]),
        (f"Okay guys, this is a one-shot. Hope you like it!\n\n{PROSE}", ["notes", "body"]),
        (f"Monday, 3 May\n\n{PROSE}", ["body"]),
        (f"THE FERRY\n\nCONTENTS\n\nCHAPTER I. Boat\nCHAPTER II. Hill\nCHAPTER III. Rain\n\nCHAPTER I.\nBOAT\n\n{PROSE}"
         f"\n\nCHAPTER II.\nHILL\n\n{PROSE}\n\nCHAPTER III.\nRAIN\n\n{PROSE}", ["front", "body"]),
        (f"Warning bells rang.\n\n{PROSE}", ["body"]),
        (f"I don't own a watch.\n\n{PROSE}", ["body"]),
        (f"From: Mara\nTo: Jon\n\nCome home.\n\n{PROSE}", ["body"]),
        (f"Mara: where are you\n\nJon: here\n\n{PROSE}", ["body"]),
        (f"{PROSE}\n\n“Author's note,” he read. “Thanks for the review.”", ["body"]),
        (f"{PROSE}\n\nShe closed the last chapter of the book and slept.", ["body"]),
        (f"“Where is he?”\n\n{PROSE}", ["body"]),
        (f"— Come in, she said.\n\n— I cannot.\n\n{PROSE}", ["body"]),
        ("The Ferry", ["body"]),
        ("A/N: nothing but a note.", ["body"]),
    ],
)  # fmt: skip
def test_regions(text: str, kinds: list[str], sound: Sound) -> None:
    manuscript = sound(from_text(text))
    assert [kind for kind, _ in regions(manuscript)] == kinds
    assert all(kind == "body" for kind, string in regions(manuscript) if string == "STORY")


@pytest.mark.parametrize(
    ("head", "title", "author", "language"),
    [
        ("Title: The Ferry\nAuthor: Ann Holt\nLanguage: English\n\n", "The Ferry", "Ann Holt", "en"),
        ("THE FERRY\n\nby Ann Holt\n\n", "THE FERRY", "Ann Holt", None),
        ("THE FERRY\n\nby\n\nAnn Holt\n\n", "THE FERRY", "Ann Holt", None),
        ("The Ferry\nA story by Ann Holt\n\n", "The Ferry", "Ann Holt", None),
        ("", None, None, None),
    ],
)
def test_facts(head: str, title: str | None, author: str | None, language: str | None) -> None:
    source = from_text(head + PROSE).source
    assert (source.title, source.author, source.language) == (title, author, language)


def test_note_between_heading_and_text_leaves_the_chapter_its_title(sound: Sound) -> None:
    manuscript = sound(from_text(f"Chapter 1\n\n{PROSE}\n\nChapter 2: Rain\n\nA/N: Sorry!\n\n{PROSE}"))
    assert [chapter.title for chapter in manuscript.chapters] == ["Chapter 1", "Chapter 2: Rain"]
