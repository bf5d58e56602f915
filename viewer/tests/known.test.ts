import { describe, expect, it } from 'vitest'
import { knownAt } from '../src/data/known'
import { modelOf } from '../src/data/model'
import { addresseesOf, linesOf, passagesOf } from '../src/data/passages'
import { model, payload, TEXT, unit } from './story'

const words = (spans: readonly (readonly [number, number])[]): string[] => spans.map(([start, end]) => TEXT.slice(start, end))

describe('the model', () => {
  it('counts UTF-16 where the payload counts code points', () => {
    expect(TEXT.slice(model.lines[0]!.start, model.lines[0]!.end)).toBe('“Good evening,”')
    expect(words([model.lines[1]!.cue!])).toEqual(['said Tobias'])
    expect(model.paragraphs.map(([start]) => start)).toEqual([0, unit('It was')])
    expect(words(model.knowledge[0]!.knows[0]!.evidence)).toEqual(['knew her'])
  })
})

describe('what is known', () => {
  const early = knownAt(model, unit('It was'))
  const middle = knownAt(model, unit(' “Mara!'))
  const end = knownAt(model, null)

  it('calls somebody by a noun until their name is said', () => {
    expect([early, middle, end].map((known) => known.name(0))).toEqual(['A stranger', 'Mara', 'Mara'])
    expect(early.names(0)).toEqual([])
  })

  it('knows nobody who has not come', () => {
    expect(early.met(1)).toBe(false)
    expect(early.cast.map(({ id }) => id)).toEqual(['e1'])
    expect(middle.cast.map(({ id }) => id)).toEqual(['e1', 'e2'])
    expect(early.pronouns(1)).toBeNull()
  })

  it('has the lines so far, without a speaker who is told later', () => {
    const before = knownAt(model, unit(' he said'))
    expect(before.lines.map(({ speaker }) => speaker)).toEqual([null])
    expect(early.lines.map(({ speaker }) => speaker)).toEqual([0])
  })

  it('tells of a scene what has been told', () => {
    expect(early.scenes[0]).toMatchObject({ layer: 'actual', place: null, viewpoint: null, present: [0], seenBy: [] })
    expect(end.scenes[0]).toMatchObject({ layer: 'dream', place: 'the inn', viewpoint: 1, present: [0, 1], seenBy: [1] })
  })

  it('hides who watches until it is told', () => {
    const told = knownAt(model, unit('knew'))
    expect(told.scenes[0]).toMatchObject({ layer: 'dream', seenBy: [] })
  })

  it('lets a bond stand at its last step so far', () => {
    expect(early.bonds).toEqual([])
    expect(middle.bonds[0]!.now.kind).toBe('friend')
    expect(end.bonds[0]!.now.kind).toBe('romantic')
  })

  it('knows who knows a fact so far', () => {
    const told = knownAt(model, unit(', and'))
    expect(told.knowledge[0]!.knows).toEqual([])
    expect(middle.knowledge[0]!.knows.map(({ who }) => who)).toEqual([1])
    expect(early.knowledge).toEqual([])
  })

  it('follows an identity once it is revealed', () => {
    const [mara, tobias] = payload.people
    const reveal = unit('knew')
    const masked = modelOf({ ...payload, people: [mara!, { ...tobias!, same_as: [[0, 0.9, [], reveal]] }] })
    expect(knownAt(masked, reveal - 5).self(1)).toBe(1)
    expect(knownAt(masked, null).self(1)).toBe(0)
    expect(knownAt(masked, null).cast.map(({ id }) => id)).toEqual(['e1'])
  })
})

describe('passages', () => {
  const end = knownAt(model, null)

  it('are all that somebody says and all that means them', () => {
    expect(words(passagesOf(end, 0))).toEqual(['A stranger', '“Good evening,”', 'he', 'Mara', 'her', 'Mara'])
  })

  it('are lines to somebody', () => {
    expect(linesOf(end, 1, 0)).toHaveLength(1)
    expect(linesOf(end, 1, 1)).toHaveLength(0)
    expect(addresseesOf(end, 1).map(([who, lines]) => [who, lines.length])).toEqual([[0, 1]])
  })
})
