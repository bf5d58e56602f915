import { describe, expect, it } from 'vitest'
import { modelOf } from '../src/data/model'
import { chaptersOf, crossingsOf, mostPresent, ordersOf, pathOf, storylineOf, stretchesOf } from '../src/layout/storyline'
import { payload, people, scene } from './small'

/** Groups made by counting, as in a novel. */
const groups = Array.from({ length: 240 }, (_, i) => [...new Set([0, (i * 7) % 40, (i * i + 3) % 40, i % 3 ? 1 : (i * 5) % 40])])

describe('orders', () => {
  const orders = ordersOf(groups, 40)

  it('hold everybody once in every scene', () => {
    for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i))
  })

  it('hold each group together', () => {
    orders.forEach((order, i) => {
      const ranks = groups[i]!.map((line) => order.indexOf(line)).sort((a, b) => a - b)
      expect(ranks.at(-1)! - ranks[0]!).toBe(ranks.length - 1)
    })
  })

  it('are the same every time, and cross less than if each group gathered at the top', () => {
    expect(ordersOf(groups, 40)).toEqual(orders)
    let order = Array.from({ length: 40 }, (_, i) => i)
    const naive = groups.map((group) => (order = [...group, ...order.filter((line) => !group.includes(line))]))
    expect(crossingsOf(orders)).toBeLessThan(crossingsOf(naive) * 0.75)
  })

  it('do not change where nothing needs it', () => {
    expect(crossingsOf(ordersOf([[0, 1], [2, 3], [0, 1]], 4))).toBe(0)
    expect(ordersOf([[], [2]], 3)).toEqual([[0, 1, 2], [0, 1, 2]])
    expect(ordersOf([], 3)).toEqual([])
  })

  it('move those who are in few scenes to those who are in many', () => {
    const often = [...Array.from({ length: 9 }, () => [0, 1]), [0, 4], [0, 1]]
    const places = ordersOf(often, 5).map((order) => order.indexOf(0))
    expect(new Set(places.slice(8)).size).toBe(1)
  })
})

describe('lines', () => {
  const model = modelOf(
    payload('x'.repeat(60), {
      people: people('Ida', 'Otto', 'Wren'),
      chapters: [[0, 20, 'One'], [20, 60, 'Two']],
      scenes: [scene(0, 10, [0, 1]), scene(10, 20, [0, 1], { layer: 'dream' }), scene(20, 30, [0]), scene(30, 40, [0, 1], { seen_by: [2] }), scene(40, 60, [0, 2])],
    }),
  )

  it('are those of the people in the most scenes', () => {
    expect(mostPresent(model, 2)).toEqual([0, 1])
  })

  it('are unreal in dreams and for those who watch, and thin where somebody is elsewhere', () => {
    const { columns } = storylineOf(model, [0, 1, 2])
    expect(stretchesOf(columns, 1)).toEqual([
      { from: 0, to: 1, kind: 'unreal' },
      { from: 1, to: 3, kind: 'apart' },
    ])
    expect(stretchesOf(columns, 2)).toEqual([{ from: 3, to: 4, kind: 'unreal' }])
    expect(stretchesOf(columns, 0).map(({ kind }) => kind)).toEqual(['unreal', 'together'])
  })

  it('begin and end where their stretch does', () => {
    const { places } = storylineOf(model, [0, 1, 2])
    const path = pathOf(places, 1, { from: 0, to: 3, kind: 'apart' }, (column) => column * 10, (place) => place)
    expect(path).toMatch(/^M0 /)
    expect(path).toMatch(/(H30|30 [\d.]+)$/)
  })

  it('are grouped by chapters', () => {
    expect(chaptersOf(model)).toEqual([
      { title: 'One', from: 0, to: 1 },
      { title: 'Two', from: 2, to: 4 },
    ])
  })
})
