/** Bonds: who is bound to whom, as a network and as a list, step by step through the story. */

import { computed, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { KnownBond } from '../data/known'
import { type BondKind, type BondStep, shareAt, type Who } from '../data/model'
import { edgePath, labelled, type Place, placesOf } from '../layout/network'
import { at, known, model, person, show, story } from '../state'
import { colour } from '../text/slots'
import { PickPerson, usePortion, ViewHead } from '../ui/filters'
import { useWidth } from '../ui/size'
import { Name } from '../ui/who'
import './bonds.css'

const WIDE = 620 // px from which on the network has room for many
const MANY = 30 // people drawn where there is room, the most present first
const FEW = 14 // … and where there is little
const PORTION = 40 // rows of the list at once
const BEAT = 900 // ms from change to change when it plays
const LONGEST = 45_000 // ms that a whole story plays at most
const MARGIN = { x: 56, y: 34 } // px around the places

const KINDS: Record<BondKind, string> = { romantic: 'romantic', family: 'family', friend: 'friends', professional: 'by work', hostile: 'hostile', other: 'other' }

const READABLE = 45 // bonds in one picture, where nobody has said how strong they must be

/** How strong a bond must be to be shown; null where nobody has said. */
const asked = signal<number | null>(null)
const least = computed(() => {
  const strengths = model.value.bonds.map(({ steps }) => steps.at(-1)?.strength ?? 0)
  return asked.value ?? [0, 0.3, 0.5, 0.7].find((limit) => strengths.filter((strength) => strength >= limit).length <= READABLE) ?? 0.9
})
const hot = signal<string | null>(null)
const playing = signal(false)

/** Everybody who is ever bound, the most present first: the cast comes in that order. */
const bound = computed(() => {
  const { bonds, people } = model.value
  const found = new Set(bonds.flatMap(({ pair }) => pair))
  for (const who of found) for (const same of people[who]?.sameAs ?? []) found.add(same.who)
  return [...found].sort((a, b) => a - b)
})
const placesFew = computed(() => placesOf(model.value, bound.value.slice(0, FEW)))
const placesMany = computed(() => placesOf(model.value, bound.value.slice(0, MANY)))

/** Where some bond changes, in text order. */
const changes = computed(() => [...new Set(model.value.bonds.flatMap(({ steps }) => steps.map((step) => step.knownFrom)))].sort((a, b) => a - b))

interface Row extends KnownBond {
  key: string
  a: Who
  b: Who
}

function Bonds() {
  const now = known.value
  const who = person.value === null ? null : now.self(person.value)
  const all = now.bonds
    .map((bond): Row => ({ ...bond, key: bond.pair.join(' '), a: now.self(bond.pair[0]), b: now.self(bond.pair[1]) }))
    .filter(({ a, b }) => a !== b && now.met(a) && now.met(b))
  const rows = all
    .filter(({ now: step, a, b }) => (step.strength >= least.value || who !== null) && (who === null || a === who || b === who))
    .sort((x, y) => y.now.strength - x.now.strength || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1])
  return (
    <>
      <ViewHead title="Bonds">
        {rows.length < all.length && `${rows.length.toLocaleString('en')} of `}
        {all.length.toLocaleString('en')} {all.length === 1 ? 'pair' : 'pairs'} so far
      </ViewHead>
      <div class="filters">
        <PickPerson asks="Bonds of whom" label="Of" anyone="everybody" who={who} set={(one) => (person.value = one)} />
        <label>
          at least
          <input type="range" min="0" max="0.9" step="0.1" value={least.value} disabled={who !== null} aria-valuetext={strong(least.value)} onInput={(event) => (asked.value = Number(event.currentTarget.value))} />
          <output>{strong(least.value)}</output>
        </label>
        <Player />
      </div>
      <Legend />
      {rows.length ? (
        <div class="bonds">
          <Network rows={rows} who={who} />
          <List rows={rows} who={who} />
        </div>
      ) : (
        <p class="nothing">{all.length ? 'No bond is as strong as that so far.' : 'Nobody is bound to anybody so far.'}</p>
      )}
    </>
  )
}

function strong(strength: number): string {
  return strength >= 0.75 ? 'very strong' : strength >= 0.5 ? 'strong' : strength >= 0.25 ? 'slight' : 'faint'
}

function warm(warmth: number): string {
  return warmth >= 0.8 ? 'warm' : warmth >= 0.6 ? 'rather warm' : warmth > 0.4 ? 'even' : warmth > 0.2 ? 'rather cold' : 'cold'
}

/** The colour of a warmth, as a share of the warm or the cold ink over the even one. */
function warmth(value: number): { stroke: string } {
  const share = Math.round(Math.min(1, Math.abs(value - 0.5) * 2.4) * 100)
  return { stroke: `color-mix(in oklab, var(${value >= 0.5 ? '--warm' : '--cold'}) ${share}%, var(--even))` }
}

// --- through the story --------------------------------------------------------------------------------------------

