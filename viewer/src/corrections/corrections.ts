/** What a reader corrects, as docs/corrections.md settles it; offsets are code points here, as in the file. */

import type { Model } from '../data/model'
import type { Layer } from '../data/payload'

/** Words of the text and the offset at which they were found. */
export interface Passage {
  words: string
  at: number
}

/** Somebody, by name and by a place where they are mentioned. */
export interface PersonRef extends Passage {
  name: string
}

export type Correction =
  | { kind: 'merge'; who: PersonRef; into: PersonRef }
  | { kind: 'split'; who: PersonRef; passages: Passage[]; name?: string; pronouns?: string }
  | { kind: 'rename'; who: PersonRef; name: string }
  | { kind: 'alias'; who: PersonRef; alias: string }
  | { kind: 'pronouns'; who: PersonRef; pronouns: string }
  | { kind: 'not_a_person'; who: PersonRef }
  | { kind: 'speaker'; line: Passage; who?: PersonRef }
  | { kind: 'addressees'; line: Passage; to: PersonRef[] }
  | { kind: 'scene_begins'; passage: Passage }
  | { kind: 'scene_goes_on'; passage: Passage }
  | { kind: 'layer'; passage: Passage; layer: Layer }

const LONGEST = 80 // characters of the words that anchor a passage

/** The words by which a passage is found again: all of it, or its first words. */
export function anchor(model: Model, start: number, end: number): Passage {
  const whole = Array.from(model.text.slice(start, end).trimEnd())
  let words = whole.join('')
  if (whole.length > LONGEST) {
    const cut = whole.slice(0, LONGEST + 1).join('')
    words = cut.slice(0, Math.max(cut.search(/\s+\S*$/), 0)) || whole.slice(0, LONGEST).join('')
  }
  return { words, at: model.offsets.points(start) }
}

/** Somebody, anchored at the first place that names them or, where nothing does, that means them. */
export function personRef(model: Model, who: number): PersonRef {
  const { start, end, who: whose, kind } = model.mentions
  let first = -1
  for (let i = 0; i < start.length; i++) {
    if (whose[i] !== who) continue
    if (first < 0) first = i
    if (kind[i] === 0) {
      first = i
      break
    }
  }
  const place = first < 0 ? { words: '', at: 0 } : anchor(model, start[first]!, end[first]!)
  return { name: model.people[who]?.name ?? place.words, ...place }
}

/** The list with one more; what it replaces (the same kind about the same thing) goes. */
export function added(list: readonly Correction[], correction: Correction): Correction[] {
  const about = subject(correction)
  return [...list.filter((other) => subject(other) !== about), correction]
}

/** What a correction is about; an alias and a split are each about something of their own. */
function subject(correction: Correction): string {
  const kind = correction.kind.startsWith('scene_') ? 'scene' : correction.kind
  if ('line' in correction) return `${kind} ${correction.line.at}`
  if ('passage' in correction) return `${kind} ${correction.passage.at}`
  if (correction.kind === 'alias') return `alias ${correction.who.at} ${correction.alias}`
  if (correction.kind === 'split') return `split ${correction.passages.map((passage) => passage.at)}`
  return `${kind} ${correction.who.name} ${correction.who.at}`
}

// --- kept in the browser between visits, as far as it allows -------------------------------------------------------

const key = (model: Model): string => `storyglass ${model.source.sha256}`

/** The corrections that the browser kept for this story. */
export function restored(model: Model): Correction[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(model)) ?? '[]')
    return Array.isArray(kept) ? (kept as Correction[]) : []
  } catch {
    return [] // no storage here, or none that is ours to read
  }
}

/** Keeps the corrections for the next visit. */
export function store(model: Model, corrections: readonly Correction[]): void {
  try {
    if (corrections.length) localStorage.setItem(key(model), JSON.stringify(corrections))
    else localStorage.removeItem(key(model))
  } catch {
    // a page that may not store still downloads
  }
}

/** The file that this browser gave to the library last. */
export function sent(model: Model): string {
  try {
    return localStorage.getItem(`${key(model)} sent`) ?? ''
  } catch {
    return ''
  }
}

/** Keeps the file that is given to the library. */
export function keepSent(model: Model, toml: string): void {
  try {
    localStorage.setItem(`${key(model)} sent`, toml)
  } catch {
    // then the library keeps what it has, and adds
  }
}
