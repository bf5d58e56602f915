/** A claim that leads to its passages: one click lights them and shows the first. */

import type { ComponentChildren } from 'preact'
import type { Span } from '../data/offsets'
import { show } from '../state'

export function Passages({ title, spans, children }: { title: string; spans: readonly Span[]; children: ComponentChildren }) {
  if (!spans.length) return <span>{children}</span>
  return (
    <button type="button" class="claim" onClick={() => show(title, spans)}>
      {children}
    </button>
  )
}
