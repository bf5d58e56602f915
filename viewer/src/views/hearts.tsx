/** Hearts: what everybody feels along the story, one small chart each. */

import { signal } from '@preact/signals'
import { shareAt } from '../data/model'
import { type Beat, type Heart, heartsOf, moodOf, peaksOf } from '../layout/hearts'
import { known, person, show, story } from '../state'
import { colour } from '../text/slots'
import { Pick, PickPerson, usePortion, ViewHead } from '../ui/filters'
import { useWidth } from '../ui/size'
import { Name } from '../ui/who'
import './hearts.css'

const PORTION = 8 // hearts drawn at once
const HALF = 46 // px from the line to the strongest feeling
const NAMED = 14 // px beyond it for a name
const LETTER = 7 // px of a letter of a name
const ROOM = 110 // px of the chart for each feeling named above it, and below
const OFTEN = 7 // feelings listed under it, the most frequent

const feeling = signal('')

function Hearts() {
  const now = known.value
  const who = person.value === null ? null : now.self(person.value)
  const feelings = [...new Set(now.feelings.map((row) => row.feeling))].sort()
  const hearts = heartsOf(now, feeling.value || null)
  const found = who === null ? hearts : hearts.filter((heart) => heart.who === who)
  const [drawn, more] = usePortion(found.length, PORTION, `${who} ${feeling.value}`)
  const shown = found.reduce((sum, heart) => sum + heart.beats.length, 0)
  return (
    <>
      <ViewHead title="Hearts">
        {shown.toLocaleString('en')} {shown === 1 ? 'feeling' : 'feelings'} so far
      </ViewHead>
      <div class="filters">
        <PickPerson asks="Feelings of whom" label="Of" anyone="everybody" who={who} of={hearts.map((heart) => heart.who)} set={(one) => (person.value = one)} />
        <Pick label="Which feeling" value={feeling.value} of={[['', 'any feeling'], ...feelings.map((one): [string, string] => [one, one])]} set={(one) => (feeling.value = one)} />
        <ul class="legend" aria-label="Signs">
          <li>
            <Mark tone="pleasant" /> pleasant
          </li>
          <li>
            <Mark tone="unpleasant" /> unpleasant
          </li>
          <li>
            <Mark tone="neither" /> neither
          </li>
        </ul>
      </div>
      {found.length === 0 && <p class="nothing">Nobody feels anything {feeling.value ? 'like that ' : ''}so far.</p>}
      {found.slice(0, drawn).map((heart) => (
        <HeartRow key={heart.who} heart={heart} />
      ))}
      {more}
    </>
  )
}

