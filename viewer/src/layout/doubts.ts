/** What a reading is not sure of, worst first. */

import type { Known } from '../data/known'
import type { Line, Scene } from '../data/model'
import { NAME } from '../data/model'
import type { Span } from '../data/offsets'

export type DoubtKind = 'lines' | 'people' | 'scenes' | 'watching' | 'knowledge' | 'bonds' | 'feelings' | 'judgements'

/** Below this confidence a claim is in doubt. */
export const DOUBTFUL = 0.6

export interface Claim {
  kind: DoubtKind
  /** From 0 to 1. */
  confidence: number
  /** What is claimed, in words. */
  claim: string
  /** How it was told, where that is known. */
  why: string | null
  spans: Span[]
  /** What the page's cards can put right. */
  right: { kind: 'line'; line: number } | { kind: 'scene'; scene: number } | { kind: 'mention'; mention: number } | null
}

const HOW: Record<Line['how'], string> = { explicit: 'named beside it', anaphoric: 'told by a pronoun or a noun', implicit: 'read from the talk' }
const VERB = { speech: 'says this', thought: 'thinks this', written: 'writes this', sign: 'shows this' }

/** Every claim of a reading so far, by kind, the least sure first. */
export function claimsOf(known: Known): Map<DoubtKind, Claim[]> {
  const found = new Map<DoubtKind, Claim[]>()
  for (const claim of [...lines(known), ...people(known), ...scenes(known), ...minds(known)]) {
    const same = found.get(claim.kind)
    if (same) same.push(claim)
    else found.set(claim.kind, [claim])
  }
  for (const claims of found.values()) claims.sort((a, b) => a.confidence - b.confidence || (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0))
  return found
}

/** How many claims there are in each tenth of confidence. */
export function tenths(claims: readonly Claim[]): number[] {
  const counts = Array.from({ length: 10 }, () => 0)
  for (const { confidence } of claims) counts[Math.min(9, Math.floor(confidence * 10))]!++
  return counts
}

/** One claim for each turn: who says it to whom. A line that the page ends in claims nothing yet. */
function* lines(known: Known): Iterable<Claim> {
  const seen = new Set<number>()
  for (const line of known.lines) {
    if (seen.has(line.turn) || line.knownFrom > known.at) continue
    seen.add(line.turn)
    const to = [...new Set(line.addressees.map(known.self))].map(known.name)
    const claim = line.speaker === null ? 'Nobody is known to say this' : `${known.name(line.speaker)} ${VERB[line.mode]}${to.length ? ` to ${to.join(' and ')}` : ''}`
    yield { kind: 'lines', confidence: line.confidence, claim, why: line.speaker === null ? null : HOW[line.how], spans: [[line.start, line.end]], right: { kind: 'line', line: line.index } }
  }
}

/** That somebody is a character, and that two are the same. */
function* people(known: Known): Iterable<Claim> {
  const { mentions, people: all } = known.model
  const first = new Map<number, number>()
  for (let i = 0; i < mentions.start.length && mentions.end[i]! <= known.at; i++) {
    const who = mentions.who[i]!
    if (!first.has(who) || (mentions.kind[i] === NAME && mentions.kind[first.get(who)!] !== NAME)) first.set(who, i)
  }
  const at = (who: number): Pick<Claim, 'spans' | 'right'> => {
    const mention = first.get(who)
    if (mention === undefined) return { spans: [], right: null }
    return { spans: [[mentions.start[mention]!, mentions.end[mention]!]], right: { kind: 'mention', mention } }
  }
  for (const { who } of known.cast) {
    const { confidence, member } = all[who]!
    const claim = member?.group ? `${known.name(who)} are a group in the story` : `${known.name(who)} is somebody in the story`
    yield { kind: 'people', confidence, claim, why: null, ...at(who) }
  }
  for (const person of all)
    for (const same of person.sameAs) {
      if (same.knownFrom > known.at) continue
      const claim = `${person.name ?? 'someone'} is ${known.name(same.who)}`
      yield { kind: 'people', confidence: same.confidence, claim, why: null, ...at(person.who), ...(same.evidence.length && { spans: same.evidence }) }
    }
}

function* scenes(known: Known): Iterable<Claim> {
  for (const scene of known.scenes) {
    if (scene.knownFrom > known.at) continue
    const spans: Span[] = [[scene.start, Math.min(scene.end, known.at, scene.start + OPENING)]]
    yield { kind: 'scenes', confidence: scene.confidence, claim: staged(scene), why: null, spans, right: { kind: 'scene', scene: scene.index } }
  }
}

const OPENING = 90 // characters of a scene that stand for its beginning

function staged({ index, layer, place, time }: Scene): string {
  const what = layer === 'actual' ? 'Scene' : { dream: 'A dream: scene', memory: 'A memory: scene', imagined: 'Imagined: scene', document: 'A document: scene' }[layer]
  return `${what} ${index + 1} begins here${place || time ? ` (${[place, time].filter(Boolean).join(', ')})` : ''}`
}

function* minds(known: Known): Iterable<Claim> {
  const { name } = known
  for (const row of known.perceptions) {
    const unseen = row.aware === false ? ', unnoticed' : ''
    yield { kind: 'watching', confidence: row.confidence, claim: `${name(row.who)} ${row.sense} ${name(row.of)}${unseen}`, why: row.means && `through ${row.means}`, spans: row.evidence, right: null }
  }
  for (const row of known.knowledge) yield { kind: 'knowledge', confidence: row.confidence, claim: row.secret ? 'A secret' : 'A fact worth knowing', why: null, spans: row.evidence, right: null }
  for (const { pair, now } of known.bonds)
    yield { kind: 'bonds', confidence: now.confidence, claim: `${name(pair[0])} and ${name(pair[1])}: ${now.kind}`, why: null, spans: now.evidence, right: null }
  for (const row of known.feelings) {
    const toward = row.toward === null ? '' : ` toward ${name(row.toward)}`
    yield { kind: 'feelings', confidence: row.confidence, claim: `${name(row.who)} feels ${row.feeling}${toward}`, why: null, spans: row.evidence, right: null }
  }
  for (const row of known.assessments) {
    const verdict = { has: 'has', lacks: 'lacks', unclear: 'may have' }[row.verdict]
    const by = row.by.length ? row.by.map(name).join(' and ') : 'The story'
    yield { kind: 'judgements', confidence: row.confidence, claim: `${by}: ${name(row.of)} ${verdict} ${row.criterion}`, why: null, spans: row.evidence, right: null }
  }
}
