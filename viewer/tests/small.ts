/** Small stories for tests: a payload of which a test says only what it is about. */

import { type Known, knownAt } from '../src/data/known'
import { modelOf } from '../src/data/model'
import type { FactRow, KnowerRow, LineRow, Payload, PersonRow, SceneRow, Table } from '../src/data/payload'

/** People by name, all of them in the cast and met at the first letter. */
export function people(...names: string[]): PersonRow[] {
  return names.map((name, index) => ({
    id: `e${index}`,
    type: 'PER',
    name,
    names: [[name, 1]],
    confidence: 0.9,
    evidence: [],
    known_from: 0,
    same_as: [],
    member: { pronouns: null, group: false, members: [], narrator: false, first_seen: 0, known_from: 0 },
  }))
}

const sure = { confidence: 0.9, evidence: [0, 1], known_from: 0 }

export function line(start: number, end: number, speaker: number | null, addressees: number[] = [], more: Partial<LineRow> = {}): LineRow {
  return { ...sure, id: `l${start}`, start, end, turn: start, speaker, addressees, how: 'explicit', cue: null, mode: 'speech', known_from: end, ...more }
}

export function scene(start: number, end: number, present: number[], more: Partial<SceneRow> = {}): SceneRow {
  const presence = present.map((who): [number, number, number] => [who, start, end])
  return { ...sure, id: `s${start}`, start, end, layer: 'actual', place: null, time: null, viewpoint: null, break: null, presence, mentioned: [], seen_by: [], story_order: null, known_from: start, ...more }
}

export function knower(who: number, since: number, how: KnowerRow['how'] = 'did', by: number | null = null): KnowerRow {
  return { ...sure, who, since, how, by, known_from: since }
}

export function fact(words: string, from: number, knows: KnowerRow[], more: Partial<FactRow> = {}): FactRow {
  return { ...sure, id: `k${from}`, fact: words, about: [], knows, secret: false, kept_from: [], known_from: from, ...more }
}

/** Rows by column. */
export function table<Row extends object>(rows: Row[]): Table<Row> {
  const columns = {} as Table<Row>
  for (const key of Object.keys(rows[0] ?? {}) as (keyof Row)[]) columns[key] = rows.map((row) => row[key])
  return columns
}

/** A payload; everybody is mentioned at its first letter, so that everybody has been met. */
export function payload(text: string, told: Partial<Payload>): Payload {
  const cast = told.people ?? []
  return {
    version: 1,
    made_by: 'a test',
    source: { name: 'small.txt', sha256: '0', title: 'Small', author: null, language: 'en' },
    text,
    body: [0, text.length],
    chapters: [[0, text.length, 'Chapter 1']],
    paragraphs: [0, text.length],
    people: cast,
    mentions: { start: cast.map(() => 0), length: cast.map(() => 1), who: cast.map((_, who) => who), kind: cast.map(() => 2) },
    lines: table<LineRow>([]),
    scenes: [],
    feelings: { who: [], feeling: [], strength: [], toward: [], scene: [], confidence: [], evidence: [], known_from: [] },
    perceptions: [],
    bonds: [],
    knowledge: [],
    assessments: [],
    portraits: {},
    warnings: [],
    ...told,
  }
}

/** What is known of such a story, at its end or at a position. */
export function knownOf(text: string, told: Partial<Payload>, at: number | null = null): Known {
  return knownAt(modelOf(payload(text, told)), at)
}
