/** The page of text as a view: dressed and painted where the reader looks, cut where the reader has come to. */

import { effect } from '@preact/signals'
import { at, follow, here, hover, known, model, person, spot, trail, view } from '../state'
import { dress } from './dress'
import { offsetAtPoint, offsetsOfRange, paragraphElement, readPage, reveal, sectionAt, sectionOf, sections, type Section } from './page'
import { paint, preparePainter, wipe } from './painter'
import { below } from '../data/offsets'
import { lastBefore } from '../data/model'

const NEAR = '900px 0px' // how far beyond the window sections are made ready

const near = new Set<Section>()
const dressed = new WeakMap<Section, number>()
let edition = 0 // counts up whenever something that the page shows has changed

/** Sets the page up; from here on it follows the state. */
export function startReading(): void {
  readPage()
  preparePainter()
  const watcher = new IntersectionObserver(entered, { rootMargin: NEAR })
  for (const { element } of sections) watcher.observe(element)
  effect(() => {
    void [known.value, person.value]
    edition++
    cut(at.value)
    for (const section of near) refresh(section)
  })
  effect(() => {
    void trail.value
    for (const section of near) paint(section)
  })
  effect(() => {
    const now = trail.value
    const span = now?.spans[now.index]
    if (span && view.value === 'read') reveal(span)
  })
  effect(() => {
    document.body.dataset.view = view.value
  })
  effect(() => {
    document.body.classList.toggle('following', person.value !== null)
  })
  keepPlace()
  const text = document.getElementById('text')!
  text.addEventListener('click', clicked)
  text.addEventListener('pointerover', hovered)
}

function entered(entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const section = sectionOf(target)
    if (!section) continue
    if (isIntersecting) {
      near.add(section)
      refresh(section)
    } else if (near.delete(section)) wipe(section)
  }
}

function refresh(section: Section): void {
  if (dressed.get(section) !== edition) dress(section)
  dressed.set(section, edition)
  paint(section)
}

// --- as of this page ----------------------------------------------------------------------------------------------

let shown = -1 // the section that is cut, after which nothing stands on the page; -1 where all of it does

/** Hides the text after a position: whole sections, and in the section it lies in the paragraphs that begin later. */
function cut(position: number | null): void {
  const last = position === null ? -1 : sectionAt(Math.max(0, position - 1))
  const stands = (index: number): boolean => last < 0 || index <= last
  const [from, to] = [shown, last].map((index) => (index < 0 ? sections.length : index + 1)).sort((a, b) => a - b)
  for (let i = from!; i < to!; i++) sections[i]!.element.hidden = !stands(i)
  for (const { element } of sections[shown]?.paragraphs ?? []) element.hidden = false
  if (position !== null) for (const { element, start } of sections[last]!.paragraphs) element.hidden = start >= position
  shown = last
}

// --- where the reader is ------------------------------------------------------------------------------------------

function keepPlace(): void {
  let asked = false
  const look = (): void => {
    asked = false
    if (view.value === 'read') here.value = placeAt(innerHeight * 0.3)
  }
  addEventListener('scroll', () => ((hover.value = null), (asked ||= (requestAnimationFrame(look), true))), { passive: true })
  let left = 0
  let last = view.value
  effect(() => {
    const now = view.value
    if (last === 'read' && now !== 'read') left = here.peek()
    if (last !== 'read' && now === 'read' && !trail.peek() && left) paragraphElement(left)?.scrollIntoView({ block: 'start', behavior: 'instant' })
    if (last !== now && now !== 'read') scrollTo(0, 0)
    last = now
  })
}

/** The offset of the text that stands at a height of the window. */
function placeAt(height: number): number {
  let found: Section | null = null
  let box: DOMRect | null = null
  for (const section of near) {
    const own = section.element.getBoundingClientRect()
    if (own.top <= height && own.height && (!box || own.top > box.top)) [found, box] = [section, own]
  }
  if (!found || !box) return 0
  const reached = below(found.paragraphs.length, (i) => found.paragraphs[i]!.element.getBoundingClientRect().top <= height)
  return found.paragraphs[Math.max(0, reached - 1)]?.start ?? found.start
}

// --- clicks ---------------------------------------------------------------------------------------------------------

/** Opens what a click means: a person's passages, the card of a scene, of a mention, of a line. */
function clicked(event: MouseEvent): void {
  const target = event.target as Element
  const place = { x: event.clientX, y: event.clientY }
  const chip = target.closest<HTMLElement>('[data-person]')
  if (chip) return follow(Number(chip.dataset.person))
  if (target.closest('.scene-number')) {
    const scene = Number(target.closest('.scene-head')!.id.slice(1)) - 1
    spot.value = { kind: 'scene', scene, ...place }
    return
  }
  const chosen = getSelection()
  if (chosen && !chosen.isCollapsed) {
    const span = offsetsOfRange(chosen.getRangeAt(0))
    if (span) spot.value = { kind: 'words', span, ...place }
    return
  }
  const position = offsetAtPoint(event.clientX, event.clientY)
  const mention = position === null ? -1 : mentionAt(position)
  const said = target.closest<HTMLElement>('.said')
  if (mention >= 0) spot.value = { kind: 'mention', mention, ...place }
  else if (said) spot.value = { kind: 'line', line: Number(said.dataset.l), ...place }
  else spot.value = null
}

/** Says beside a line that the pointer is over to whom it is said. */
function hovered(event: PointerEvent): void {
  const said = (event.target as Element).closest<HTMLElement>('.said')
  hover.value = said && event.pointerType === 'mouse' ? said : null
}

/** The shortest mention of a person that a position lies in; -1 where there is none. */
function mentionAt(position: number): number {
  const { mentions, people } = model.value
  let found = -1
  // no mention is longer than a few hundred characters; look that far back
  for (let i = below(mentions.start.length, (m) => mentions.start[m]! < position - 300); mentions.start[i]! <= position; i++) {
    if (mentions.end[i]! <= position || people[mentions.who[i]!]?.type !== 'PER') continue
    if (found < 0 || mentions.end[i]! - mentions.start[i]! <= mentions.end[found]! - mentions.start[found]!) found = i
  }
  return found
}

/** The end of the scene after a position: how far a reader who goes on may look. */
export function nextStop(position: number): number {
  const { scenes, body } = model.value
  const next = scenes[lastBefore(scenes, position) + (scenes[lastBefore(scenes, position)]?.end === position ? 1 : 0)]
  return next && next.end > position ? next.end : body[1]
}
