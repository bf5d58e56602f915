import { describe, expect, it } from 'vitest'
import { arcsOf, factsAsked, keptFrom, peopleOf, type Asked } from '../src/layout/secrets'
import { fact, knower, knownOf, people } from './small'

const TEXT = 'x'.repeat(100)
const [IDA, OTTO, WREN] = [0, 1, 2]
const told = {
  people: people('Ida', 'Otto', 'Wren'),
  knowledge: [
    fact('the well is dry', 10, [knower(IDA, 10), knower(OTTO, 40, 'told', IDA)], { secret: true, kept_from: [WREN] }),
    fact('the bell is cracked', 20, [knower(OTTO, 20, 'heard')], { about: [WREN] }),
  ],
}
const ask = (asked: Partial<Asked>): Asked => ({ who: null, stand: 'knows', secrets: false, words: '', ...asked })
const wordsOf = (rows: { fact: string }[]): string[] => rows.map((row) => row.fact)

describe('facts', () => {
  const known = knownOf(TEXT, told)

  it('are all there where nothing is asked, in the order of the reading', () => {
    expect(wordsOf(factsAsked(known, ask({})))).toEqual(['the well is dry', 'the bell is cracked'])
  })

  it('are found by who stands how to them', () => {
    expect(wordsOf(factsAsked(known, ask({ who: IDA })))).toEqual(['the well is dry'])
    expect(wordsOf(factsAsked(known, ask({ who: IDA, stand: 'lacks' })))).toEqual(['the bell is cracked'])
    expect(wordsOf(factsAsked(known, ask({ who: WREN, stand: 'kept' })))).toEqual(['the well is dry'])
    expect(wordsOf(factsAsked(known, ask({ who: WREN, stand: 'about' })))).toEqual(['the bell is cracked'])
  })

  it('are found by words in any case, and as secrets', () => {
    expect(wordsOf(factsAsked(known, ask({ words: ' BELL ' })))).toEqual(['the bell is cracked'])
    expect(wordsOf(factsAsked(known, ask({ secrets: true })))).toEqual(['the well is dry'])
  })

  it('are told no further than the page', () => {
    const before = knownOf(TEXT, told, 30)
    expect(factsAsked(before, ask({ who: OTTO })).map((row) => row.fact)).toEqual(['the bell is cracked'])
    expect(arcsOf(before, before.knowledge[0]!, [IDA, OTTO])).toEqual([])
    expect(wordsOf(factsAsked(knownOf(TEXT, told, 15), ask({})))).toEqual(['the well is dry'])
  })

  it('are kept from nobody who came to know them', () => {
    const late = knownOf(TEXT, { ...told, knowledge: [fact('so', 1, [knower(WREN, 50)], { kept_from: [WREN] })] }, 40)
    expect(keptFrom(late, late.knowledge[0]!, WREN)).toBe(true)
    const later = knownOf(TEXT, { ...told, knowledge: [fact('so', 1, [knower(WREN, 50)], { kept_from: [WREN] })] })
    expect(keptFrom(later, later.knowledge[0]!, WREN)).toBe(false)
  })
})

describe('columns', () => {
  const known = knownOf(TEXT, told)

  it('are those who know the most, with those from whom something is kept, the one asked about first', () => {
    expect(peopleOf(known, known.knowledge, null)).toEqual([OTTO, IDA, WREN])
    expect(peopleOf(known, known.knowledge, WREN)).toEqual([WREN, OTTO, IDA])
  })

  it('are joined by arcs where both have one', () => {
    const [first] = known.knowledge
    expect(arcsOf(known, first!, [OTTO, WREN, IDA]).map(({ from, to }) => [from, to])).toEqual([[2, 0]])
    expect(arcsOf(known, first!, [OTTO, WREN])).toEqual([])
  })
})
