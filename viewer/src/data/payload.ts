/** What Python puts into the page (`outputs/payload.py`), as it stands in the JSON: positions are code points. */

export type Column<T> = T[]

/** A table by column: every column has one entry for each row. */
export type Table<Row> = { [Key in keyof Row]: Column<Row[Key]> }

/** Spans, flat: start, end, start, end, … */
export type FlatSpans = number[]

/** Somebody by place in `people`. */
export type Who = number

export interface PersonRow {
  id: string
  type: string
  name: string | null
  names: [form: string, count: number][]
  confidence: number
  evidence: FlatSpans
  known_from: number
  same_as: [who: Who, confidence: number, evidence: FlatSpans, known_from: number][]
  member: MemberRow | null
}

/** What the cast says of somebody; null for those who are only mentioned. */
export interface MemberRow {
  pronouns: string | null
  group: boolean
  members: Who[]
  narrator: boolean
  first_seen: number
  known_from: number
}

export interface Inferred {
  confidence: number
  evidence: FlatSpans
  known_from: number
}

export interface LineRow extends Inferred {
  id: string
  start: number
  end: number
  turn: number
  speaker: Who | null
  addressees: Who[]
  how: 'explicit' | 'anaphoric' | 'implicit'
  cue: [number, number] | null
  mode: 'speech' | 'thought' | 'written' | 'sign'
}

export type Layer = 'actual' | 'dream' | 'memory' | 'imagined' | 'document'

export interface SceneRow extends Inferred {
  id: string
  start: number
  end: number
  layer: Layer
  place: string | null
  time: string | null
  viewpoint: Who | null
  break: string | null
  presence: [who: Who, start: number, end: number][]
  mentioned: Who[]
  seen_by: Who[]
  story_order: number | null
}

export interface FeelingRow extends Inferred {
  who: Who
  feeling: string
  strength: number
  toward: Who | null
  scene: number
}

export interface PerceptionRow extends Inferred {
  who: Who
  of: Who
  sense: 'sees' | 'hears' | 'reads' | 'senses'
  means: string | null
  aware: boolean | null
  scene: number
}

export type BondKind = 'romantic' | 'family' | 'friend' | 'professional' | 'hostile' | 'other'

export interface BondStepRow extends Inferred {
  scene: number
  kind: BondKind
  warmth: number
  strength: number
}

export interface BondRow {
  pair: [Who, Who]
  steps: BondStepRow[]
}

export interface KnowerRow extends Inferred {
  who: Who
  since: number
  how: 'did' | 'saw' | 'heard' | 'told' | 'read'
  by: Who | null
}

export interface FactRow extends Inferred {
  id: string
  fact: string
  about: Who[]
  knows: KnowerRow[]
  secret: boolean
  kept_from: Who[]
}

export interface AssessmentRow extends Inferred {
  of: Who
  by: Who[]
  criterion: string
  verdict: 'has' | 'lacks' | 'unclear'
}

export type PortraitKind = 'does' | 'done_to' | 'typical' | 'wants' | 'fears' | 'said_of'

/** What a portrait says of a kind: in a few words, and where it shows. */
export type PortraitItem = [what: string, spans: FlatSpans]

export interface Payload {
  version: 1
  made_by: string
  source: { name: string; sha256: string; title: string; author: string | null; language: string }
  text: string
  body: [number, number]
  chapters: [start: number, end: number, title: string][]
  paragraphs: FlatSpans
  people: PersonRow[]
  /** In text order; `kind` 0 name, 1 noun, 2 pronoun. */
  mentions: { start: number[]; length: number[]; who: Who[]; kind: (0 | 1 | 2)[] }
  lines: Table<LineRow>
  scenes: SceneRow[]
  feelings: Table<FeelingRow>
  perceptions: PerceptionRow[]
  bonds: BondRow[]
  knowledge: FactRow[]
  assessments: AssessmentRow[]
  portraits: Record<string, Record<PortraitKind, PortraitItem[]>>
  warnings: string[]
}
