/** The whole book at the edge of the window, top to bottom: who speaks where, a lane for each main character. */

import { rowAt, shareAt } from '../data/model'
import { linesOf } from '../data/passages'
import { here, known, story } from '../state'
import { reveal } from '../text/page'
import { colour, SLOTS } from '../text/slots'
import { lane } from './lane'

export function BookMap() {
  const told = known.value
  const lanes = told.model.people
    .slice(0, SLOTS)
    .map(({ who }) => ({ who, lines: linesOf(told, who) }))
    .filter(({ who, lines }) => lines.length && told.met(who))
  const go = (share: number): void => {
    const [start, end] = story.body
    const position = start + Math.floor((end - start) * Math.min(0.999, Math.max(0, share)))
    reveal([Math.min(position, told.at - 1), position])
  }
  return (
    <div class="map" aria-hidden="true">
      <svg
        viewBox={`0 0 ${Math.max(1, lanes.length)} 1`}
        preserveAspectRatio="none"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          go((event.clientY - box.top) / box.height)
        }}
      >
        <rect class="book" width="100%" height="1" />
        {story.chapters.slice(1).map(({ start }) => (
          <rect class="chapter-edge" y={shareAt(story, start)} width="100%" height=".0012" />
        ))}
        {lanes.map(({ who, lines }, column) => (
          <path class={colour(who)} d={lane(lines, story.body)} transform={`matrix(0 1 .74 0 ${column + 0.13} 0)`}>
            <title>{told.name(who)}</title>
          </path>
        ))}
        {!told.everything && <rect class="beyond" y={shareAt(story, told.at)} width="100%" height={1 - shareAt(story, told.at)} />}
      </svg>
      <Here />
    </div>
  )
}

/** Where the window stands; apart, so that scrolling draws nothing else anew. */
function Here() {
  const chapter = rowAt(story.chapters, here.value)
  return (
    <div class="track">
      <span class="here" title={chapter?.title} style={{ top: `${shareAt(story, here.value) * 100}%` }} />
    </div>
  )
}
