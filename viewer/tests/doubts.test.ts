import { describe, expect, it } from 'vitest'
import { claimsOf, tenths } from '../src/layout/doubts'
import { knownOf, line, people, scene, table } from './small'

const TEXT = '“Go,” said Ida, “at once.” “No,” said Otto. “Who?”'
const told = {
  people: people('Ida', 'Otto'),
  scenes: [scene(0, 27, [0], { confidence: 0.4, layer: 'dream' as const, place: 'the hill' }), scene(27, TEXT.length, [1], { confidence: 0.8 })],
  lines: table([
    line(0, 5, 0, [1], { turn: 1, confidence: 0.9 }),
    line(16, 26, 0, [1], { turn: 1, confidence: 0.9 }),
    line(27, 32, 1, [], { turn: 2, confidence: 0.3, how: 'implicit' }),
    line(44, 50, null, [], { turn: 3, confidence: 0.1 }),
  ]),
}

describe('claims', () => {
  const claims = claimsOf(knownOf(TEXT, told))

  it('come the least sure first, one for each turn', () => {
    expect(claims.get('lines')!.map(({ claim, confidence }) => [claim, confidence])).toEqual([
      ['Nobody is known to say this', 0.1],
      ['Otto says this', 0.3],
      ['Ida says this to Otto', 0.9],
    ])
  })

  it('say what can be put right, and where', () => {
    expect(claims.get('lines')![1]).toMatchObject({ why: 'read from the talk', spans: [[27, 32]], right: { kind: 'line', line: 2 } })
    expect(claims.get('scenes')![0]).toMatchObject({ claim: 'A dream: scene 1 begins here (the hill)', right: { kind: 'scene', scene: 0 } })
    expect(claims.get('people')).toHaveLength(2)
    expect(claims.get('people')![0]!.right).toEqual({ kind: 'mention', mention: 0 })
  })

  it('do not speak of what comes after the page, nor of a line that the page ends in', () => {
    const before = claimsOf(knownOf(TEXT, told, 30))
    expect(before.get('lines')!.map(({ claim }) => claim)).toHaveLength(1)
    expect(before.get('scenes')).toHaveLength(2)
    expect(claimsOf(knownOf(TEXT, told, 20)).get('scenes')).toHaveLength(1)
  })
})

describe('tenths', () => {
  it('count every claim once', () => {
    const claims = [0, 0.1, 0.15, 0.59, 0.99, 1].map((confidence) => ({ confidence }) as never)
    expect(tenths(claims)).toEqual([1, 2, 0, 0, 0, 1, 0, 0, 0, 2])
  })
})
