/**
 * What a reader can know at a position: the model without what comes later.
 *
 * Only rows whose `knownFrom` has passed, steps, and what was mentioned so far: never a summary. At the end of the story
 * everything is known, and names are the best ones.
 */

import { type Assessment, type Bond, type BondStep, type Fact, type Feeling, type Line, type Model, NAME, NOUN, type Perception, type Person, type Presence, type Scene, type Who } from './model'

export interface KnownBond {
  bond: Bond
  pair: [Who, Who]
  /** The steps so far, in text order; the last one is how the bond stands. */
  steps: BondStep[]
  now: BondStep
}

/** A scene that has begun; what is not known of it yet is null, empty, or `actual`. */
export interface KnownScene extends Scene {
  present: Who[]
}

export interface Known {
  model: Model
  /** The reader's position; the length of the text where everything is known. */
  at: number
  everything: boolean
  /** What to call somebody: their name once it was said, before that what they were called by first. */
  name(who: Who | null): string
  /** Every name said so far, the most used first. */
  names(who: Who): string[]
  pronouns(who: Who): string | null
  narrator(who: Who): boolean
  /** Whom somebody is known to be: another person after an identity was revealed, mostly themselves. */
  self(who: Who): Who
  /** Whether somebody has been met. */
  met(who: Who): boolean
  /** The characters met so far, the most present first. */
  cast: Person[]
  /** Mentions of everybody so far, by `who`. */
  mentions: Int32Array
  /** The lines so far; a speaker who cannot be known yet is null. */
  lines: Line[]
  scenes: KnownScene[]
  feelings: Feeling[]
  perceptions: Perception[]
  bonds: KnownBond[]
  /** Facts so far, with those who know them so far. */
  knowledge: Fact[]
  assessments: Assessment[]
}

/** What is known at a position, or with null at the end. */
export function knownAt(model: Model, position: number | null): Known {
  const everything = position === null || position >= model.body[1]
  const at = everything ? model.text.length : position
  const soFar = <Row extends { knownFrom: number }>(rows: Row[]): Row[] =>
    everything ? rows : rows.filter((row) => row.knownFrom <= at)
  const called = everything ? null : callings(model, at)
  const mentions = mentioned(model, at)
  const self = (who: Who): Who => identity(model, who, at)

  const met = (who: Who): boolean => {
    const person = model.people[who]
    return everything || (mentions[who] ?? 0) > 0 || (person?.member != null && person.member.knownFrom <= at)
  }
  const name = (who: Who | null): string => {
    if (who === null) return 'nobody known'
    const person = model.people[self(who)]
    if (!person) return 'someone'
    const narrates = person.member?.narrator && person.member.knownFrom <= at ? 'the narrator' : 'someone'
    if (!called) return person.name ?? narrates
    const own = called[person.who]
    return own?.name ?? own?.noun ?? narrates
  }
  const lines = everything ? model.lines : model.lines.filter((line) => line.start < at).map((line) => lineSoFar(line, at))
  const spoken = new Int32Array(model.people.length)
  for (const line of lines) if (line.speaker !== null) spoken[self(line.speaker)]!++
  const presence = (who: Who): number => mentions[who]! + 2 * spoken[who]!
  const cast = model.people.filter((p) => p.member && met(p.who) && self(p.who) === p.who)
  if (!everything) cast.sort((a, b) => presence(b.who) - presence(a.who) || a.who - b.who)

  return {
    model,
    at,
    everything,
    name,
    names: (who) => {
      const forms = model.people[who]?.names.map(([form]) => form) ?? []
      return called ? forms.filter((form) => called[who]?.forms.has(form)) : forms
    },
    pronouns: (who) => {
      const member = model.people[who]?.member
      return member && member.knownFrom <= at ? member.pronouns : null
    },
    narrator: (who) => {
      const member = model.people[who]?.member
      return !!member?.narrator && member.knownFrom <= at
    },
    self,
    met,
    cast,
    mentions,
    lines,
    scenes: scenesSoFar(model, at),
    feelings: soFar(model.feelings),
    perceptions: soFar(model.perceptions),
    bonds: bondsSoFar(model.bonds, at),
    knowledge: soFar(model.knowledge).map((fact) => (everything ? fact : factSoFar(fact, at))),
    assessments: soFar(model.assessments),
  }
}

