import { describe, expect, it } from 'vitest'
import { csvCell, Felt, NOBODY, scriptCsv, scriptText, turnsAsked, turnsOf, type ScriptAsked } from '../src/layout/script'
import { knownOf, line, people, scene, table } from './small'

const TEXT = '“Go,” said Ida, “at once.” “=No,” said Otto. “Who?”'
const [IDA, OTTO] = [0, 1]
const told = {
  people: people('Ida', 'Otto'),
  scenes: [scene(0, TEXT.length, [IDA, OTTO])],
  lines: table([
    line(0, 5, IDA, [OTTO], { turn: 1 }),
    line(16, 26, IDA, [OTTO], { turn: 1 }),
    line(27, 33, OTTO, [IDA], { turn: 2 }),
    line(45, 51, null, [], { turn: 3 }),
  ]),
  feelings: { who: [OTTO], feeling: ['fear'], strength: [0.5], toward: [null], scene: [0], confidence: [0.5], evidence: [[27, 33]], known_from: [33] },
}
const known = knownOf(TEXT, told)
const turns = turnsOf(known)
const ask = (asked: Partial<ScriptAsked>): number => turnsAsked(turns, new Felt(known), { speaker: null, to: null, within: null, feeling: null, words: '', ...asked }).length

describe('turns', () => {
  it('join the parts of an interrupted quotation', () => {
    expect(turns.map((turn) => turn.text)).toEqual(['“Go,” “at once.”', '“=No,”', '“Who?”'])
  })

  it('are found by speaker, addressee, place, feeling and words', () => {
    expect(ask({ speaker: IDA, to: OTTO })).toBe(1)
    expect(ask({ speaker: IDA, to: IDA })).toBe(0)
    expect(ask({ speaker: NOBODY })).toBe(1)
    expect(ask({ within: [20, 40] })).toBe(1)
    expect(ask({ feeling: 'fear' })).toBe(1)
    expect(ask({ words: 'AT ONCE' })).toBe(1)
  })

  it('say nothing that comes after the page', () => {
    expect(turnsOf(knownOf(TEXT, told, 27)).map((turn) => turn.text)).toEqual(['“Go,” “at once.”'])
    expect(turnsOf(knownOf(TEXT, told, 4))[0]).toMatchObject({ text: '“Go,', speaker: null })
  })

  it('are written as a script', () => {
    expect(scriptText(known, turns)).toBe('IDA (to Otto): “Go,” “at once.”\n\nOTTO (to Ida): “=No,”\n\n?: “Who?”')
  })
})

describe('CSV', () => {
  it('has one row a line and as many cells in each', () => {
    const rows = scriptCsv(known, turns).trimEnd().split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[2]).toBe('l16,1,1,1,16,26,Ida,e0,Otto,e1,speech,explicit,0.9,“at once.”')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|x', '%x'])('makes text of a formula: %j', (cell) => {
    expect(csvCell(cell)).toMatch(/^"?'/)
  })

  it('quotes what would part a row', () => {
    expect(csvCell('a "b", c\nd')).toBe('"a ""b"", c\nd"')
    expect(csvCell('plain')).toBe('plain')
    expect(csvCell(0.5)).toBe('0.5')
  })
})
