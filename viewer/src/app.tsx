/** The whole of what is drawn around the text. */

import { useEffect } from 'preact/hooks'
import { person, spot, step, story, trail, view } from './state'
import { Bar } from './ui/bar'
import { SpotCard } from './ui/card'
import { BookMap } from './ui/map'
import { Tip } from './ui/tip'
import { TrailBar } from './ui/trail'
import { VIEWS } from './views'

export function App() {
  const shown = VIEWS.find(({ id }) => id === view.value)
  useEffect(() => {
    document.title = shown ? `${shown.title} · ${story.title}` : story.title
  }, [shown])
  return (
    <>
      <Bar />
      {shown && (
        <main class={`view view-${shown.id}`} aria-label={shown.title}>
          <h1 class="unseen">{story.title}</h1>
          <shown.Component />
        </main>
      )}
      {!shown && <BookMap />}
      <TrailBar />
      <SpotCard />
      {!shown && <Tip />}
    </>
  )
}

/** The keys: n and p step through passages, / searches, Escape lets go. */
export function keys(event: KeyboardEvent): void {
  const typing = (event.target as Element).closest('input:not([type=range]), textarea, select')
  if (event.key === 'Escape') {
    if (spot.value) spot.value = null
    else if (trail.value) trail.value = null
    else person.value = null
    if (typing) (typing as HTMLElement).blur()
  } else if (typing || event.ctrlKey || event.metaKey || event.altKey) return
  else if (event.key === 'n') step(1)
  else if (event.key === 'p') step(-1)
  else if (event.key === '/') {
    document.querySelector<HTMLElement>('.search input')?.focus()
    event.preventDefault()
  }
}