/** Plays the story from change to change, or steps. */
function Player() {
  const stops = changes.value
  useEffect(() => {
    if (!playing.value) return
    const beat = Math.max(60, Math.min(BEAT, LONGEST / Math.max(1, stops.length)))
    const timer = setInterval(() => (playing.value = turn(1)), beat)
    return () => clearInterval(timer)
  }, [playing.value, stops])
  useEffect(() => () => void (playing.value = false), [])
  if (!stops.length) return null
  const play = (): void => {
    if (!playing.value && at.value === null) at.value = stops[0]!
    playing.value = !playing.value
  }
  return (
    <span class="player" role="group" aria-label="Through the story">
      <button type="button" class="wide" onClick={() => turn(-1)} aria-label="To the change before">
        ‹
      </button>
      <button type="button" class="wide play" onClick={play} aria-pressed={playing.value}>
        {playing.value ? 'Pause' : 'Play'}
      </button>
      <button type="button" class="wide" onClick={() => turn(1)} aria-label="To the next change">
        ›
      </button>
    </span>
  )
}

/** Moves the reader's page to where a bond changes next; says whether there was anywhere to go. */
function turn(by: 1 | -1): boolean {
  const stops = changes.value
  const from = at.value ?? (by > 0 ? 0 : Number.POSITIVE_INFINITY)
  const next = by > 0 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from)
  if (next === undefined) {
    if (by > 0) at.value = null
    return false
  }
  at.value = next
  return true
}

// --- the network --------------------------------------------------------------------------------------------------

function Legend() {
  return (
    <ul class="legend" aria-label="Signs">
      {(Object.keys(KINDS) as BondKind[]).map((kind) => (
        <li key={kind}>
          <svg class="sample" width="44" height="16" aria-hidden="true">
            <Edge kind={kind} from={{ x: 2, y: 8 }} to={{ x: 42, y: 8 }} width={2} />
          </svg>
          {KINDS[kind]}
        </li>
      ))}
      <li>
        <span class="warmths" aria-hidden="true" /> cold to warm
      </li>
    </ul>
  )
}

const SHAPES: Record<BondKind, string> = {
  romantic: 'M0 4.600C-6.5 .2-4.6-4.6-1.9-4.200C-.8-4 -.2-3.2 0-2.600C.2-3.2 .8-4 1.9-4.200C4.6-4.6 6.5 .2 0 4.600z',
  family: 'M-5 .2L0-4.600L5 .2H3.600V4.400H-3.600V.2z',
  friend: 'M-1.9-3.400a3.4 3.4 0 1 0 0 6.800a3.4 3.4 0 1 0 0-6.800zM1.9-3.400a3.4 3.4 0 1 0 0 6.800a3.4 3.4 0 1 0 0-6.800z',
  professional: 'M-4.6-2.600H-1.800V-4.400H1.800V-2.600H4.600V4H-4.600zM-.8-2.600H.8V-3.400H-.8z',
  hostile: 'M-4.4-3.200L-3.2-4.400L0-1.200L3.2-4.400L4.4-3.200L1.2 0L4.4 3.200L3.2 4.400L0 1.200L-3.2 4.400L-4.4 3.200L-1.2 0z',
  other: 'M0-2.200a2.2 2.2 0 1 0 0 4.400a2.2 2.2 0 1 0 0-4.400z',
}

/** A bond as a line: its shape and sign are the kind, its width the strength, its colour the warmth. */
function Edge({ kind, from, to, width, tone }: { kind: BondKind; from: Place; to: Place; width: number; tone?: { stroke: string } }) {
  const path = edgePath(from, to, kind)
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  return (
    <>
      <path class={`line ${kind}`} d={path} stroke-width={kind === 'family' ? 0.8 * width + 1.8 : width} style={tone} />
      {kind === 'family' && <path class="gap" d={path} stroke-width={0.35 * width + 0.9} />}
      <g class="bond-sign" transform={`translate(${middle.x.toFixed(1)} ${middle.y.toFixed(1)})`}>
        <circle r="7" />
        <path fill-rule="evenodd" d={SHAPES[kind]} style={tone && { fill: tone.stroke }} />
      </g>
    </>
  )
}

