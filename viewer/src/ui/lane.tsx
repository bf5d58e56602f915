/** Where in the book something stands, as a strip from left to right. */

import type { Span } from '../data/offsets'

const STEPS = 400 // of the book; a strip is a few hundred pixels long

/** A path in a box of 1 by 1: a bar for every step that a row touches. */
export function lane(rows: readonly { start: number; end: number }[], [start, end]: Span): string {
  const parts: string[] = []
  let done = -1
  for (const row of rows) {
    const first = Math.max(done + 1, Math.floor(((row.start - start) * STEPS) / (end - start)))
    const last = Math.min(STEPS - 1, Math.floor(((row.end - 1 - start) * STEPS) / (end - start)))
    if (last < first) continue
    parts.push(`M${first / STEPS} 0h${(last + 1 - first) / STEPS}v1h-${(last + 1 - first) / STEPS}z`)
    done = last
  }
  return parts.join('')
}

export function Lane({ rows, body, class: kind }: { rows: readonly { start: number; end: number }[]; body: Span; class: string }) {
  return (
    <svg class={`lane ${kind}`} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path d={lane(rows, body)} />
    </svg>
  )
}
