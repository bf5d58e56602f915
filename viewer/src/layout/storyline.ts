/**
 * The narrative chart: everybody is a line through the scenes, and lines run together where people are together.
 *
 * In each scene one group is together. The order of all lines from scene to scene is chosen so that few of them cross:
 * the group gathers where that swaps the fewest pairs, everybody else keeps their order, and a few sweeps forth and back
 * carry what later scenes want to the earlier ones (after the layered drawing of Sugiyama et al. 1981).
 */

import { type Layer, type Model, type Scene, type Who } from '../data/model'

/** How somebody takes part in a scene. */
export type Part = 'there' | 'watches'

export interface Column {
  /** The place of the scene in the model. */
  scene: number
  layer: Layer
  parts: Map<Who, Part>
}

export interface Storyline {
  people: Who[]
  columns: Column[]
  /** For each column the place of each line, by the index in `people`; one unit is the distance of two lines apart. */
  places: Float32Array[]
  crossings: number
}

const SWEEPS = 8 // forth and back; the best of them stays
const TOGETHER = 0.55 // units between the lines of a group

/** Those who take part in a scene. */
export function partsOf(scene: Scene): Map<Who, Part> {
  const parts = new Map<Who, Part>()
  for (const who of scene.seenBy) parts.set(who, 'watches')
  for (const { who } of scene.presence) parts.set(who, 'there')
  return parts
}

/** The members of the cast who take part in the most scenes, those first. */
export function mostPresent(model: Model, count: number): Who[] {
  const scenes = new Map<Who, number>()
  for (const scene of model.scenes) for (const who of partsOf(scene).keys()) if (model.people[who]?.member) scenes.set(who, (scenes.get(who) ?? 0) + 1)
  return [...scenes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([who]) => who)
}

/** Lays out the lines of some people through all scenes of the story. */
export function storylineOf(model: Model, people: readonly Who[]): Storyline {
  const place = new Map(people.map((who, index) => [who, index]))
  const columns = model.scenes.map((scene): Column => ({ scene: scene.index, layer: scene.layer, parts: partsOf(scene) }))
  const groups = columns.map(({ parts }) => [...parts.keys()].flatMap((who) => place.get(who) ?? []))
  const orders = ordersOf(groups, people.length)
  return {
    people: [...people],
    columns,
    places: orders.map((order, i) => placesIn(order, new Set(groups[i]))),
    crossings: crossingsOf(orders),
  }
}

/** An order of all lines for each scene, in which each group stands together. */
export function ordersOf(groups: readonly (readonly number[])[], count: number): number[][] {
  const weight = Array.from({ length: count }, () => 0)
  for (const group of groups) for (const line of group) weight[line]! += 1 / groups.length
  let start = Array.from({ length: count }, (_, i) => i)
  let best: number[][] = []
  let least = Number.POSITIVE_INFINITY
  for (let sweep = 0; sweep < SWEEPS && groups.length; sweep++) {
    const back = sweep % 2 === 1
    const orders: number[][] = []
    let order = start
    for (const group of back ? groups.toReversed() : groups) orders.push((order = gathered(order, group, weight)))
    start = order
    if (back) orders.reverse()
    const crossings = crossingsOf(orders)
    if (crossings < least) [best, least] = [orders, crossings]
  }
  return best
}

/**
 * The order in which a group stands together: where the fewest pairs change sides, and those who are in many scenes, whose
 * lines are the ones to follow, move the least.
 */
function gathered(order: readonly number[], group: readonly number[], weight: readonly number[]): number[] {
  if (group.length < 2) return [...order]
  const inGroup = new Set(group)
  const others = order.filter((line) => !inGroup.has(line))
  const members = order.filter((line) => inGroup.has(line))
  const ranks = order.flatMap((line, rank) => (inGroup.has(line) ? [rank] : []))
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (let gap = 0; gap <= others.length; gap++) {
    let cost = 0
    ranks.forEach((rank, i) => {
      // of the others, rank - i stood before this member, and now gap of them do
      cost += Math.abs(gap - (rank - i)) + 2 * weight[members[i]!]! * Math.abs(gap + i - rank)
    })
    if (cost < least) [best, least] = [gap, cost]
  }
  return [...others.slice(0, best), ...members, ...others.slice(best)]
}