const SHAPES = { pleasant: 'M0-4.500L4.3 3.200H-4.300z', unpleasant: 'M0 4.500L4.3-3.200H-4.300z', neither: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z' }

function Mark({ tone }: { tone: keyof typeof SHAPES }) {
  return (
    <svg class={tone} width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={SHAPES[tone]} />
    </svg>
  )
}

function HeartRow({ heart: { who, beats, counts } }: { heart: Heart }) {
  return (
    <section class={`heart ${colour(who)}`}>
      <h3>
        <Name who={who} />
      </h3>
      <Chart beats={beats} />
      <ul class="often" aria-label="The most frequent">
        {counts.slice(0, OFTEN).map(([felt, shows]) => (
          <li key={felt}>
            <Mark tone={shows[0]!.tone} />
            <button type="button" class="claim" onClick={() => tell(shows, 0)}>
              {felt}
            </button>{' '}
            <span class="quiet">{shows.length}</span>
          </li>
        ))}
        {counts.length > OFTEN && <li class="quiet">and {counts.length - OFTEN} more</li>}
      </ul>
      <Table beats={beats} />
    </section>
  )
}

/** Lights the passages of some feelings of one person, from one of them on. */
function tell(beats: readonly Beat[], index: number): void {
  const { name } = known.value
  const { who, feeling: felt } = beats[index]!.row
  const same = beats.every((beat) => beat.row.feeling === felt)
  const before = beats.slice(0, index).reduce((sum, beat) => sum + beat.row.evidence.length, 0)
  show(`${name(who)}: ${same ? felt : 'feelings'}`, beats.flatMap((beat) => beat.row.evidence), before)
}

function Chart({ beats }: { beats: Beat[] }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const height = 2 * (HALF + NAMED)
  const middle = height / 2
  const until = shareAt(story, known.value.at)
  const y = (value: number): number => middle - HALF * value
  const mood = moodOf(beats, until)
  const curve = mood.map((value, i) => `${((until * i) / (mood.length - 1)) * width} ${y(value).toFixed(1)}`).join('L')
  const peaks = peaksOf(beats, width, LETTER, Math.ceil(width / ROOM))
  const nearest = (event: MouseEvent & { currentTarget: SVGElement }): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, up] = [event.clientX - box.left, event.clientY - box.top]
    const far = (beat: Beat): number => Math.hypot(beat.at * width - x, 0.5 * (y(beat.height) - up))
    return beats.reduce((best, beat, i) => (far(beat) < far(beats[best]!) ? i : best), 0)
  }
  return (
    <div class="heart-chart" ref={box}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`${beats.length} feelings along the story; the list below tells the same`}
          onClick={(event) => tell(beats, nearest(event))}
          onPointerMove={(event) => {
            const { row } = beats[nearest(event)]!
            event.currentTarget.querySelector('title')!.textContent = told(row)
          }}
        >
          <title />
          <path class="mood" d={`M0 ${middle}L${curve}L${until * width} ${middle}z`} />
          <path class="zero" d={`M0 ${middle}H${width}`} />
          {story.chapters.length > 1 && story.chapters.map((chapter) => <path key={chapter.start} class="tick" d={`M${shareAt(story, chapter.start) * width} ${middle - 4}v8`} />)}
          {(['pleasant', 'unpleasant', 'neither'] as const).map((tone) => (
            <g key={tone} class={tone}>
              <path class="stalk" d={beats.map((beat) => (beat.tone === tone && beat.height ? `M${(beat.at * width).toFixed(1)} ${middle}V${y(beat.height).toFixed(1)}` : '')).join('')} />
              {beats.map((beat, i) => beat.tone === tone && <path key={i} class="beat" transform={`translate(${(beat.at * width).toFixed(1)} ${y(beat.height).toFixed(1)})`} d={SHAPES[tone]} />)}
            </g>
          ))}
          {peaks.map(({ beat, anchor }) => (
            <text key={`${beat.at} ${beat.row.feeling}`} x={beat.at * width} y={beat.height > 0 ? y(beat.height) - 8 : y(beat.height) + 16} text-anchor={anchor}>
              {beat.row.feeling}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}

function told({ feeling: felt, toward, strength, scene, who }: Beat['row']): string {
  const { name, self } = known.value
  const whom = toward === null || self(toward) === self(who) ? '' : ` toward ${name(toward)}`
  return `${felt}${whom}, ${strength >= 0.75 ? 'strong' : strength >= 0.4 ? 'clear' : 'slight'}, scene ${scene + 1}`
}

const ROWS = 60

function Table({ beats }: { beats: Beat[] }) {
  return (
    <details class="beats">
      <summary>All {beats.length.toLocaleString('en')} as a list</summary>
      <List beats={beats} />
    </details>
  )
}

function List({ beats }: { beats: Beat[] }) {
  const [drawn, more] = usePortion(beats.length, ROWS, String(beats[0]?.row.who))
  return (
    <>
      <ol>
        {beats.slice(0, drawn).map((beat, i) => (
          <li key={i}>
            <span class="quiet">{Math.round(100 * beat.at)}%</span> <Mark tone={beat.tone} />{' '}
            <button type="button" class="claim" onClick={() => tell(beats, i)}>
              {told(beat.row)}
            </button>
          </li>
        ))}
      </ol>
      {more}
    </>
  )
}

export const hearts = { id: 'hearts', title: 'Hearts', Component: Hearts }
