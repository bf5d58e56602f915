import { describe, expect, it } from 'vitest'
import { modelOf } from '../src/data/model'
import { edgePath, fitted, labelled, placesOf } from '../src/layout/network'
import { payload, people } from './small'

const names = Array.from({ length: 20 }, (_, i) => `P${i}`)
const step = (strength: number) => ({ scene: 0, kind: 'friend' as const, warmth: 0.5, strength, confidence: 1, evidence: [0, 1], known_from: 0 })
const model = modelOf(
  payload('x', {
    people: people(...names),
    bonds: names.slice(1).map((_, i) => ({ pair: [i % 3, i + 1] as [number, number], steps: [step(i % 2 ? 0.9 : 0.2)] })),
  }),
)
const who = names.map((_, i) => i)

describe('places', () => {
  const places = placesOf(model, who)

  it('are the same every time', () => {
    expect([...placesOf(model, who)]).toEqual([...places])
  })

  it('lie in the box and apart from one another', () => {
    const all = [...places.values()]
    for (const { x, y } of all) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(1)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(1)
    }
    all.forEach((a, i) => all.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.02)))
  })

  it('are given to one person alone, and to nobody', () => {
    expect([...placesOf(model, [7]).values()]).toEqual([{ x: 0.5, y: 0.5 }])
    expect(placesOf(model, []).size).toBe(0)
    expect(fitted([])).toEqual([])
  })
})

describe('lines', () => {
  it('begin and end at their places, whatever their kind', () => {
    for (const kind of ['friend', 'hostile'] as const) {
      const path = edgePath({ x: 1, y: 2 }, { x: 90, y: 40 }, kind)
      expect(path.startsWith('M1 2')).toBe(true)
      expect(path.endsWith('L90 40')).toBe(true)
    }
  })
})

describe('names', () => {
  const label = (x: number, y: number, text: string) => ({ x, y, text, radius: 8 })

  it('stand under their place where there is room', () => {
    expect(labelled([label(100, 100, 'Ida')], 200)).toEqual([{ x: 100, y: 121, anchor: 'middle' }])
  })

  it('give way to those before them, and stay away where there is no room', () => {
    const found = labelled([label(100, 100, 'Ida'), label(100, 125, 'Otto'), ...Array.from({ length: 6 }, () => label(100, 112, 'a long name indeed'))], 200)
    expect(found[0]).not.toBeNull()
    expect(found).toContain(null)
  })

  it('stay within the picture', () => {
    expect(labelled([label(4, 50, 'a long name')], 300)[0]?.anchor).toBe('start')
  })
})
