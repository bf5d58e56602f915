"""Portraits for a terminal. Story text is cleaned and never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from storyglass.outputs.clean import cropped, one_line
from storyglass.outputs.passages import Passage, place
from storyglass.outputs.portrait import Item, Portrait

_CITED = 150  # the longest passage that is shown, in characters
_SHOWN = 6  # items of each kind that are shown


def portrait_text(portrait: Portrait) -> RenderableType:
    """The whole portrait, kind by kind; a kind of which the story shows nothing is left out."""
    said = portrait.speech
    parts: list[RenderableType] = [Text(one_line(portrait.name), style="bold")]
    if said.lines:
        told = "1 line" if said.lines == 1 else f"{said.lines:,} lines"
        told += f", {said.share:.0%} of all; {said.words_per_line:g} words each; {said.questions:.0%} ask"
        parts.append(Text(told, style="dim"))
    for title, items in (
        ("Does", portrait.does),
        ("Is done to them", portrait.done_to),
        ("Says more than others", said.typical),
        ("Feels", portrait.feels),
        ("Wants", portrait.wants),
        ("Fears", portrait.fears),
        ("Is judged", portrait.judged),
        ("Is spoken of", portrait.said_of),
        ("Bonds", portrait.bonds),
        ("Secrets", portrait.secrets),
    ):
        if items:
            parts += [heading(title), *_items(items)]
    return Group(*parts)


def heading(words: str) -> Text:
    """A heading over what follows."""
    return Text(f"\n{one_line(words)}", style="bold cyan")


def cited(passage: Passage) -> Text:
    """A passage on a line of its own, with the place where it stands."""
    shown = Text(f"      {cropped(passage.text, _CITED)}  ")
    return shown.append(place(passage), style="dim")


def _items(items: Sequence[Item]) -> list[RenderableType]:
    shown: list[RenderableType] = []
    for item in items[:_SHOWN]:
        by = f"  ({', '.join(cropped(name, 24) for name in item.by[:3])})" if item.by else ""
        shown.append(Text(f"  {cropped(item.what, _CITED)}{by}"))
        first = item.passages[0] if item.passages else None
        if first is not None and " ".join(first.text.split()) != item.what:
            shown.append(cited(first))
        elif first is not None:
            shown.append(Text(f"      {place(first)}", style="dim"))
    return shown
