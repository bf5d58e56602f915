/** The story as the views see it: the payload's rows as objects, every position a UTF-16 offset into `text`. */

import { below, offsetsOf, type Offsets, type Span } from './offsets'
import type * as raw from './payload'

export type { Layer, BondKind, PortraitKind, Who } from './payload'

export interface Inferred {
  confidence: number
  evidence: Span[]
  knownFrom: number
}

export interface Member {
  pronouns: string | null
  group: boolean
  members: raw.Who[]
  narrator: boolean
  firstSeen: number
  knownFrom: number
}

export interface Person extends Inferred {
  /** The place in `Model.people`; the first twelve have a colour. */
  who: raw.Who
  id: string
  type: string
  name: string | null
  names: [form: string, count: number][]
  /** Null for those who are mentioned and no character. */
  member: Member | null
  sameAs: ({ who: raw.Who } & Inferred)[]
  portrait: Partial<Record<raw.PortraitKind, { what: string; evidence: Span[] }[]>>
}

/** All mentions of the story in text order, by column. */
export interface Mentions {
  start: Int32Array
  end: Int32Array
  who: Int32Array
  kind: Uint8Array
}
export const NAME = 0
export const NOUN = 1

export interface Line extends Inferred {
  /** The place in `Model.lines`, in text order. */
  index: number
  id: string
  start: number
  end: number
  turn: number
  speaker: raw.Who | null
  addressees: raw.Who[]
  how: raw.LineRow['how']
  cue: Span | null
  mode: raw.LineRow['mode']
}

export interface Presence {
  who: raw.Who
  start: number
  end: number
}

export interface Scene extends Inferred {
  /** The place in `Model.scenes`; people are told this number plus one. */
  index: number
  id: string
  start: number
  end: number
  layer: raw.Layer
  place: string | null
  time: string | null
  viewpoint: raw.Who | null
  presence: Presence[]
  mentioned: raw.Who[]
  seenBy: raw.Who[]
  storyOrder: number | null
}

export interface Feeling extends Inferred {
  who: raw.Who
  feeling: string
  strength: number
  toward: raw.Who | null
  scene: number
}

export interface Perception extends Inferred {
  who: raw.Who
  of: raw.Who
  sense: raw.PerceptionRow['sense']
  means: string | null
  aware: boolean | null
  scene: number
}

export interface BondStep extends Inferred {
  scene: number
  kind: raw.BondKind
  warmth: number
  strength: number
}

export interface Bond {
  pair: [raw.Who, raw.Who]
  steps: BondStep[]
}

export interface Knower extends Inferred {
  who: raw.Who
  since: number
  how: raw.KnowerRow['how']
  by: raw.Who | null
}

export interface Fact extends Inferred {
  id: string
  fact: string
  about: raw.Who[]
  knows: Knower[]
  secret: boolean
  keptFrom: raw.Who[]
}

export interface Assessment extends Inferred {
  of: raw.Who
  by: raw.Who[]
  criterion: string
  verdict: raw.AssessmentRow['verdict']
}

export interface Chapter {
  start: number
  end: number
  title: string
}

export interface Model {
  title: string
  author: string | null
  source: raw.Payload['source']
  text: string
  offsets: Offsets
  /** Where the story itself begins and ends. */
  body: Span
  chapters: Chapter[]
  paragraphs: Span[]
  people: Person[]
  mentions: Mentions
  lines: Line[]
  scenes: Scene[]
  feelings: Feeling[]
  perceptions: Perception[]
  bonds: Bond[]
  knowledge: Fact[]
  assessments: Assessment[]
  warnings: string[]
}

