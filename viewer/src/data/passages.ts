/** Collections of passages that several views ask for. */

import type { Known } from './known'
import type { Line, Who } from './model'
import type { Span } from './offsets'

/** Every passage so far in which somebody speaks or is meant, in text order. */
export function passagesOf(known: Known, who: Who): Span[] {
  const { mentions } = known.model
  const spans = linesOf(known, who).map((line): Span => [line.start, line.end])
  for (let i = 0; i < mentions.start.length; i++) {
    const whose = mentions.who[i]!
    if (whose >= 0 && mentions.end[i]! <= known.at && known.self(whose) === who) spans.push([mentions.start[i]!, mentions.end[i]!])
  }
  return spans.sort((a, b) => a[0] - b[0])
}

/** The lines that somebody says so far, to somebody where that is asked. */
export function linesOf(known: Known, who: Who, to?: Who): Line[] {
  const is = (other: Who): boolean => known.self(other) === to
  return known.lines.filter((line) => line.speaker !== null && known.self(line.speaker) === who && (to === undefined || line.addressees.some(is)))
}

/** Everybody by how many of somebody's lines are said to them, the most first. */
export function addresseesOf(known: Known, who: Who): [Who, Line[]][] {
  const found = new Map<Who, Line[]>()
  for (const line of linesOf(known, who))
    for (const to of new Set(line.addressees.map(known.self))) found.set(to, [...(found.get(to) ?? []), line])
  return [...found].sort((a, b) => b[1].length - a[1].length)
}

export function spansOf(rows: readonly { start: number; end: number }[]): Span[] {
  return rows.map(({ start, end }) => [start, end])
}

/** The words that stand between white space in a stretch. */
export function wordsIn(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\S+/g)?.length ?? 0
}
