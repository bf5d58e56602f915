/** What the page shows: a few signals, everything else follows from them. The address holds what is worth keeping. */

import { batch, computed, effect, signal } from '@preact/signals'
import { correctedModel } from './corrections/apply'
import { restored, store, type Correction } from './corrections/corrections'
import { type Known, knownAt } from './data/known'
import { type Model, modelOf, type Who } from './data/model'
import { below, type Span } from './data/offsets'
import { passagesOf } from './data/passages'
import type { Payload } from './data/payload'

/** The story as it was read; set once by `begin`, before anything is drawn. */
export let story: Model

/** Passages to step through, with what they show. */
export interface Trail {
  title: string
  spans: Span[]
  index: number
}

/** A place on the screen with something to tell and to correct: a line, a mention, chosen words, a scene head. */
export type Spot =
  | { kind: 'line'; line: number; x: number; y: number }
  | { kind: 'mention'; mention: number; x: number; y: number }
  | { kind: 'words'; span: Span; x: number; y: number }
  | { kind: 'scene'; scene: number; x: number; y: number }

/** The id of the view that is shown. */
export const view = signal('read')
/** The reader's position, UTF-16; null for the whole book. */
export const at = signal<number | null>(null)
/** Whose passages light up, and whom a view is about. */
export const person = signal<Who | null>(null)
export const trail = signal<Trail | null>(null)
export const spot = signal<Spot | null>(null)
/** The line in the page that the pointer is over. */
export const hover = signal<HTMLElement | null>(null)
/** Where in the text the top of the window is, roughly. */
export const here = signal(0)
export const corrections = signal<Correction[]>([])
export const theme = signal<'light' | 'dark' | null>(null)

/** The story with the reader's corrections. */
export const model = computed(() => correctedModel(story, corrections.value))
/** What a reader can know at `at`: what every view shows. */
export const known = computed<Known>(() => knownAt(model.value, at.value))

/** Lights passages and shows the first of them; where there are none, the trail says so. */
export function show(title: string, spans: readonly Span[], index = 0): void {
  const limit = known.value.at
  const told = spans.filter(([start]) => start < limit)
  trail.value = { title, spans: told, index: Math.max(0, Math.min(index, told.length - 1)) }
}

/** Steps along the trail, around its ends. */
export function step(by: number): void {
  const now = trail.value
  if (now?.spans.length) trail.value = { ...now, index: (now.index + by + now.spans.length) % now.spans.length }
}

/** Opens a view, about somebody where one is given, with null about nobody. */
export function open(id: string, about?: Who | null): void {
  if (about !== undefined) person.value = about
  spot.value = null
  view.value = id
}

/** Lights what somebody says and where they are meant, from here on in the text; with null, nobody. */
export function follow(who: Who | null): void {
  const spans = who === null ? [] : passagesOf(known.value, who)
  const next = below(spans.length, (i) => spans[i]![0] < here.value)
  batch(() => {
    person.value = who
    spot.value = null
    if (who === null) trail.value = null
    else show(known.value.name(who), spans, next === spans.length ? 0 : next)
  })
}

/** Takes the story in and follows the address from here on. */
export function begin(payload: Payload): void {
  story = modelOf(payload)
  corrections.value = restored(story)
  fromAddress()
  addEventListener('hashchange', fromAddress)
  effect(toAddress)
  effect(() => store(story, corrections.value))
  effect(() => {
    if (theme.value) document.documentElement.dataset.theme = theme.value
    else delete document.documentElement.dataset.theme
  })
}

// --- the address: #view=cast&who=e3&at=1200&show=310-340, also after a ?; in code points, or as at=50% ---------------

function fromAddress(): void {
  const asked = new URLSearchParams(location.search)
  if (location.hash.includes('=')) for (const [key, value] of new URLSearchParams(location.hash.slice(1))) asked.set(key, value)
  if (!asked.size) return
  view.value = asked.get('view') ?? 'read'
  at.value = positionOf(asked.get('at'))
  const who = story.people.findIndex((each) => each.id === asked.get('who'))
  person.value = who < 0 ? null : who
  const [, start, end] = /^(\d+)-(\d+)$/.exec(asked.get('show') ?? '') ?? []
  if (start && end) show('the passage', [[story.offsets.units(Number(start)), story.offsets.units(Number(end))]])
}

function positionOf(asked: string | null): number | null {
  const found = /^(\d+(?:\.\d+)?)(%?)$/.exec(asked ?? '')
  if (!found) return null
  const [start, end] = story.body
  const position = found[2] ? start + ((end - start) * Number(found[1])) / 100 : story.offsets.units(Number(found[1]))
  return position >= end ? null : Math.max(start, Math.round(position))
}

function toAddress(): void {
  const told = new URLSearchParams()
  if (view.value !== 'read') told.set('view', view.value)
  if (person.value !== null) told.set('who', story.people[person.value]!.id)
  if (at.value !== null) told.set('at', String(story.offsets.points(at.value)))
  const hash = told.size ? `#${told}` : ''
  if (hash === location.hash || (!hash && !location.hash.includes('='))) return
  try {
    history.replaceState(null, '', hash || location.pathname)
  } catch {
    // an embedded page may have no address of its own; it works without
  }
}
