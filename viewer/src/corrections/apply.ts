/** Shows at once what corrections change; the next reading does the same, and more, from the file. */

import { type Line, type Model, NAME, type Person, rowAt, type Scene, type Who } from '../data/model'
import { below } from '../data/offsets'
import type { Correction, Passage, PersonRef } from './corrections'

/** The model with corrections applied in their order; the model itself where there are none. */
export function correctedModel(model: Model, corrections: readonly Correction[]): Model {
  return corrections.length ? corrections.reduce(apply, model) : model
}

function apply(model: Model, correction: Correction): Model {
  switch (correction.kind) {
    case 'merge':
      return merged(model, find(model, correction.who), find(model, correction.into))
    case 'split':
      return split(model, correction)
    case 'rename':
      return edited(model, find(model, correction.who), (person) => ({ ...person, name: correction.name, names: withForm(person, correction.name) }))
    case 'alias':
      return edited(model, find(model, correction.who), (person) => ({ ...person, names: withForm(person, correction.alias) }))
    case 'pronouns':
      return edited(model, find(model, correction.who), (person) => ({ ...person, member: person.member && { ...person.member, pronouns: correction.pronouns } }))
    case 'not_a_person':
      return replaced(model, find(model, correction.who), null)
    case 'speaker': {
      const who = correction.who ? find(model, correction.who) : null
      return lined(model, correction.line, (line) => ({ ...line, speaker: who, confidence: 1, knownFrom: line.end }))
    }
    case 'addressees': {
      const to = correction.to.map((each) => find(model, each)).filter((who) => who !== null)
      return lined(model, correction.line, (line) => ({ ...line, addressees: to }))
    }
    case 'layer': {
      const scene = rowAt(model.scenes, place(model, correction.passage))
      return staged(model, scene && [{ ...scene, layer: correction.layer, knownFrom: scene.start }], scene?.index)
    }
    case 'scene_begins':
    case 'scene_goes_on':
      return model // who is where must be read anew: only the next reading can show it
  }
}

/** Where a passage begins: at its offset, or at the nearest place where its words stand. */
export function place(model: Model, passage: Passage): number {
  const hint = model.offsets.units(passage.at)
  if (!passage.words || model.text.startsWith(passage.words, hint)) return hint
  const before = model.text.lastIndexOf(passage.words, hint)
  const after = model.text.indexOf(passage.words, hint)
  if (before < 0 || (after >= 0 && after - hint < hint - before)) return after
  return before
}

/** The person a correction means: whom the mention at its passage means, otherwise the one of that name. */
export function find(model: Model, ref: PersonRef): Who | null {
  const { start, who, kind } = model.mentions
  const at = place(model, ref)
  let found: Who | null = null
  for (let i = below(start.length, (m) => start[m]! < at); i < start.length && start[i] === at; i++) {
    const one = model.people[who[i]!]
    if (!one) continue
    if (one.name === ref.name || one.names.some(([form]) => form === ref.name)) return one.who
    if (found === null || kind[i] === NAME) found = one.who
  }
  if (found !== null) return found
  const wanted = ref.name.toLowerCase()
  return model.people.find((one) => [one.name ?? '', ...one.names.map(([form]) => form)].some((form) => form.toLowerCase() === wanted))?.who ?? null
}

function edited(model: Model, who: Who | null, change: (person: Person) => Person): Model {
  return who === null ? model : { ...model, people: model.people.map((one) => (one.who === who ? change(one) : one)) }
}

function withForm(person: Person, form: string): Person['names'] {
  return person.names.some(([known]) => known === form) ? person.names : [...person.names, [form, 0]]
}

function merged(model: Model, who: Who | null, into: Who | null): Model {
  if (who === null || into === null || who === into) return model
  const [gone, stays] = [model.people[who]!, model.people[into]!]
  const counts = new Map(stays.names)
  for (const [form, count] of gone.names) counts.set(form, (counts.get(form) ?? 0) + count)
  const member = stays.member && gone.member ? { ...stays.member, firstSeen: Math.min(stays.member.firstSeen, gone.member.firstSeen) } : (stays.member ?? gone.member)
  const names: Person['names'] = [...counts].sort((a, b) => b[1] - a[1])
  return replaced(edited(model, into, (person) => ({ ...person, names, member, name: person.name ?? gone.name })), who, into)
}

