"""Answers to a rubric for a terminal. Story text is cleaned and never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from storyglass.outputs.assessing import Answer, Evidence
from storyglass.outputs.clean import cropped, one_line
from storyglass.outputs.portrait_text import cited, heading

FINDINGS = {
    "for": "the evidence is for it",
    "against": "the evidence is against it",
    "divided": "there is evidence for it and against it",
    "open": "left open by those who judge",
}
"""What the evidence of a criterion comes to, in words."""


def answers_text(name: str, answers: Sequence[Answer]) -> RenderableType:
    """Every criterion with its evidence."""
    parts: list[RenderableType] = [Text(one_line(name), style="bold")]
    for answer in answers:
        parts.append(heading(cropped(answer.criterion, 80)))
        if answer.question:
            parts.append(Text(f"  {cropped(answer.question, 160)}", style="italic"))
        found = FINDINGS[answer.finding] if answer.finding else "the story shows nothing of it"
        parts.append(Text(f"  {found}", style="bold" if answer.finding else "dim"))
        for mark, side in (("+", answer.for_), ("-", answer.against), ("?", answer.open)):
            for one in side:
                parts += [Text(f"  {mark} {_what(one)}"), cited(one.passage)]
    return Group(*parts)


def _what(one: Evidence) -> str:
    by = f" by {', '.join(cropped(who, 24) for who in one.by[:3])}" if one.by else ""
    return f"{one.kind}{by}: {cropped(', '.join(one.cues), 60)}"
