"""Reading: the text, the people in it, search, keys, the reader's page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from storyglass.story import Mention, SameAs, Story
from tests.browser.conftest import PHONE, Open
from tests.browser.long_story import PEOPLE, long_story
from tests.outputs.small_story import orchard, story_of


@pytest.fixture(scope="module")
def novel() -> Story:
    return long_story(12_000)


def painted(page: Page, layer: str) -> list[str]:
    """The stretches of the text that a layer of highlights marks."""
    found: list[str] = page.evaluate(
        """layer => [...(CSS.highlights.get(layer) ?? [])].map(r => {
            const range = document.createRange()
            range.setStart(r.startContainer, r.startOffset)
            range.setEnd(r.endContainer, r.endOffset)
            return range.toString()
        })""",
        layer,
    )
    return found


def trail(page: Page) -> str:
    return page.locator(".trail-bar").inner_text().replace("\n", " ")


def test_names_are_underlined_where_they_stand_also_behind_wide_characters(open_report: Open) -> None:
    story = story_of(
        "👩‍👩‍👧 😀 [Mara|“Yes 😀”] said Mara. 😀 Tobias left.\n\n😀 Mara stayed.", {"Mara": [], "Tobias": []}
    )
    page = open_report(story)
    assert painted(page, "p1") == ["Mara", "Mara"]
    assert painted(page, "p2") == ["Tobias"]


def test_a_persons_passages_light_up_and_can_be_stepped_through(open_report: Open) -> None:
    page = open_report(orchard())
    page.locator("#s1 .there", has_text="Tobias").click()
    assert page.locator(".said.lit").all_inner_texts() == [
        "“I said I would come. Holding is extra.”",
        "“I am not afraid of apples,”",
    ]
    assert painted(page, "lit") == ["Tobias", "Toby", "Toby"]
    assert "Tobias 1 of 5" in trail(page)
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert "3 of 5" in trail(page)
    page.keyboard.press("p")
    assert "2 of 5" in trail(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".said.lit")).to_have_count(0)


def test_a_line_tells_who_to_whom_and_how_surely(open_report: Open) -> None:
    page = open_report(orchard())
    page.get_by_text("I said I would come").click()
    card = page.get_by_role("dialog")
    assert "Tobias says this to Mara Venn" in card.inner_text()
    assert "95% sure" in card.inner_text()
    card.get_by_role("button", name="All 1 lines to Mara Venn").click()
    assert "Tobias to Mara Venn 1 of 1" in trail(page)


def test_the_addressee_is_told_on_hover(open_report: Open) -> None:
    page = open_report(orchard())
    page.get_by_text("Extra!").hover()
    expect(page.locator(".tip")).to_have_text("Mara Venn to Tobias")


def test_search_lights_every_place(open_report: Open) -> None:
    page = open_report(orchard())
    page.keyboard.press("/")
    page.keyboard.type("the  LADDER")
    page.keyboard.press("Enter")
    assert "“the LADDER” 1 of 2" in trail(page).replace("  ", " ")
    assert [*painted(page, "now"), *painted(page, "hit")] == ["The Ladder", "the ladder"]
    page.locator(".search input").fill("nowhere (")
    page.keyboard.press("Enter")
    assert "no passages" in trail(page)


def slide(page: Page, share: float) -> None:
    page.get_by_role("slider").fill(str(round(share * 1000)))


def test_what_comes_later_is_hidden_in_the_text(novel: Story, open_report: Open) -> None:
    page = open_report(novel)
    slide(page, 0.25)
    shown = page.evaluate("[...document.querySelectorAll('#text [id^=t]')].filter(e => e.offsetParent).at(-1).id")
    assert 0.24 < int(shown[1:]) / len(novel.text) <= 0.25
    page.get_by_role("button", name="Read on").click()
    later = page.evaluate("[...document.querySelectorAll('#text [id^=t]')].filter(e => e.offsetParent).at(-1).id")
    assert int(later[1:]) > int(shown[1:])
    page.get_by_role("button", name="Show all").click()
    assert page.locator("#text [hidden]").count() == 0


@pytest.mark.parametrize("address", ["?at=30%25", "#at=30%25"])
def test_the_address_says_how_far(novel: Story, address: str, open_report: Open) -> None:
    page = open_report(novel, address)
    assert page.locator(".page output").inner_text() == "to 30%"


def test_the_address_can_point_at_a_passage(open_report: Open) -> None:
    story = story_of("😀 😀 Rain.\n\n[Mara|“Yes.”] said Mara.\n\nMore rain.", {"Mara": []})
    start = story.text.index("“Yes")
    page = open_report(story, f"#show={start}-{start + 6}")
    assert painted(page, "now") == ["“Yes.”"]
    start = story.text.index("More")
    page.evaluate(f"location.hash = 'show={start}-{start + 4}'")
    page.wait_for_function("[...CSS.highlights.get('now')].length && document.querySelector('.trail')")
    expect(page.locator(".trail-bar")).to_contain_text("1 of 1")
    assert painted(page, "now") == ["More"]


def test_nobody_is_in_any_view_before_they_are_met(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#at=10%25")
    told = novel.text[: len(novel.text) // 10 + 400]
    later = [name for name in PEOPLE if name not in told]
    assert later
    for tab in page.locator(".tabs button").all():
        tab.click()
        seen = page.locator("body").inner_text()
        assert [name for name in later if name in seen] == []


def test_a_name_is_known_from_its_first_mention(open_report: Open) -> None:
    story = story_of(
        "The stranger came. [Mara|“Good evening,”] he said.\n\nIt was Mara again.\n\n[Mara|“Yes.”]", {"Mara": []}
    )
    (mara,) = story.entities
    story = replace(story, entities=[replace(mara, mentions=[Mention(0, 12, "noun"), *mara.mentions])])
    before = story.text.index("It was")
    page = open_report(story, f"#at={before}")
    label = "document.querySelector('.said').dataset.who"
    assert page.evaluate(label) == "The stranger"
    page.get_by_role("button", name="Cast").click()
    assert "Mara" not in page.locator(".view").inner_text()
    slide(page, 1)
    page.get_by_role("button", name="Read", exact=True).click()
    assert page.evaluate(label) == "Mara"


def test_an_identity_is_revealed_where_it_is(open_report: Open) -> None:
    text = "[Mask|“Run,”] said Mask.\n\nMask was Tobias all along.\n\n[Tobias|“Yes.”]"
    story = story_of(text, {"Tobias": [], "Mask": []})
    reveal = story.text.index("was Tobias")
    tobias, mask = story.entities
    known = replace(mask, same_as=[SameAs(tobias.id, 0.9, [(reveal, reveal + 10)], reveal + 10)])
    page = open_report(replace(story, entities=[tobias, known]), f"#at={reveal - 5}&view=cast")
    assert page.locator(".cast-card h3").all_inner_texts() == ["Mask"]
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".cast-card h3").all_inner_texts() == ["Tobias"]
    assert "2 lines" in page.locator(".cast-card").inner_text()


def test_every_claim_of_the_cast_is_one_click_from_its_passage(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=cast")
    page.get_by_role("button", name=PEOPLE[0], exact=True).click()
    claims = page.locator(".person-parts > section > ul .claim")
    assert claims.count() > 10
    for claim in claims.all()[:12]:
        claim.click()
        assert page.locator(".trail-passage mark").inner_text()
    page.get_by_role("button", name="In the text", exact=True).click()
    expect(page.locator("#text")).to_be_visible()
    assert painted(page, "now")


def test_who_speaks_most_is_one_click_away(novel: Story, open_report: Open) -> None:
    page = open_report(novel)
    page.get_by_role("button", name="Cast").click()
    page.get_by_role("button", name="by words spoken").click()
    spoken = dict.fromkeys(PEOPLE, 0)
    for line in novel.lines:
        spoken[novel.name_of(line.speaker) or ""] += len(novel.text[line.start : line.end].split())
    assert page.locator(".cast-card h3").first.inner_text() == max(spoken, key=lambda name: spoken[name])


def test_everything_fits_a_phone(novel: Story, open_report: Open) -> None:
    page = open_report(novel, size=PHONE)
    for tab in page.locator(".tabs button").all():
        tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_it_prints_the_text_and_nothing_of_the_viewer(open_report: Open) -> None:
    page = open_report(orchard())
    page.emulate_media(media="print")
    assert page.locator("#text").is_visible()
    assert page.get_by_role("row", name="Tobias").is_visible()
    assert not page.locator(".bar").is_visible()
