/** The cast: cards by presence, and everything the story shows of one character. */

import { useState } from 'preact/hooks'
import type { Known } from '../data/known'
import { type Line, shareAt, type Who } from '../data/model'
import { linesOf, wordsIn } from '../data/passages'
import { known, model, person, story } from '../state'
import { colour } from '../text/slots'
import { Lane } from '../ui/lane'
import { Passages } from '../ui/passages'
import { PersonPage } from './person'
import './cast.css'

const FIRST = 24 // cards that stand open; the rest of a long cast unfolds

function Cast() {
  const who = person.value
  return who !== null && known.value.met(who) && model.value.people[who]?.member ? <PersonPage who={known.value.self(who)} /> : <Cards />
}

interface Entry {
  who: Who
  lines: Line[]
  words: number
}

/** Everybody with their lines and how many words they say. */
function entries(told: Known): Entry[] {
  return told.cast.map(({ who }) => {
    const lines = linesOf(told, who)
    return { who, lines, words: lines.reduce((sum, line) => sum + wordsIn(story.text, line.start, line.end), 0) }
  })
}

function Cards() {
  const told = known.value
  const [order, setOrder] = useState<'presence' | 'lines'>('presence')
  const [all, setAll] = useState(false)
  const found = entries(told)
  const words = Math.max(1, found.reduce((sum, each) => sum + each.words, 0))
  if (order === 'lines') found.sort((a, b) => b.words - a.words)
  const shown = all ? found : found.slice(0, FIRST)
  return (
    <>
      <div class="view-head">
        <h2>Cast</h2>
        <p class="quiet">
          {found.length.toLocaleString('en')} {found.length === 1 ? 'character' : 'characters'}
          {!told.everything && ' met so far'}, most {order === 'presence' ? 'present' : 'spoken'} first
        </p>
        <div class="choice" role="group" aria-label="Order">
          {(['presence', 'lines'] as const).map((each) => (
            <button type="button" aria-pressed={order === each} onClick={() => setOrder(each)}>
              by {each === 'presence' ? 'presence' : 'words spoken'}
            </button>
          ))}
        </div>
      </div>
      {found.length === 0 && <p class="quiet">Nobody has been met so far.</p>}
      <ul class="cards">
        {shown.map((entry) => (
          <CastCard key={entry.who} {...entry} share={entry.words / words} />
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" class="wide more-cards" onClick={() => setAll(true)}>
          and {found.length - shown.length} more
        </button>
      )}
    </>
  )
}

function CastCard({ who, lines, share }: Entry & { share: number }) {
  const told = known.value
  const one = model.value.people[who]!
  const name = told.name(who)
  const roles = [told.narrator(who) && 'narrator', one.member?.group && 'group'].filter((role) => role !== false)
  const also = [...roles, ...told.names(who).filter((form) => form !== name)].slice(0, 4)
  return (
    <li class={`cast-card ${colour(who)}`}>
      <h3>
        <button type="button" onClick={() => (person.value = who)}>
          {name}
        </button>
      </h3>
      <p class="also">{[told.pronouns(who), ...also].filter(Boolean).join(' · ') || ' '}</p>
      <Lane rows={lines} body={story.body} class={colour(who)} />
      <p class="facts-line">
        {lines.length > 0 ? (
          <Passages title={`${name}: lines`} spans={lines.map(({ start, end }) => [start, end])}>
            {lines.length.toLocaleString('en')} {lines.length === 1 ? 'line' : 'lines'}
          </Passages>
        ) : (
          'no lines'
        )}
        {lines.length > 0 && <span class="quiet"> {share < 0.005 ? '<1' : Math.round(share * 100)}% of all words</span>}
        <span class="quiet first-seen">
          <Passages title={`${name}: first seen`} spans={[[one.member!.firstSeen, Math.max(one.member!.firstSeen + 1, one.member!.knownFrom)]]}>
            first at {Math.round(shareAt(story, one.member!.firstSeen) * 100)}%
          </Passages>
        </span>
      </p>
    </li>
  )
}

export const cast = { id: 'cast', title: 'Cast', Component: Cast }
