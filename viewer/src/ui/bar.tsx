/** The bar over every view: the views, the reader's page, search, light and dark. */

import { lastBefore, shareAt } from '../data/model'
import { at, corrections, here, model, open, show, story, theme, view } from '../state'
import { nextStop } from '../text/reading'
import { VIEWS } from '../views'

const STEPS = 1000 // of the slider, over the whole book

export function Bar() {
  const tabs = [{ id: 'read', title: 'Read' }, ...VIEWS]
  const made = corrections.value.length
  return (
    <section class="bar" aria-label="This report">
      <nav class="tabs" aria-label="Views">
        {tabs.map(({ id, title }) => (
          <button key={id} type="button" aria-current={view.value === id ? 'page' : undefined} onClick={() => (id === 'cast' ? open(id, null) : open(id))}>
            {title}
            {id === 'corrections' && made > 0 && <span class="count">{made}</span>}
          </button>
        ))}
      </nav>
      <div class="tools">
        <PageSlider />
        <Search />
        <button type="button" class="theme" aria-label="Light or dark" title="Light or dark" onClick={turn}>
          ◐
        </button>
      </div>
    </section>
  )
}

function turn(): void {
  const dark = theme.value ? theme.value === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  theme.value = dark ? 'light' : 'dark'
}

/** As of this page: what comes later is hidden, in the text and in every view. */
function PageSlider() {
  const share = at.value === null ? 1 : shareAt(story, at.value)
  const chapter = at.value === null ? undefined : story.chapters[lastBefore(story.chapters, at.value - 1)]
  const told = at.value === null ? 'whole book' : `to ${Math.round(share * 100)}%`
  return (
    <div class="page">
      <label>
        <span class="page-label">As of</span>
        <input
          type="range"
          min="0"
          max={STEPS}
          value={Math.round(share * STEPS)}
          aria-label="Show what is known up to this point of the book"
          aria-valuetext={chapter && story.chapters.length > 1 ? `${told}, ${chapter.title}` : told}
          onInput={(event) => set(Number(event.currentTarget.value) / STEPS)}
        />
      </label>
      <output class={at.value === null ? 'all' : undefined} title={chapter?.title}>{told}</output>
      {view.value === 'read' && at.value === null && shareAt(story, here.value) > 0.01 && (
        <button type="button" class="wide" title="Hide everything that comes later" onClick={() => (at.value = nextStop(here.value))}>
          Only to here
        </button>
      )}
      {at.value !== null && (
        <button type="button" class="wide" onClick={() => (at.value = null)}>
          Show all
        </button>
      )}
    </div>
  )
}

/** Cuts at the paragraph that a share of the book ends in, so that no sentence is told by half. */
function set(share: number): void {
  const [start, end] = story.body
  if (share >= 1) {
    at.value = null
    return
  }
  const position = start + Math.round((end - start) * share)
  const paragraph = story.paragraphs.find((each) => each[1] > position)
  at.value = paragraph ? Math.max(paragraph[0], start + 1) : position
}

const MOST_HITS = 5000

function Search() {
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const words = new FormData(event.currentTarget).get('words')
        if (typeof words === 'string') find(words)
      }}
    >
      <input name="words" type="search" placeholder="Search" aria-label="Search the text (/)" autocomplete="off" spellcheck={false} />
    </form>
  )
}

/** Lights every place where some words stand, in any case, whatever white space is between them. */
function find(words: string): void {
  const asked = words.trim()
  if (!asked) return
  const pattern = new RegExp(asked.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu')
  const spans: [number, number][] = []
  for (const found of model.value.text.matchAll(pattern)) {
    spans.push([found.index, found.index + found[0].length])
    if (spans.length === MOST_HITS) break
  }
  const next = spans.findIndex(([start]) => start >= here.value)
  show(spans.length ? `“${asked}”` : `nothing says “${asked}”`, spans, Math.max(0, next))
}
