/** Positions: the story document counts code points, JavaScript counts UTF-16 units. */

export type Span = [start: number, end: number]

/** Turns positions of one kind into the other, for one text. */
export interface Offsets {
  /** The UTF-16 position of a code point. */
  units(points: number): number
  /** The code point of a UTF-16 position. */
  points(units: number): number
}

/** The offsets of a text; where nothing lies beyond the first plane, both kinds are the same and cost nothing. */
export function offsetsOf(text: string): Offsets {
  const wide: number[] = [] // the code point position of every character that takes two units
  const surrogates = /[\ud800-\udbff][\udc00-\udfff]/g
  for (let found = surrogates.exec(text); found; found = surrogates.exec(text)) wide.push(found.index - wide.length)
  if (!wide.length) return { units: (points) => points, points: (units) => units }
  return {
    units: (points) => points + below(wide.length, (i) => wide[i]! < points),
    points: (units) => units - below(wide.length, (i) => wide[i]! + i < units),
  }
}

/** How many of the first `count` indexes satisfy a test that holds up to some index and no further. */
export function below(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
