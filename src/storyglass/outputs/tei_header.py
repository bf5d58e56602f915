"""The header of a TEI document: the source, and the people, places and relations of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storyglass.outputs.clean import one_line, xml_text, xml_value
from storyglass.story import Bond, BondStep, CastMember, Entity, Scene, Story

RESP = "#storyglass"
"""Who answers for a claim: the program, as the header describes it."""


def tag(name: str, attributes: Mapping[str, str | None] | None = None, /, **more: str | None) -> str:
    """A start tag with the attributes that have a value."""
    given = {**(attributes or {}), **more}
    written = "".join(f' {key}="{xml_value(value)}"' for key, value in given.items() if value)
    return f"<{name}{written}>"


def element(
    name: str, text: str | None, attributes: Mapping[str, str | None] | None = None, /, **more: str | None
) -> str:
    """An element that holds text alone, on one line."""
    return f"{tag(name, attributes, **more)}{xml_text(one_line(text or ''))}</{name}>"


def refs(story: Story, ids: Iterable[str | None]) -> str | None:
    """References to those of the entities that are in the document; None where there are none."""
    return " ".join(f"#{one}" for one in ids if one in story.entity_by_id) or None


def header(story: Story) -> Iterator[str]:
    """The `<teiHeader>`, and beside it what has no place there."""
    source = story.source
    yield "<teiHeader>\n<fileDesc>\n<titleStmt>\n"
    yield element("title", source.title or source.name) + "\n"
    if source.author:
        yield element("author", source.author) + "\n"
    yield tag("respStmt", {"xml:id": RESP[1:]})
    yield f"<resp>read by machine</resp>{element('name', story.made_by or 'storyglass')}</respStmt>\n</titleStmt>\n"
    yield "<publicationStmt><p>Made for whoever has the text; the text's own rights hold.</p></publicationStmt>\n"
    yield f"<sourceDesc>{element('p', f'{source.name} ({source.type}), SHA-256 {source.sha256}')}</sourceDesc>\n"
    yield '</fileDesc>\n<encodingDesc>\n<classDecl><taxonomy xml:id="modes">'
    yield "".join(
        f'<category xml:id="{mode}"><catDesc>{what}</catDesc></category>'
        for mode, what in (("thought", "thought"), ("written", "written, as in a letter"), ("sign", "on a sign"))
    )
    yield "</taxonomy></classDecl>\n</encodingDesc>\n"
    yield from _profile(story)
    yield "</teiHeader>\n"
    things = [*_listed(story, ("VEH",), "listObject", "object", "objectName")]
    if things:
        yield "".join(["<standOff>\n", *things, "</standOff>\n"])


def _profile(story: Story) -> Iterator[str]:
    people = [*_people(story)]
    groups = [*_listed(story, ("ORG",), "listOrg", "org", "orgName")]
    places = [*_listed(story, ("GPE", "LOC", "FAC"), "listPlace", "place", "placeName")]
    settings = [setting for scene in story.scenes if (setting := _setting(story, scene))]
    yield "<profileDesc>\n"
    if people or groups:
        yield "".join(["<particDesc>\n", *people, *groups, "</particDesc>\n"])
    if places or settings:
        yield "".join(["<settingDesc>\n", *places, *settings, "</settingDesc>\n"])
    yield "</profileDesc>\n"


def _sure(row: Any) -> dict[str, str | None]:
    return {"cert": f"{row.confidence:.2f}", "resp": RESP}


# --- who and what ------------------------------------------------------------------------------------------------


def _people(story: Story) -> Iterator[str]:
    members = {member.entity: member for member in story.cast}
    persons = [_person(entity, members.get(entity.id)) for entity in story.entities if entity.type == "PER"]
    if persons:
        yield "<listPerson>\n"
        yield from persons
        yield from _relations(story)
        yield "</listPerson>\n"


def _person(entity: Entity, member: CastMember | None) -> str:
    group = member is not None and member.group
    name = "personGrp" if group else "person"
    role = "group" if group else "narrator" if member and member.narrator else None
    parts = [tag(name, {"xml:id": entity.id, "role": role, **_sure(entity)}), *_names(entity, "persName")]
    if member and member.pronouns:
        parts.append(element("persPronouns", member.pronouns))
    if member:
        parts.append(element("note", str(member.first_seen), type="first_seen"))
    return "".join([*parts, f"</{name}>\n"])


def _names(entity: Entity, name: str) -> Iterator[str]:
    """The best name, or the best noun phrase of the nameless, then the other forms with how often they occur."""
    if entity.name:
        yield element(name, entity.name, type="main" if entity.names else "description")
    for form, count in sorted(entity.names.items(), key=lambda item: (-item[1], item[0])):
        yield element(name, form, type="form", n=str(count))


def _listed(story: Story, types: tuple[str, ...], list_: str, item: str, name: str) -> Iterator[str]:
    """A list of what is no person."""
    found = [entity for entity in story.entities if entity.type in types]
    if found:
        yield f"<{list_}>\n"
        for entity in found:
            names = "".join(_names(entity, name)) or element(name, entity.id)
            inner = f"<objectIdentifier>{names}</objectIdentifier>" if item == "object" else names
            yield f"{tag(item, {'xml:id': entity.id, **_sure(entity)})}{inner}</{item}>\n"
        yield f"</{list_}>\n"


# --- relations and scenes ----------------------------------------------------------------------------------------


def _relations(story: Story) -> Iterator[str]:
    found = [*_bonds(story), *_members(story), *_identities(story)]
    if found:
        yield "".join(["<listRelation>\n", *found, "</listRelation>\n"])


def _bonds(story: Story) -> Iterator[str]:
    """Each bond as it stands at the end, then each of its steps with the scene it was taken in."""
    for bond in story.bonds:
        if all(one in story.entity_by_id for one in bond.pair):
            yield _bond(story, bond, bond, "bond", None)
            for step in bond.steps:
                yield _bond(story, bond, step, "step", f"#{step.scene}")


def _bond(story: Story, bond: Bond, state: Bond | BondStep, kind: str, scene: str | None) -> str:
    told = element("desc", f"warmth {state.warmth:.2f}, strength {state.strength:.2f}")
    where = {"mutual": refs(story, bond.pair), "corresp": scene}
    return f"{tag('relation', {'type': kind, 'name': state.kind, **where, **_sure(state)})}{told}</relation>\n"


def _members(story: Story) -> Iterator[str]:
    for member in story.cast:
        active = refs(story, member.members)
        if active and member.entity in story.entity_by_id:
            whole = {"active": active, "passive": f"#{member.entity}"}
            yield f"{tag('relation', {'type': 'group', 'name': 'member', **whole, **_sure(member)})}</relation>\n"


def _identities(story: Story) -> Iterator[str]:
    for entity in story.entities:
        for same in entity.same_as:
            if same.entity in story.entity_by_id:
                pair = {"mutual": f"#{entity.id} #{same.entity}"}
                told = element("desc", f"known from character {same.known_from}")
                attributes = {"type": "identity", "name": "same", **pair, **_sure(same)}
                yield f"{tag('relation', attributes)}{told}</relation>\n"


def _setting(story: Story, scene: Scene) -> str:
    """Where and when a scene is, who is there, through whom it is told and who watches."""
    parts = [element("locale", scene.place)] if scene.place else []
    if scene.time:
        parts.append(element("time", scene.time))
    roles = (("viewpoint", [scene.viewpoint]), ("watcher", scene.seen_by), ("mentioned", scene.mentioned))
    for role, ids in roles:
        for one in ids:
            if one in story.entity_by_id:
                parts.append(element("name", story.name_of(one), type=role, ref=f"#{one}"))
    who = refs(story, scene.present)
    if not parts and not who:
        return ""
    return f"{tag('setting', corresp=f'#{scene.id}', who=who)}{''.join(parts)}</setting>\n"
