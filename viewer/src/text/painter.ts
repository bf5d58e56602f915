/**
 * Lights stretches of the text without touching it: the CSS Custom Highlight API, for what is near the window only.
 *
 * Layers: `p1` to `p12` and `p0` underline the mentions of the main characters and of the others, `lit` marks what is
 * said of the person followed, `hit` the passages of the trail and `now` the one it stands at.
 */

import { NAME, NOUN } from '../data/model'
import { below, type Span } from '../data/offsets'
import { at, known, model, person, trail } from '../state'
import { rangesOf, type Section } from './page'
import { slotOf } from './slots'

const SLOTS = 12
const LAYERS = ['p0', ...Array.from({ length: SLOTS }, (_, i) => `p${i + 1}`), 'lit', 'hit', 'now'] as const
type Layer = (typeof LAYERS)[number]

const able = typeof Highlight !== 'undefined' && typeof CSS !== 'undefined' && 'highlights' in CSS
const highlights = new Map<Layer, Highlight>()
const painted = new Map<Section, [Highlight, StaticRange][]>()

/** Makes the layers known to the stylesheet; in a browser without them the text is plain. */
export function preparePainter(): void {
  if (!able) return
  LAYERS.forEach((layer, priority) => {
    const highlight = new Highlight()
    highlight.priority = priority
    highlights.set(layer, highlight)
    CSS.highlights.set(layer, highlight)
  })
}

/** Paints a section anew. */
export function paint(section: Section): void {
  wipe(section)
  if (!able || section.element.hidden) return
  const own: [Highlight, StaticRange][] = []
  for (const paragraph of section.paragraphs) {
    if (paragraph.element.hidden) continue
    const end = paragraph.start + (paragraph.element.textContent?.length ?? 0)
    for (const [layer, spans] of stretches(paragraph.start, end)) {
      const highlight = highlights.get(layer)!
      for (const range of rangesOf(paragraph, spans)) own.push([highlight, range])
    }
  }
  for (const [highlight, range] of own) highlight.add(range)
  painted.set(section, own)
}

/** Takes all colour off a section that is far away. */
export function wipe(section: Section): void {
  for (const [highlight, range] of painted.get(section) ?? []) highlight.delete(range)
  painted.delete(section)
}

function stretches(start: number, end: number): Map<Layer, Span[]> {
  const found = new Map<Layer, Span[]>()
  const add = (layer: Layer, from: number, to: number): void => {
    const span: Span = [Math.max(from, start), Math.min(to, end)]
    if (span[0] >= span[1]) return
    const spans = found.get(layer)
    if (spans) spans.push(span)
    else found.set(layer, [span])
  }
  const { mentions, people } = model.value
  const self = known.value.self
  const followed = person.value
  let until = -1 // of mentions that lie in one another, the outer one is underlined
  for (let i = below(mentions.start.length, (m) => mentions.start[m]! < start); i < mentions.start.length; i++) {
    const [from, to, who] = [mentions.start[i]!, mentions.end[i]!, mentions.who[i]!]
    if (from >= end) break
    if (at.value !== null && to > at.value) continue
    if (followed !== null && who >= 0 && self(who) === followed) add('lit', from, to)
    if (mentions.kind[i]! > NOUN || from < until || !people[who]?.member) continue
    if (mentions.kind[i] === NAME || followed !== null) until = to
    if (mentions.kind[i] === NAME) add(`p${slotOf(self(who))}`, from, to)
  }
  const now = trail.value
  if (now) {
    now.spans.forEach(([from, to], index) => {
      if (from < end && to > start) add(index === now.index ? 'now' : 'hit', from, to)
    })
  }
  for (const spans of found.values()) spans.sort((a, b) => a[0] - b[0])
  return found
}
