/** Where people stand in the network of bonds: one place for the whole story, so that nothing moves as it goes on. */

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { BondKind, Model, Who } from '../data/model'

/** A place in a box of 1 by 1. */
export interface Place {
  x: number
  y: number
}

const TICKS = 320 // the simulation has cooled down by then
const ROOM = 24 // how far two people are kept apart, in the simulation's units

/**
 * Places for the people of the bonds of the whole story: the closer the stronger their bonds.
 *
 * The simulation starts from the same places every time and draws nothing by chance (Fruchterman and Reingold's idea,
 * as d3-force does it), so the same story has the same places.
 */
export function placesOf(model: Model, people: readonly Who[]): Map<Who, Place> {
  const nodes = people.map((who) => ({ who, x: 0, y: 0 }))
  const index = new Map(people.map((who, i) => [who, i]))
  const links = model.bonds.flatMap(({ pair: [a, b], steps }) => {
    const [source, target] = [index.get(a), index.get(b)]
    const strength = Math.max(...steps.map((step) => step.strength))
    return source === undefined || target === undefined || !steps.length ? [] : [{ source, target, strength }]
  })
  nodes.forEach((node, i) => {
    // a sunflower: the first in the middle, everybody else around them
    const [radius, angle] = [30 * Math.sqrt(i), i * Math.PI * (3 - Math.sqrt(5))]
    node.x = radius * Math.cos(angle)
    node.y = radius * Math.sin(angle)
  })
  forceSimulation(nodes)
    .force('bonds', forceLink(links).distance((link) => 50 + 110 * (1 - link.strength)).strength((link) => 0.03 + 0.35 * link.strength ** 2))
    .force('apart', forceManyBody().strength(-300).distanceMax(500))
    .force('room', forceCollide(ROOM))
    .force('across', forceX(0).strength(0.05))
    .force('down', forceY(0).strength(0.08))
    .stop()
    .tick(TICKS)
  return new Map(fitted(nodes).map((place, i) => [people[i]!, place]))
}

/** Places moved and stretched into the box of 1 by 1. */
export function fitted(places: readonly Place[]): Place[] {
  const along = (key: 'x' | 'y'): ((value: number) => number) => {
    const values = places.map((place) => place[key])
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value) => (high > low ? (value - low) / (high - low) : 0.5)
  }
  const [x, y] = [along('x'), along('y')]
  return places.map((place) => ({ x: x(place.x), y: y(place.y) }))
}

const TOOTH = 5 // px, half a wave of a zigzag

/** The line between two places: straight, or for the hostile a zigzag. */
export function edgePath(a: Place, b: Place, kind: BondKind): string {
  if (kind !== 'hostile') return `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = Math.hypot(dx, dy)
  const teeth = Math.max(2, Math.round(length / (2 * TOOTH)))
  const parts = [`M${round(a.x)} ${round(a.y)}`]
  for (let i = 1; i < teeth; i++) {
    const [along, across] = [i / teeth, (i % 2 ? 1 : -1) * Math.min(TOOTH, length / 4)]
    parts.push(`L${round(a.x + dx * along - (dy / length) * across)} ${round(a.y + dy * along + (dx / length) * across)}`)
  }
  return `${parts.join('')}L${round(b.x)} ${round(b.y)}`
}

const round = (value: number): number => Math.round(value * 10) / 10

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** A name to be written at somebody's place. */
export interface Label extends Place {
  text: string
  /** How far the name must stay from the place. */
  radius: number
}

const LETTER = 6.9 // px of a letter of .8125rem, on average
const LINE = 15 // px of a line of it

/**
 * Where each name can be written without lying over another name or place: under, over or beside its place.
 *
 * The first of them choose first; who finds no room has no name (null) until the pointer is over them.
 */
export function labelled(labels: readonly Label[], width: number): ({ x: number; y: number; anchor: 'middle' | 'start' | 'end' } | null)[] {
  const taken: Box[] = labels.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
  return labels.map(({ x, y, text, radius }) => {
    const wide = text.length * LETTER
    const below = y + radius + 13
    const choices = [
      { x, y: below, anchor: 'middle' as const, left: x - wide / 2 },
      { x, y: y - radius - 4, anchor: 'middle' as const, left: x - wide / 2 },
      { x: x + radius + 4, y: y + 4, anchor: 'start' as const, left: x + radius + 4 },
      { x: x - radius - 4, y: y + 4, anchor: 'end' as const, left: x - radius - 4 - wide },
    ]
    for (const { left, ...choice } of choices) {
      const box = { left, right: left + wide, top: choice.y - LINE + 3, bottom: choice.y + 3 }
      if (box.left < 0 || box.right > width || taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      return choice
    }
    return null
  })
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
