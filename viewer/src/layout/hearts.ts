/** What people feel along the story: pleasant above a line, unpleasant under it, as strong as it is far from it. */

import type { Known } from '../data/known'
import { type Feeling, shareAt, type Who } from '../data/model'

export type Tone = 'pleasant' | 'unpleasant' | 'neither'

/** The feelings by tone, as GoEmotions groups them (Demszky et al. 2020); what they call ambiguous is neither. */
const PLEASANT = 'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(' ')
const UNPLEASANT = 'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(' ')

export function toneOf(feeling: string): Tone {
  return PLEASANT.includes(feeling) ? 'pleasant' : UNPLEASANT.includes(feeling) ? 'unpleasant' : 'neither'
}

/** A feeling on somebody's line. */
export interface Beat {
  row: Feeling
  /** Where in the story it shows, from 0 to 1. */
  at: number
  tone: Tone
  /** How far above the line, -1 to 1. */
  height: number
}

export interface Heart {
  who: Who
  /** In text order. */
  beats: Beat[]
  /** Feelings by how often they show, the most first. */
  counts: [feeling: string, beats: Beat[]][]
}

/** The hearts of everybody who feels something so far, those who feel the most first. */
export function heartsOf(known: Known, feeling: string | null): Heart[] {
  const hearts = new Map<Who, Beat[]>()
  for (const row of known.feelings) {
    if (feeling !== null && row.feeling !== feeling) continue
    const who = known.self(row.who)
    if (!known.met(who)) continue
    const tone = toneOf(row.feeling)
    const height = tone === 'pleasant' ? row.strength : tone === 'unpleasant' ? -row.strength : 0
    const beats = hearts.get(who) ?? hearts.set(who, []).get(who)!
    beats.push({ row, at: shareAt(known.model, row.evidence[0]?.[0] ?? row.knownFrom), tone, height })
  }
  return [...hearts]
    .map(([who, beats]) => ({ who, beats: beats.sort((a, b) => a.at - b.at), counts: counted(beats) }))
    .sort((a, b) => b.beats.length - a.beats.length || a.who - b.who)
}

function counted(beats: readonly Beat[]): [string, Beat[]][] {
  const counts = new Map<string, Beat[]>()
  for (const beat of beats) (counts.get(beat.row.feeling) ?? counts.set(beat.row.feeling, []).get(beat.row.feeling)!).push(beat)
  return [...counts].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
}

const REACH = 0.03 // of the story, over which feelings are averaged
const STEPS = 120 // points of the curve
const DOUBT = 0.6 // how much of nothing is mixed in, so that a lone feeling does not fill the curve

/** How somebody feels on the whole, at points from the beginning to `until`: a weighted mean of what is near. */
export function moodOf(beats: readonly Beat[], until: number): number[] {
  const points = Math.max(2, Math.round(STEPS * until) + 1)
  return Array.from({ length: points }, (_, i) => {
    const at = (until * i) / (points - 1)
    let [sum, weights] = [0, DOUBT]
    for (const beat of beats) {
      const weight = Math.exp(-(((beat.at - at) / REACH) ** 2))
      sum += weight * beat.height
      weights += weight * Math.abs(beat.height || 0.3)
    }
    return sum / weights
  })
}

/** The beats to be named: on each side at most so many, the strongest, whose names do not lie over one another. */
export function peaksOf(beats: readonly Beat[], width: number, letter: number, most: number): { beat: Beat; anchor: 'start' | 'middle' | 'end' }[] {
  const taken: { above: boolean; from: number; to: number }[] = []
  const found: { beat: Beat; anchor: 'start' | 'middle' | 'end' }[] = []
  for (const beat of beats.toSorted((a, b) => Math.abs(b.height) - Math.abs(a.height) || a.at - b.at)) {
    if (!beat.height) break
    const [half, x, above] = [(beat.row.feeling.length * letter) / 2, beat.at * width, beat.height > 0]
    const anchor = x < half ? 'start' : x > width - half ? 'end' : 'middle'
    const from = anchor === 'start' ? x : anchor === 'end' ? x - 2 * half : x - half
    const beside = taken.filter((other) => other.above === above)
    if (beside.length === most || beside.some((other) => from < other.to + letter && other.from < from + 2 * half + letter)) continue
    taken.push({ above, from, to: from + 2 * half })
    found.push({ beat, anchor })
  }
  return found
}
