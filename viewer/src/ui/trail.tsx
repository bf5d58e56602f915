/** The passages at hand: how many, which one, next and previous; beside a view that hides the text, the passage itself. */

import { lastBefore, paragraphAt, rowAt, shareAt } from '../data/model'
import type { Span } from '../data/offsets'
import { known, model, open, person, spot, step, story, trail, view } from '../state'
import { Names } from './who'

export function TrailBar() {
  const now = trail.value
  if (!now) return null
  const span = now.spans[now.index]
  const reading = view.value === 'read'
  return (
    <aside class="trail" aria-label="Passages">
      {!reading && span && <Passage span={span} />}
      <div class="trail-bar">
        <span class="trail-title" title={now.title}>
          {now.title}
        </span>
        <span class="trail-count" role="status">
          {span ? `${(now.index + 1).toLocaleString('en')} of ${now.spans.length.toLocaleString('en')}` : 'no passages'}
        </span>
        {now.spans.length > 1 && (
          <>
            <button type="button" onClick={() => step(-1)} aria-label="Previous passage (p)" title="Previous passage (p)">
              ‹
            </button>
            <button type="button" onClick={() => step(1)} aria-label="Next passage (n)" title="Next passage (n)">
              ›
            </button>
          </>
        )}
        {span && <About position={span[0]} />}
        {!reading && span && (
          <button type="button" class="wide" onClick={() => open('read')}>
            In the text
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            trail.value = null
            person.value = view.value === 'read' ? null : person.value
          }}
          aria-label="Close (Escape)"
          title="Close (Escape)"
        >
          ×
        </button>
      </div>
    </aside>
  )
}

/** A passage in its paragraphs, with where it stands and who is there. */
function Passage({ span: [start, end] }: { span: Span }) {
  const [from] = paragraphAt(story, start)
  const to = Math.min(Math.max(end, paragraphAt(story, Math.max(start, end - 1))[1]), known.value.at)
  const scene = known.value.scenes[lastBefore(model.value.scenes, start)]
  const chapter = story.chapters[lastBefore(story.chapters, start)]
  return (
    <div class="trail-passage">
      <p class="trail-place">
        {story.chapters.length > 1 && chapter && `${chapter.title} · `}
        {scene && `scene ${scene.index + 1} · `}
        {Math.round(100 * shareAt(story, start))}%
        {scene && scene.present.length > 0 && (
          <>
            {' · there: '}
            <Names of={scene.present} />
          </>
        )}
      </p>
      <blockquote>
        {story.text.slice(from, start)}
        <mark>{story.text.slice(start, end)}</mark>
        {story.text.slice(end, to)}
      </blockquote>
    </div>
  )
}

/** Opens the card of the line at hand, for those who come by keyboard. */
function About({ position }: { position: number }) {
  const line = rowAt(known.value.lines, position)
  if (!line) return null
  return (
    <button
      type="button"
      class="wide"
      onClick={(event) => (spot.value = { kind: 'line', line: line.index, x: innerWidth / 2 - 150, y: event.currentTarget.getBoundingClientRect().top })}
    >
      Wrong?
    </button>
  )
}