function Network({ rows, who }: { rows: Row[]; who: Who | null }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const now = known.value
  const room = width >= WIDE
  const places = room ? placesMany.value : placesFew.value
  const height = Math.min(room ? 620 : 460, 260 + 18 * places.size)
  const placed = (one: Who): Place | undefined => {
    const place = places.get(one)
    return place && { x: MARGIN.x + place.x * (width - 2 * MARGIN.x), y: MARGIN.y + place.y * (height - 2 * MARGIN.y) }
  }
  const drawn = rows.filter(({ a, b }) => places.has(a) && places.has(b))
  const people = [...new Set(drawn.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b)
  const left = new Set(rows.flatMap(({ a, b }) => [a, b])).size - people.length
  const radius = (one: Who): number => 6 + Math.min(9, Math.sqrt(now.mentions[one] ?? 0) / 3)
  const labels = labelled(
    people.map((one) => ({ ...placed(one)!, text: now.name(one), radius: radius(one) })),
    width,
  )
  return (
    <div class="network" ref={box}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`A network of ${people.length} people and ${drawn.length} bonds; the list beside it tells the same`}>
          {drawn.toReversed().map((row) => {
            const [from, to] = [placed(row.a)!, placed(row.b)!]
            const told = `${now.name(row.a)} and ${now.name(row.b)}: ${KINDS[row.now.kind]}, ${warm(row.now.warmth)}, ${strong(row.now.strength)}`
            return (
              <g
                key={row.key}
                class={`edge ${hot.value === row.key ? 'hot' : hot.value ? 'cool' : ''}`}
                onPointerEnter={() => (hot.value = row.key)}
                onPointerLeave={() => (hot.value = null)}
                onClick={() => tell(row)}
              >
                <title>{told}</title>
                <path class="touch" d={edgePath(from, to, 'other')} />
                <Edge kind={row.now.kind} from={from} to={to} width={1.2 + 3.6 * row.now.strength} tone={warmth(row.now.warmth)} />
              </g>
            )
          })}
          {people.map((one, i) => {
            const { x, y } = placed(one)!
            const label = labels[i] ?? { x, y: y + radius(one) + 13, anchor: 'middle' as const }
            return (
              <g key={one} class={`node ${colour(one)} ${who === one ? 'chosen' : ''} ${labels[i] ? '' : 'crowded'}`} onClick={() => (person.value = who === one ? null : one)}>
                <title>{now.name(one)}</title>
                <circle cx={x} cy={y} r={radius(one)} />
                <text x={label.x} y={label.y} text-anchor={label.anchor}>
                  {now.name(one)}
                </text>
              </g>
            )
          })}
        </svg>
      )}
      {left > 0 && <p class="quiet">{left} more in the list.</p>}
    </div>
  )
}

function tell(row: Row): void {
  const { name } = known.value
  show(`${name(row.a)} and ${name(row.b)}: ${KINDS[row.now.kind]}`, row.now.evidence)
}

// --- the list -----------------------------------------------------------------------------------------------------

function List({ rows, who }: { rows: Row[]; who: Who | null }) {
  const [drawn, more] = usePortion(rows.length, PORTION, `${who}`)
  return (
    <div class="pairs">
      <ol>
        {rows.slice(0, drawn).map((row) => (
          <Pair key={row.key} row={row} first={row.b === who ? 'b' : 'a'} />
        ))}
      </ol>
      {more}
    </div>
  )
}

function Pair({ row, first }: { row: Row; first: 'a' | 'b' }) {
  const { steps, now } = row
  const [one, other] = first === 'a' ? [row.a, row.b] : [row.b, row.a]
  return (
    <li class={hot.value === row.key ? 'hot' : ''} onPointerEnter={() => (hot.value = row.key)} onPointerLeave={() => (hot.value = null)}>
      <p class="pair">
        <Name who={one} /> <span class="quiet">and</span> <Name who={other} />
      </p>
      <button type="button" class="claim how" onClick={() => tell(row)}>
        <Sign kind={now.kind} warm={now.warmth} />
        {KINDS[now.kind]}, {warm(now.warmth)}, {strong(now.strength)}
      </button>
      <Course steps={steps} />
      {steps.length > 1 && (
        <details>
          <summary>{steps.length} steps</summary>
          <ol>
            {steps.map((step) => (
              <li key={`${step.scene} ${step.knownFrom}`}>
                <span class="quiet">{percent(step.knownFrom)}</span>{' '}
                <button type="button" class="claim" onClick={() => show(`${known.value.name(one)} and ${known.value.name(other)}: ${KINDS[step.kind]}`, step.evidence)}>
                  {KINDS[step.kind]}, {warm(step.warmth)}, {strong(step.strength)}
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

function Sign({ kind, warm: value }: { kind: BondKind; warm: number }) {
  return (
    <svg class="bond-sign" viewBox="-7 -7 14 14" aria-hidden="true">
      <path fill-rule="evenodd" d={SHAPES[kind]} style={{ fill: warmth(value).stroke }} />
    </svg>
  )
}

const COURSE = 26 // px that the course of a bond is high

/** How a bond goes through the book: where the line is, it is that warm; how thick it is, that strong. */
function Course({ steps }: { steps: BondStep[] }) {
  const end = 100 * shareAt(story, known.value.at)
  const y = (step: BondStep): number => COURSE - 3 - (COURSE - 6) * step.warmth
  return (
    <svg class="course" viewBox={`0 0 100 ${COURSE}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="even" d={`M0 ${COURSE / 2}H100`} />
      {steps.map((step, i) => {
        const [from, to] = [100 * shareAt(story, step.knownFrom), i + 1 < steps.length ? 100 * shareAt(story, steps[i + 1]!.knownFrom) : end]
        const next = steps[i + 1]
        return <path key={i} class="stay" d={`M${from} ${y(step)}H${Math.max(from, to)}${next ? `V${y(next)}` : ''}`} stroke-width={1 + 4 * step.strength} style={warmth(step.warmth)} />
      })}
    </svg>
  )
}

function percent(position: number): string {
  return `${Math.round(100 * shareAt(story, position))}%`
}

export const bonds = { id: 'bonds', title: 'Bonds', Component: Bonds }
