import { describe, expect, it } from 'vitest'
import { offsetsOf } from '../src/data/offsets'

describe('offsets', () => {
  const text = 'a😀b👩‍👩‍👧c'
  const points = Array.from(text)

  it('turn every code point into its UTF-16 position and back', () => {
    const { units, points: back } = offsetsOf(text)
    let unit = 0
    points.forEach((point, index) => {
      expect(units(index)).toBe(unit)
      expect(back(unit)).toBe(index)
      unit += point.length
    })
    expect(units(points.length)).toBe(text.length)
    expect(back(text.length)).toBe(points.length)
  })

  it('are the same where nothing is wide', () => {
    expect(offsetsOf('plain “text”').units(5)).toBe(5)
  })

  it('do not take a lone surrogate for a wide character', () => {
    expect(offsetsOf('\ud83dx').units(1)).toBe(1)
  })
})
