import { describe, expect, it } from 'vitest'
import { type Beat, heartsOf, moodOf, peaksOf, toneOf } from '../src/layout/hearts'
import { knownOf, people } from './small'

const TEXT = 'x'.repeat(200)
const rows = [
  { who: 0, feeling: 'joy', strength: 0.9, toward: 1, scene: 0, confidence: 0.8, evidence: [20, 24], known_from: 24 },
  { who: 0, feeling: 'fear', strength: 0.4, toward: null, scene: 0, confidence: 0.8, evidence: [100, 104], known_from: 104 },
  { who: 0, feeling: 'surprise', strength: 0.7, toward: null, scene: 0, confidence: 0.8, evidence: [60, 64], known_from: 64 },
  { who: 1, feeling: 'fear', strength: 0.4, toward: null, scene: 0, confidence: 0.8, evidence: [150, 154], known_from: 154 },
]
const feelings = { ...Object.fromEntries(Object.keys(rows[0]!).map((key) => [key, rows.map((row) => row[key as 'who'])])) } as never
const told = { people: people('Ida', 'Otto'), feelings }

describe('hearts', () => {
  it('hold what each feels, in text order, those who feel the most first', () => {
    const hearts = heartsOf(knownOf(TEXT, told), null)
    expect(hearts.map(({ who }) => who)).toEqual([0, 1])
    expect(hearts[0]!.beats.map(({ row, at, height }) => [row.feeling, at, height])).toEqual([
      ['joy', 0.1, 0.9],
      ['surprise', 0.3, 0],
      ['fear', 0.5, -0.4],
    ])
  })

  it('hold no feeling of later than the page', () => {
    expect(heartsOf(knownOf(TEXT, told, 70), null).map(({ beats }) => beats.length)).toEqual([2])
  })

  it('can be asked for one feeling', () => {
    expect(heartsOf(knownOf(TEXT, told), 'fear').map(({ beats }) => beats.length)).toEqual([1, 1])
  })
})

describe('tones', () => {
  it('are those of GoEmotions', () => {
    expect(['joy', 'grief', 'curiosity', 'no such feeling'].map(toneOf)).toEqual(['pleasant', 'unpleasant', 'neither', 'neither'])
  })
})

const beat = (at: number, height: number, feeling = 'joy'): Beat => ({ row: { feeling } as Beat['row'], at, tone: 'pleasant', height })

describe('moods', () => {
  it('stay between the extremes, follow the feelings, and are even where nothing is felt', () => {
    const mood = moodOf([beat(0.2, 1), beat(0.8, -1)], 1)
    for (const value of mood) expect(Math.abs(value)).toBeLessThan(1)
    expect(mood[Math.round(mood.length * 0.2)]).toBeGreaterThan(0.3)
    expect(mood[Math.round(mood.length * 0.8)]).toBeLessThan(-0.3)
    expect(Math.abs(mood[Math.round(mood.length * 0.5)]!)).toBeLessThan(0.01)
  })
})

describe('peaks', () => {
  const beats = Array.from({ length: 60 }, (_, i) => beat(i / 59, (((i * 7) % 20) - 10) / 10, 'nervousness'))
  const peaks = peaksOf(beats, 1000, 7, 9)

  it('are the strongest on each side, and no more than asked for', () => {
    expect(peaks[0]!.beat.height).toBe(-1)
    expect(peaks.filter(({ beat: { height } }) => height > 0).length).toBeLessThanOrEqual(9)
    expect(peaks.length).toBeGreaterThan(5)
  })

  it('have names that do not lie over one another', () => {
    for (const side of [-1, 1]) {
      const places = peaks.filter(({ beat: { height } }) => Math.sign(height) === side).map(({ beat: { at } }) => at * 1000)
      places.sort((a, b) => a - b).slice(1).forEach((x, i) => expect(x - places[i]!).toBeGreaterThan(38))
    }
  })
})