/** How often two lines change sides between neighbouring scenes. */
export function crossingsOf(orders: readonly (readonly number[])[]): number {
  let crossings = 0
  for (let i = 1; i < orders.length; i++) {
    const rank = new Map(orders[i]!.map((line, place) => [line, place]))
    const ranks = orders[i - 1]!.map((line) => rank.get(line)!)
    for (let a = 0; a < ranks.length; a++) for (let b = a + 1; b < ranks.length; b++) if (ranks[a]! > ranks[b]!) crossings++
  }
  return crossings
}

/** Where the lines of an order stand: everybody at their rank, a group drawn close around its middle. */
function placesIn(order: readonly number[], group: ReadonlySet<number>): Float32Array {
  const places = new Float32Array(order.length)
  order.forEach((line, rank) => (places[line] = rank))
  const ranks = order.flatMap((line, rank) => (group.has(line) ? [rank] : []))
  const middle = (ranks[0]! + ranks.at(-1)!) / 2
  for (const line of group) places[line] = middle + (places[line]! - middle) * TOGETHER
  return places
}

/** A stretch of somebody's line from one scene of theirs to the next. */
export interface Stretch {
  from: number
  to: number
  kind: 'together' | 'apart' | 'unreal'
}

/**
 * The stretches of somebody's line: solid between neighbouring scenes in which they are, thin where they are elsewhere, and
 * unreal where they only watch, or where the scene is dreamt, remembered or imagined.
 */
export function stretchesOf(columns: readonly Column[], who: Who): Stretch[] {
  const theirs = columns.flatMap(({ parts }, index) => (parts.has(who) ? [index] : []))
  const unreal = (index: number): boolean => columns[index]!.parts.get(who) === 'watches' || columns[index]!.layer !== 'actual'
  const found: Stretch[] = []
  theirs.slice(1).forEach((to, i) => {
    const from = theirs[i]!
    const kind = to - from > 1 ? 'apart' : unreal(from) || unreal(to) ? 'unreal' : 'together'
    const last = found.at(-1)
    if (last?.kind === kind && last.to === from) last.to = to
    else found.push({ from, to, kind })
  })
  return found
}

/** The path of a stretch: level where it stays, an easy bend where it moves. */
export function pathOf(places: readonly Float32Array[], line: number, { from, to }: Stretch, x: (column: number) => number, y: (place: number) => number): string {
  const round = (value: number): number => Math.round(value * 10) / 10
  const parts = [`M${round(x(from))} ${round(y(places[from]![line]!))}`]
  let [level, left] = [places[from]![line]!, from]
  for (let column = from + 1; column <= to; column++) {
    const next = places[column]![line]!
    if (next === level && column < to) continue
    if (next === level) parts.push(`H${round(x(column))}`)
    else {
      if (column - 1 > left) parts.push(`H${round(x(column - 1))}`)
      const middle = round((x(column - 1) + x(column)) / 2)
      parts.push(`C${middle} ${round(y(level))} ${middle} ${round(y(next))} ${round(x(column))} ${round(y(next))}`)
      left = column
    }
    level = next
  }
  return parts.join('')
}

/** The chapters as runs of scenes. */
export function chaptersOf(model: Model): { title: string; from: number; to: number }[] {
  const found: { title: string; from: number; to: number }[] = []
  let at = 0
  for (const chapter of model.chapters) {
    const from = at
    while (at < model.scenes.length && model.scenes[at]!.start < chapter.end) at++
    if (at > from) found.push({ title: chapter.title, from, to: at - 1 })
  }
  return found
}

/** A scene in words, on one line. */
export function sceneWords(scene: Scene, share: number): string {
  return [`Scene ${scene.index + 1}`, scene.layer === 'actual' ? null : scene.layer, scene.place, scene.time, `${Math.round(100 * share)}%`].filter(Boolean).join(' · ')
}