/** Builds the model of a payload; the only place where code points become UTF-16 offsets. */
export function modelOf(payload: raw.Payload): Model {
  const offsets = offsetsOf(payload.text)
  const at = offsets.units
  const span = ([start, end]: [number, number]): Span => [at(start), at(end)]
  const spans = (flat: raw.FlatSpans): Span[] => {
    const found: Span[] = []
    for (let i = 0; i + 1 < flat.length; i += 2) found.push([at(flat[i]!), at(flat[i + 1]!)])
    return found
  }
  const inferred = (row: raw.Inferred): Inferred => ({
    confidence: row.confidence,
    evidence: spans(row.evidence),
    knownFrom: at(row.known_from),
  })
  return {
    title: payload.source.title,
    author: payload.source.author,
    source: payload.source,
    text: payload.text,
    offsets,
    body: span(payload.body),
    chapters: payload.chapters.map(([start, end, title]) => ({ start: at(start), end: at(end), title })),
    paragraphs: spans(payload.paragraphs),
    people: payload.people.map((row, who) => ({
      ...inferred(row),
      who,
      id: row.id,
      type: row.type,
      name: row.name,
      names: row.names,
      member: row.member && {
        pronouns: row.member.pronouns,
        group: row.member.group,
        members: row.member.members,
        narrator: row.member.narrator,
        firstSeen: at(row.member.first_seen),
        knownFrom: at(row.member.known_from),
      },
      sameAs: row.same_as.map(([other, confidence, evidence, known_from]) => ({
        who: other,
        ...inferred({ confidence, evidence, known_from }),
      })),
      portrait: portrait(payload.portraits[who], spans),
    })),
    mentions: mentions(payload.mentions, at),
    lines: rowsOf(payload.lines).map((row, index) => ({
      ...inferred(row),
      index,
      id: row.id,
      start: at(row.start),
      end: at(row.end),
      turn: row.turn,
      speaker: row.speaker,
      addressees: row.addressees,
      how: row.how,
      cue: row.cue && span(row.cue),
      mode: row.mode,
    })),
    scenes: payload.scenes.map((row, index) => ({
      ...inferred(row),
      index,
      id: row.id,
      start: at(row.start),
      end: at(row.end),
      layer: row.layer,
      place: row.place,
      time: row.time,
      viewpoint: row.viewpoint,
      presence: row.presence.map(([who, start, end]) => ({ who, start: at(start), end: at(end) })),
      mentioned: row.mentioned,
      seenBy: row.seen_by,
      storyOrder: row.story_order,
    })),
    feelings: rowsOf(payload.feelings).map(({ who, feeling, strength, toward, scene, ...row }) => ({
      ...inferred(row),
      who,
      feeling,
      strength,
      toward,
      scene,
    })),
    perceptions: payload.perceptions.map(({ who, of, sense, means, aware, scene, ...row }) => ({
      ...inferred(row),
      who,
      of,
      sense,
      means,
      aware,
      scene,
    })),
    bonds: payload.bonds.map(({ pair, steps }) => ({
      pair,
      steps: steps.map(({ scene, kind, warmth, strength, ...row }) => ({ ...inferred(row), scene, kind, warmth, strength })),
    })),
    knowledge: payload.knowledge.map((row) => ({
      ...inferred(row),
      id: row.id,
      fact: row.fact,
      about: row.about,
      knows: row.knows.map((knower) => ({
        ...inferred(knower),
        who: knower.who,
        since: at(knower.since),
        how: knower.how,
        by: knower.by,
      })),
      secret: row.secret,
      keptFrom: row.kept_from,
    })),
    assessments: payload.assessments.map(({ of, by, criterion, verdict, ...row }) => ({
      ...inferred(row),
      of,
      by,
      criterion,
      verdict,
    })),
    warnings: payload.warnings,
  }
}

/** The rows of a table by column. */
export function rowsOf<Row extends object>(table: raw.Table<Row>): Row[] {
  const keys = Object.keys(table) as (keyof Row)[]
  const count = keys.length ? table[keys[0]!].length : 0
  return Array.from({ length: count }, (_, i) => {
    const row = {} as Row
    for (const key of keys) row[key] = table[key][i]!
    return row
  })
}

function mentions(table: raw.Payload['mentions'], at: Offsets['units']): Mentions {
  return {
    start: Int32Array.from(table.start, at),
    end: Int32Array.from(table.start, (start, i) => at(start + table.length[i]!)),
    who: Int32Array.from(table.who),
    kind: Uint8Array.from(table.kind),
  }
}

function portrait(
  kinds: raw.Payload['portraits'][string] | undefined,
  spans: (flat: raw.FlatSpans) => Span[],
): Person['portrait'] {
  const found: Person['portrait'] = {}
  for (const [kind, items] of Object.entries(kinds ?? {}))
    found[kind as raw.PortraitKind] = items.map(([what, flat]) => ({ what, evidence: spans(flat) }))
  return found
}

/** The last of rows sorted by start that begins at or before a position; -1 where none does. */
export function lastBefore(rows: readonly { start: number }[], position: number): number {
  return below(rows.length, (i) => rows[i]!.start <= position) - 1
}

/** The row that a position lies in, of rows that are sorted and do not overlap. */
export function rowAt<Row extends { start: number; end: number }>(rows: readonly Row[], position: number): Row | null {
  const row = rows[lastBefore(rows, position)]
  return row && position < row.end ? row : null
}

/** The paragraph that a position lies in, or the last one before it. */
export function paragraphAt(model: Model, position: number): Span {
  const index = below(model.paragraphs.length, (i) => model.paragraphs[i]![0] <= position) - 1
  return model.paragraphs[Math.max(0, index)] ?? [0, model.text.length]
}

/** How far into the story a position lies, from 0 to 1. */
export function shareAt(model: Model, position: number): number {
  const [start, end] = model.body
  return Math.min(1, Math.max(0, (position - start) / Math.max(1, end - start)))
}
