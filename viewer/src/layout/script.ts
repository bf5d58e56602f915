/** The lines of a story as a script: turns that answer a question, what is felt in them, and the same as text and as CSV. */

import type { Known } from '../data/known'
import { type Feeling, lastBefore, type Line, paragraphAt, type Who } from '../data/model'

/** Stands for a speaker whom nobody knows. */
export const NOBODY = -1

export interface ScriptAsked {
  /** Who speaks; `NOBODY` asks for the lines whose speaker is not known. */
  speaker: Who | null
  to: Who | null
  /** From where to where in the text; null is everywhere. */
  within: readonly [number, number] | null
  feeling: string | null
  words: string
}

/** The parts of one quotation, in text order; interrupted by narration they are still one turn. */
export interface Turn {
  lines: Line[]
  speaker: Who | null
  addressees: Who[]
  start: number
  text: string
}

/** All turns so far, in text order. */
export function turnsOf(known: Known): Turn[] {
  const turns = new Map<number, Turn>()
  for (const line of known.lines) {
    const text = oneLine(known.model.text.slice(line.start, Math.min(line.end, known.at)))
    const turn = turns.get(line.turn)
    if (turn) {
      turn.lines.push(line)
      turn.text += ` ${text}`
      turn.speaker ??= line.speaker === null ? null : known.self(line.speaker)
      turn.addressees = [...new Set([...turn.addressees, ...line.addressees.map(known.self)])]
    } else {
      const speaker = line.speaker === null ? null : known.self(line.speaker)
      turns.set(line.turn, { lines: [line], speaker, addressees: [...new Set(line.addressees.map(known.self))], start: line.start, text })
    }
  }
  return [...turns.values()]
}

/** What speakers feel, by who they are and the paragraph in which it shows. */
export class Felt {
  private readonly by = new Map<string, Feeling[]>()

  constructor(private readonly known: Known) {
    for (const feeling of known.feelings)
      for (const paragraph of new Set(feeling.evidence.map(([start]) => paragraphAt(known.model, start)[0]))) {
        const key = `${known.self(feeling.who)} ${paragraph}`
        const found = this.by.get(key)
        if (found) found.push(feeling)
        else this.by.set(key, [feeling])
      }
  }

  /** The feelings that show in the paragraphs of a turn, the strongest first. */
  in(turn: Turn): Feeling[] {
    if (turn.speaker === null) return []
    const paragraphs = new Set(turn.lines.map((line) => paragraphAt(this.known.model, line.start)[0]))
    const found = new Set([...paragraphs].flatMap((paragraph) => this.by.get(`${turn.speaker} ${paragraph}`) ?? []))
    return [...found].sort((a, b) => b.strength - a.strength)
  }
}

/** The turns that answer a question. */
export function turnsAsked(turns: readonly Turn[], felt: Felt, asked: ScriptAsked): Turn[] {
  const words = asked.words.trim().toLowerCase()
  return turns.filter(
    (turn) =>
      (asked.speaker === null || (turn.speaker ?? NOBODY) === asked.speaker) &&
      (asked.to === null || turn.addressees.includes(asked.to)) &&
      (asked.within === null || (turn.start >= asked.within[0] && turn.start < asked.within[1])) &&
      (!words || turn.text.toLowerCase().includes(words)) &&
      (asked.feeling === null || felt.in(turn).some(({ feeling }) => feeling === asked.feeling)),
  )
}

/** The turns as `storyglass lines --script` writes them. */
export function scriptText(known: Known, turns: readonly Turn[]): string {
  return turns
    .map(({ speaker, addressees, text, lines }) => {
      const mode = lines[0]!.mode
      const about = [mode === 'speech' ? '' : mode, addressees.length ? `to ${addressees.map(known.name).join(' and ')}` : ''].filter(Boolean)
      const name = speaker === null ? '?' : known.name(speaker).toUpperCase()
      return `${name}${about.length ? ` (${about.join(', ')})` : ''}: ${text}`
    })
    .join('\n\n')
}

const COLUMNS = ['line', 'turn', 'chapter', 'scene', 'start', 'end', 'speaker', 'speaker_id', 'addressees', 'addressee_ids', 'mode', 'how', 'confidence', 'text'] as const

/** The lines of turns as CSV, one row each; positions are code points, as in the story document. */
export function scriptCsv(known: Known, turns: readonly Turn[]): string {
  const { chapters, scenes, offsets, people, text } = known.model
  const rows = turns.flatMap(({ lines }) =>
    lines.map((line) => [
      line.id,
      line.turn,
      lastBefore(chapters, line.start) + 1,
      lastBefore(scenes, line.start) + 1,
      offsets.points(line.start),
      offsets.points(line.end),
      line.speaker === null ? '' : known.name(line.speaker),
      line.speaker === null ? '' : people[known.self(line.speaker)]!.id,
      line.addressees.map(known.name).join('; '),
      line.addressees.map((who) => people[known.self(who)]!.id).join('; '),
      line.mode,
      line.speaker === null ? '' : line.how,
      line.confidence,
      oneLine(text.slice(line.start, Math.min(line.end, known.at))),
    ]),
  )
  return [COLUMNS, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

/** A cell of CSV. A spreadsheet takes what begins with one of these signs for a formula: an apostrophe makes it text. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@\t\r|%]/.test(value) ? `'${value}` : value
  return /[",\r\n;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Text as one line, without what a terminal or an editor would obey rather than show. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')
    .trim()
}
