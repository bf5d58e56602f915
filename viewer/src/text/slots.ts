/** Colours: the first twelve of the cast have one, by their number, everybody else is grey. */

import type { Who } from '../data/model'

export const SLOTS = 12

/** The number of somebody's colour, 1 to 12, or 0 for grey. */
export function slotOf(who: Who | null): number {
  return who !== null && who >= 0 && who < SLOTS ? who + 1 : 0
}

/** The class that gives an element somebody's colour : `--c` ink, `--t` tint, `--l` lit tint. */
export function colour(who: Who | null): string {
  return `p${slotOf(who)}`
}
