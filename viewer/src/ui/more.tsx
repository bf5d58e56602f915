/** Under the text of a reader who has not come to the end: the way on. */

import { shareAt } from '../data/model'
import { at, story, view } from '../state'
import { nextStop } from '../text/reading'

export function More() {
  const now = at.value
  if (now === null || view.value !== 'read') return null
  const next = nextStop(now)
  return (
    <div class="more">
      <p class="quiet">You have read {Math.round(shareAt(story, now) * 100)}%. What comes later is hidden, here and in every view.</p>
      <button type="button" class="wide" onClick={() => (at.value = next >= story.body[1] ? null : next)}>
        Read on
      </button>
      <button type="button" class="wide" onClick={() => (at.value = null)}>
        Show the whole book
      </button>
    </div>
  )
}
