"""Corrections from the page: collected, shown at once, saved as the file that the next reading takes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from storyglass.corrections import parse_corrections
from storyglass.story import Story
from tests.browser.conftest import Open
from tests.outputs.small_story import hostile, orchard, story_of


def downloaded(page: Page) -> dict[str, Any]:
    """The file that the corrections become."""
    page.locator(".tabs").get_by_role("button", name="Corrections").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download corrections.toml").click()
    assert download.value.suggested_filename == "corrections.toml"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert parse_corrections(text).warnings == ()  # the next reading understands all of it
    return tomllib.loads(text)


def open_person(page: Page, name: str) -> None:
    page.locator(".tabs").get_by_role("button", name="Cast").click()
    page.get_by_role("button", name=name, exact=True).first.click()
    page.get_by_text("Something is wrong about").click()


def names_beside(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('[data-who]')].map(e => e.dataset.who)")
    return found


def test_a_wrong_speaker_is_put_right_in_three_clicks(open_report: Open) -> None:
    story = orchard()
    page = open_report(story)
    page.get_by_text("Quiet, both of you").click()
    page.get_by_label("Who says it").select_option(label="Old Fenn")
    assert names_beside(page) == ["Mara Venn", "Tobias", "Mara Venn", "Old Fenn", "Tobias", "Old Fenn"]
    made = downloaded(page)
    assert made["version"] == 1
    assert made["story"] == "small.txt"
    at = story.text.index("“Quiet")
    assert made["correction"] == [
        {
            "kind": "speaker",
            "line": {"words": "“Quiet, both of you,”", "at": at},
            "who": {"name": "Old Fenn", "words": "Old Fenn", "at": story.text.index("Old Fenn")},
        }
    ]


def test_addressees_and_scenes(open_report: Open) -> None:
    page = open_report(orchard())
    page.get_by_text("Whose is this?").click()
    page.get_by_label("… and to").select_option(label="nobody else")
    page.keyboard.press("Escape")
    page.locator("#s2 .scene-number").click()
    page.get_by_label("It is").select_option("memory")
    assert "memory" in page.locator("#s2").inner_text()
    page.get_by_role("button", name="No new scene begins here").click()
    page.keyboard.press("Escape")
    page.get_by_text("I said I would come").click()
    page.get_by_role("button", name="A scene begins at this paragraph").click()
    made = downloaded(page)["correction"]
    assert [row["kind"] for row in made] == ["addressees", "layer", "scene_goes_on", "scene_begins"]
    assert [who["name"] for who in made[0]["to"]] == ["Mara Venn"]
    assert made[1]["layer"] == "memory"


def test_people_are_renamed_merged_and_let_go(open_report: Open) -> None:
    page = open_report(orchard())
    open_person(page, "Mara Venn")
    page.get_by_label("Name", exact=True).fill("Mara V.")
    page.get_by_label("Name", exact=True).press("Enter")
    assert page.locator(".person-name").inner_text() == "Mara V."
    page.get_by_label("Pronouns").fill("they/them")
    page.get_by_label("Pronouns").press("Enter")
    page.get_by_label("Another name").fill("the tall one")
    page.get_by_label("Another name").press("Enter")
    open_person_again = page.get_by_role("button", name="‹ all of the cast")
    open_person_again.click()
    open_person(page, "Tobias")
    page.get_by_label("Is the same person as").select_option(label="Mara V.")
    assert "5 lines" in page.locator(".person-facts").inner_text()
    page.get_by_role("button", name="‹ all of the cast").click()
    open_person(page, "Old Fenn")
    page.get_by_role("button", name="This is not a person").click()
    assert page.locator(".cast-card h3").all_inner_texts() == ["Mara V."]
    made = downloaded(page)["correction"]
    assert [row["kind"] for row in made] == ["rename", "pronouns", "alias", "merge", "not_a_person"]
    assert made[3]["into"]["name"] == "Mara V."


def test_a_mention_means_somebody_else(open_report: Open) -> None:
    story = story_of("Mara left. [Mara|“On,”] said Mara.\n\nTobias stayed.", {"Mara": [], "Tobias": []})
    page = open_report(story)
    box = page.evaluate(
        "() => { const r = [...CSS.highlights.get('p1')][1]; const range = document.createRange(); "
        "range.setStart(r.startContainer, r.startOffset); range.setEnd(r.endContainer, r.endOffset); "
        "const b = range.getBoundingClientRect(); return [b.x + 8, b.y + 8] }"
    )
    page.mouse.click(*box)
    assert "“Mara” means Mara" in page.get_by_role("dialog").inner_text()
    page.get_by_label("It means").select_option(label="Tobias")
    made = downloaded(page)["correction"]
    at = story.text.rindex("Mara")
    assert [row["kind"] for row in made] == ["split", "merge"]
    assert made[0]["passages"] == [{"words": "Mara", "at": at}]
    assert made[1]["who"]["at"] == at
    assert made[1]["into"]["name"] == "Tobias"


def test_offsets_in_the_file_are_code_points(open_report: Open) -> None:
    story = story_of("😀😀 First.\n\n[Mara|“Yes 😀.”] said Mara.", {"Mara": [], "Tobias": []})
    page = open_report(story)
    page.get_by_text("Yes").click()
    page.get_by_label("Who says it").select_option(label="nobody known")
    (made,) = downloaded(page)["correction"]
    assert made == {"kind": "speaker", "line": {"words": "“Yes 😀.”", "at": story.text.index("“Yes")}}


def test_corrections_are_taken_back_and_kept_between_visits(open_report: Open) -> None:
    page = open_report(orchard())
    page.get_by_text("Quiet, both of you").click()
    page.get_by_label("Who says it").select_option(label="Old Fenn")
    page.reload()
    page.wait_for_selector("html.ready")
    assert "Old Fenn" in names_beside(page)[3]
    page.locator(".tabs").get_by_role("button", name="Corrections").click()
    page.get_by_role("button", name="Take back correction 1").click()
    page.get_by_role("button", name="Read", exact=True).click()
    assert names_beside(page)[3] == "?"


def test_a_hostile_story_makes_a_file_that_can_be_read(open_report: Open) -> None:
    story: Story = hostile()
    page = open_report(story)
    page.locator(".said").first.click()
    page.get_by_label("Who says it").select_option(index=0)
    (made,) = downloaded(page)["correction"]
    assert story.text.startswith(made["line"]["words"], made["line"]["at"])
