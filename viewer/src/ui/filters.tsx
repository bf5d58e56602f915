/** What views that filter share: their head, a choice of somebody, a search for words, rows that come in portions. */

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Who } from '../data/model'
import { known } from '../state'
import './filters.css'

/** What a view is, and what it found, in one sentence. */
export function ViewHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <header class="view-head">
      <h2>{title}</h2>
      {children && <p class="quiet">{children}</p>}
    </header>
  )
}

interface PickProps {
  /** What is chosen, for those who hear the page; `label` is what stands before it. */
  asks: string
  label: string
  /** What stands for nobody in particular. */
  anyone: string
  who: Who | null
  set: (who: Who | null) => void
  /** Whom to choose from; the cast met so far where nothing is said. */
  of?: readonly Who[]
  /** One more choice, that is no person. */
  also?: readonly [number, string]
}

/** Chooses somebody; who was chosen and is not there to choose stays chosen, so that the filter can be seen. */
export function PickPerson({ asks, label, anyone, who, set, of, also }: PickProps) {
  const { cast, name } = known.value
  const people = [...(of ?? cast.map((one) => one.who))]
  if (who !== null && who !== also?.[0] && !people.includes(who)) people.unshift(who)
  return (
    <label>
      {label}
      <select aria-label={asks} class={who === null ? '' : 'asked'} value={who ?? ''} onChange={(event) => set(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}>
        <option value="">{anyone}</option>
        {people.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
        {also && <option value={also[0]}>{also[1]}</option>}
      </select>
    </label>
  )
}

/** Words to look for, as they are typed. */
export function PickWords({ label, words, set }: { label: string; words: string; set: (words: string) => void }) {
  return (
    <input
      type="search"
      class={words ? 'asked' : ''}
      value={words}
      placeholder={label}
      aria-label={label}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => set(event.currentTarget.value)}
    />
  )
}

interface PickOneProps<Value> {
  label: string
  value: Value
  /** What can be chosen, in what words; the first asks for nothing. */
  of: readonly (readonly [Value, string])[]
  set: (value: Value) => void
}

/** Chooses one of a few words. */
export function Pick<Value extends string>({ label, value, of, set }: PickOneProps<Value>) {
  return (
    <select aria-label={label} class={value === of[0]?.[0] ? '' : 'asked'} value={value} onChange={(event) => set(event.currentTarget.value as Value)}>
      {of.map(([each, told]) => (
        <option key={each} value={each}>
          {told}
        </option>
      ))}
    </select>
  )
}

/**
 * How many of many rows to draw: a portion, and one more whenever the button below them comes into sight.
 *
 * `about` names what the rows are of: when it changes, the first portion stands there again.
 */
export function usePortion(count: number, portion: number, about: string): [drawn: number, more: ComponentChildren] {
  const [state, set] = useState({ about, drawn: portion })
  const button = useRef<HTMLButtonElement>(null)
  const drawn = Math.min(count, state.about === about ? state.drawn : portion)
  const grow = (): void => set({ about, drawn: drawn + portion })
  useEffect(() => {
    if (!button.current) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && grow(), { rootMargin: '1200px 0px' })
    watcher.observe(button.current)
    return () => watcher.disconnect()
  })
  const more = drawn < count && (
    <button type="button" class="more-rows" ref={button} onClick={grow}>
      Show more: {(count - drawn).toLocaleString('en')} to come
    </button>
  )
  return [drawn, more]
}
