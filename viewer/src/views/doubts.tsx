/** Doubts: what storyglass is not sure of, worst first, each with its passage and the way to put it right. */

import { computed, signal } from '@preact/signals'
import { shareAt } from '../data/model'
import { type Claim, claimsOf, DOUBTFUL, type DoubtKind, tenths } from '../layout/doubts'
import { known, model, show, spot, story } from '../state'
import { usePortion, ViewHead } from '../ui/filters'
import './doubts.css'

const PORTION = 40 // doubts drawn at once
const QUOTED = 220 // characters of a passage

const KINDS: [DoubtKind, string][] = [
  ['lines', 'Lines'],
  ['people', 'People'],
  ['scenes', 'Scenes'],
  ['watching', 'Watching'],
  ['knowledge', 'Knowledge'],
  ['bonds', 'Bonds'],
  ['feelings', 'Feelings'],
  ['judgements', 'Judgements'],
]

const kind = signal<DoubtKind>('lines')
const claims = computed(() => claimsOf(known.value))

function Doubts() {
  const all = KINDS.filter(([each]) => claims.value.has(each))
  const chosen = claims.value.has(kind.value) ? kind.value : all[0]?.[0]
  const { warnings } = model.value
  return (
    <>
      <ViewHead title="Doubts">what storyglass is least sure of comes first, by its own measure</ViewHead>
      {warnings.length > 0 && (
        <ul class="doubt-warnings" aria-label="Warnings of the reading">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {chosen ? (
        <>
          <div class="kinds" role="group" aria-label="Kinds of claims">
            {all.map(([each, title]) => (
              <Kind key={each} of={each} title={title} claims={claims.value.get(each)!} chosen={each === chosen} />
            ))}
          </div>
          <List claims={claims.value.get(chosen)!} about={chosen} />
        </>
      ) : (
        <p class="nothing">Nothing is claimed so far.</p>
      )}
    </>
  )
}

const doubtful = (list: readonly Claim[]): number => list.filter(({ confidence }) => confidence < DOUBTFUL).length

/** A kind of claims: how many are in doubt, and how the others spread from unsure to sure. */
function Kind({ of, title, claims: list, chosen }: { of: DoubtKind; title: string; claims: Claim[]; chosen: boolean }) {
  const counts = tenths(list)
  const most = Math.max(...counts)
  return (
    <button type="button" class="kind" aria-pressed={chosen} onClick={() => (kind.value = of)}>
      <span class="kind-title">{title}</span>
      <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {counts.map((count, i) => count > 0 && <rect key={i} class={i / 10 < DOUBTFUL ? 'unsure' : ''} x={i * 10 + 0.8} width="8.4" y={24 - 3 - 21 * Math.sqrt(count / most)} height={3 + 21 * Math.sqrt(count / most)} />)}
      </svg>
      <span class="quiet">
        {doubtful(list).toLocaleString('en')} of {list.length.toLocaleString('en')} in doubt
      </span>
    </button>
  )
}

function List({ claims: list, about }: { claims: Claim[]; about: string }) {
  const unsure = doubtful(list)
  const [drawn, more] = usePortion(list.length, PORTION, about)
  return (
    <>
      <ol class="doubts">
        {list.slice(0, drawn).map((claim, i) => [
          i === unsure && (
            <li key="sure" class="sure-from">
              {unsure ? 'From here on it is rather sure' : 'Of all this it is rather sure'}
            </li>
          ),
          <Doubt key={`${claim.claim} ${i}`} claim={claim} />,
        ])}
      </ol>
      {more}
    </>
  )
}

function Doubt({ claim: { claim, confidence, why, spans, right } }: { claim: Claim }) {
  const [start, end] = spans[0] ?? [0, 0]
  const words = story.text.slice(start, Math.min(end, start + QUOTED)).replace(/\s+/g, ' ').trim()
  const percent = Math.round(100 * confidence)
  return (
    <li class="doubt">
      <p class="sureness">
        <span class="sure-bar" aria-hidden="true">
          <span style={{ width: `${percent}%` }} />
        </span>
        {percent}%<span class="unseen"> sure</span>
      </p>
      <div>
        <p class="says-what">
          {claim}
          {why && <span class="quiet">, {why}</span>}
          {spans.length > 0 && <span class="quiet"> · at {Math.round(100 * shareAt(story, start))}%</span>}
        </p>
        {words && (
          <button type="button" class="passage" onClick={() => show(claim, spans)}>
            {words}
            {end - start > QUOTED && '…'}
          </button>
        )}
      </div>
      {right && (
        <button
          type="button"
          class="wide"
          aria-label={`Put right: ${claim}`}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            spot.value = { ...right, x: box.left - 260, y: box.top }
          }}
        >
          Put right
        </button>
      )}
    </li>
  )
}

export const doubts = { id: 'doubts', title: 'Doubts', Component: Doubts }