/** The model in which somebody is somebody else everywhere, or nobody. */
function replaced(model: Model, who: Who | null, by: Who | null): Model {
  if (who === null) return model
  const one = <W extends Who | null>(other: W): W | Who | null => (other === who ? by : other)
  const many = (list: Who[]): Who[] => [...new Set(list.map(one).filter((each) => each !== null))]
  const about = <Row extends { who: Who }>(rows: Row[]): Row[] =>
    rows.flatMap((row) => (row.who !== who ? [row] : by === null ? [] : [{ ...row, who: by }]))
  const mentions = { ...model.mentions, who: model.mentions.who.map((each) => (each === who ? (by ?? -1) : each)) }
  return {
    ...model,
    mentions,
    people: model.people.map((person) => (person.who === who ? { ...person, member: null, names: [], portrait: {} } : person)),
    lines: model.lines.map((line) => ({ ...line, speaker: one(line.speaker), addressees: many(line.addressees) })),
    scenes: model.scenes.map((scene) => ({
      ...scene,
      viewpoint: one(scene.viewpoint),
      presence: about(scene.presence),
      mentioned: many(scene.mentioned),
      seenBy: many(scene.seenBy),
    })),
    feelings: about(model.feelings).map((row) => ({ ...row, toward: one(row.toward) })),
    perceptions: about(model.perceptions).flatMap((row) => {
      const of = one(row.of)
      return of === null ? [] : [{ ...row, of }]
    }),
    bonds: model.bonds.flatMap((bond) => {
      const [a, b] = [one(bond.pair[0]), one(bond.pair[1])]
      return a === null || b === null || a === b ? [] : [{ ...bond, pair: [a, b] as [Who, Who] }]
    }),
    knowledge: model.knowledge.map((fact) => ({
      ...fact,
      about: many(fact.about),
      keptFrom: many(fact.keptFrom),
      knows: about(fact.knows).map((knower) => ({ ...knower, by: one(knower.by) })),
    })),
    assessments: model.assessments.flatMap((row) => {
      const of = one(row.of)
      return of === null ? [] : [{ ...row, of, by: many(row.by) }]
    }),
  }
}

/** Gives the mentions at some passages to a new person, and with them the lines whose cue they stand in. */
function split(model: Model, { who: from, passages, name, pronouns }: Correction & { kind: 'split' }): Model {
  const at = new Set(passages.map((passage) => place(model, passage)))
  const loser = find(model, from)
  const who = model.people.length
  const { start, end, who: whose } = model.mentions
  const moved: number[] = []
  for (let i = 0; i < start.length; i++) if (at.has(start[i]!) && (loser === null || whose[i] === loser)) moved.push(i)
  if (!moved.length) return model
  const first = moved[0]!
  const called = name ?? model.text.slice(start[first], end[first]).replace(/\s+/g, ' ')
  const newcomer: Person = {
    who,
    id: `new${who}`,
    type: 'PER',
    name: called,
    names: [[called, moved.length]],
    member: { pronouns: pronouns ?? null, group: false, members: [], narrator: false, firstSeen: start[first]!, knownFrom: end[first]! },
    sameAs: [],
    portrait: {},
    confidence: 1,
    evidence: moved.map((i) => [start[i]!, end[i]!]),
    knownFrom: end[first]!,
  }
  const column = whose.slice()
  for (const i of moved) column[i] = who
  const cued = (line: Line): boolean => line.cue !== null && moved.some((i) => start[i]! >= line.cue![0] && end[i]! <= line.cue![1])
  return {
    ...model,
    people: [...model.people, newcomer],
    mentions: { ...model.mentions, who: column },
    lines: model.lines.map((line) => (cued(line) ? { ...line, speaker: who } : line)),
  }
}

/** Changes the turn that the line at a passage belongs to. */
function lined(model: Model, passage: Passage, change: (line: Line) => Line): Model {
  const found = rowAt(model.lines, place(model, passage))
  if (!found) return model
  return { ...model, lines: model.lines.map((line) => (line.turn === found.turn ? change(line) : line)) }
}

function staged(model: Model, by: Scene[] | null, index?: number): Model {
  return by === null || index === undefined ? model : { ...model, scenes: model.scenes.toSpliced(index, 1, ...by) }
}