interface Called {
  name: string | null
  noun: string | null
  forms: Set<string>
}

/** What everybody has been called so far; the display name only once it was said. */
function callings(model: Model, at: number): (Called | undefined)[] {
  const { start, end, who, kind } = model.mentions
  const found: (Called & { counts: Map<string, number> })[] = []
  for (let i = 0; i < start.length && start[i]! < at; i++) {
    if (end[i]! > at || kind[i]! > NOUN) continue
    const own = (found[who[i]!] ??= { name: null, noun: null, forms: new Set(), counts: new Map() })
    const words = model.text.slice(start[i], end[i]).replace(/\s+/g, ' ')
    if (kind[i] === NAME) {
      own.forms.add(words)
      own.counts.set(words, (own.counts.get(words) ?? 0) + 1)
    } else own.noun ??= words
  }
  found.forEach((own, index) => {
    const best = model.people[index]?.name
    if (best && own.forms.has(best)) own.name = best
    else own.name = [...own.counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]?.[0] ?? null
  })
  return found
}

function mentioned(model: Model, at: number): Int32Array {
  const counts = new Int32Array(model.people.length)
  const { end, who } = model.mentions
  for (let i = 0; i < end.length; i++) if (end[i]! <= at) counts[who[i]!]!++
  return counts
}

function identity(model: Model, who: Who, at: number): Who {
  let found = who
  // a chain of identities is no longer than the cast; the bound only keeps a damaged document from looping
  for (let i = 0; i < model.people.length; i++) {
    const next = model.people[found]?.sameAs.find((same) => same.knownFrom <= at)
    if (!next || next.who === who) return found
    found = next.who
  }
  return who
}

function lineSoFar(line: Line, at: number): Line {
  return line.knownFrom <= at ? line : { ...line, speaker: null, addressees: [], cue: null, confidence: 0 }
}

function scenesSoFar(model: Model, at: number): KnownScene[] {
  const key = (scene: number, who: Who): string => `${scene} ${who}`
  const toldLater = new Set(model.perceptions.filter((row) => row.knownFrom > at).map((row) => key(row.scene, row.who)))
  for (const row of model.perceptions) if (row.knownFrom <= at) toldLater.delete(key(row.scene, row.who))
  return model.scenes
    .filter((scene) => scene.start < at)
    .map((scene) => {
      const known = sceneSoFar(scene, at)
      return { ...known, seenBy: known.seenBy.filter((who) => !toldLater.has(key(scene.index, who))) }
    })
}

function sceneSoFar(scene: Scene, at: number): KnownScene {
  const stays = scene.presence.filter((stay) => stay.start < at)
  const present = [...new Set(stays.map((stay) => stay.who))]
  if (scene.end <= at && scene.knownFrom <= at) return { ...scene, present }
  const presence: Presence[] = stays.map((stay) => ({ ...stay, end: Math.min(stay.end, at) }))
  const begun = { ...scene, end: Math.min(scene.end, at), presence, present, mentioned: scene.end <= at ? scene.mentioned : [] }
  if (scene.knownFrom <= at) return begun
  return { ...begun, layer: 'actual', place: null, time: null, viewpoint: null, seenBy: [], storyOrder: null }
}

function bondsSoFar(bonds: Bond[], at: number): KnownBond[] {
  const found: KnownBond[] = []
  for (const bond of bonds) {
    const steps = bond.steps.filter((step) => step.knownFrom <= at)
    const now = steps.at(-1)
    if (now) found.push({ bond, pair: bond.pair, steps, now })
  }
  return found
}

function factSoFar(fact: Fact, at: number): Fact {
  return { ...fact, knows: fact.knows.filter((knower) => Math.max(knower.since, knower.knownFrom) <= at) }
}
