/** Brings what stands beside the text up to what is known: speakers' names and tints, the heads of scenes. */

import type { KnownScene } from '../data/known'
import { known, person } from '../state'
import type { Section } from './page'
import { colour, slotOf } from './slots'

/** Changes a section's lines and heads where they say something else than what is known. */
export function dress(section: Section): void {
  const { lines, name, self } = known.value
  const followed = person.value
  for (const said of section.element.querySelectorAll<HTMLElement>('.said')) {
    const line = lines[Number(said.dataset.l)]
    if (!line) continue
    const who = line.speaker === null ? null : self(line.speaker)
    const first = said.classList.contains('first') ? ' first' : ''
    const kind = who === null ? ' open' : slotOf(who) ? ` ${colour(who)}` : ''
    const lit = who !== null && who === followed ? ' lit' : ''
    const kinds = `said${first}${kind}${lit}`
    if (said.className !== kinds) said.className = kinds
    const label = who === null ? '?' : name(who)
    if (said.dataset.who !== undefined && said.dataset.who !== label) said.dataset.who = label
  }
  for (const head of section.element.querySelectorAll<HTMLElement>('.scene-head')) {
    const scene = known.value.scenes[Number(head.id.slice(1)) - 1]
    if (!scene) continue
    head.replaceChildren(...headOf(scene))
    for (const kind of ['dream', 'memory', 'imagined', 'document']) section.element.classList.toggle(kind, scene.layer === kind)
  }
}

function headOf(scene: KnownScene): Node[] {
  const facts: Node[][] = [[element('button', 'scene-number', `Scene ${scene.index + 1}`)]]
  if (scene.layer !== 'actual') facts.push([element('span', 'layer', scene.layer)])
  const where = [scene.place, scene.time].filter((words) => words !== null).map((words) => element('b', '', words))
  if (where.length) facts.push(parted(where))
  if (scene.present.length) facts.push(people(scene.present))
  if (scene.seenBy.length) facts.push([new Text('watched by '), ...people(scene.seenBy)])
  return facts.flatMap((fact, index) => (index ? [new Text(' · '), ...fact] : fact))
}

function people(list: readonly number[]): Node[] {
  const chips = [...new Set(list.map(known.value.self))].map((who) => {
    const chip = element('button', `there ${colour(who)}`, known.value.name(who))
    chip.dataset.person = String(who)
    return chip
  })
  // the comma belongs to the button: a line may break behind a button, and it would begin with the comma
  chips.slice(0, -1).forEach((chip) => chip.classList.add('comma'))
  return chips.flatMap((chip, index) => (index ? [new Text(' '), chip] : [chip]))
}

function parted(nodes: Node[]): Node[] {
  return nodes.flatMap((node, index) => (index ? [new Text(', '), node] : [node]))
}

function element(tag: string, kind: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  if (kind) made.className = kind
  if (made instanceof HTMLButtonElement) made.type = 'button'
  made.textContent = text
  return made
}
