/** Storyline: everybody a line through the scenes, together where they are together. */

import { batch, computed, signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { KnownScene } from '../data/known'
import { paragraphAt, shareAt, type Who } from '../data/model'
import { chaptersOf, type Column, mostPresent, partsOf, pathOf, sceneWords, type Stretch, storylineOf, stretchesOf } from '../layout/storyline'
import { known, model, open, person, show, story } from '../state'
import { colour } from '../text/slots'
import { Pick, usePortion, ViewHead } from '../ui/filters'
import { useWidth } from '../ui/size'
import { Name, Names } from '../ui/who'
import './storyline.css'

const HOW_MANY = ['12', '24', '48'] as const
const ROW = { '12': 27, '24': 20, '48': 15 } // px from line to line
const HEAD = 44 // px over the lines: chapters and layers
const EDGE = 30 // px before the first scene and after the last
const [NEAREST, READABLE, FURTHEST] = [110, 8, 2] // px from scene to scene: at most, at first, at least
const ZOOM = 1.5 // what a press of a button does
const LAYERS = { dream: '☾', memory: '↶', imagined: '✧', document: '✉' }

const many = signal<(typeof HOW_MANY)[number]>('12')
/** Pixels from scene to scene; 0 fits the whole story into the window, null too where it can be read then. */
const zoom = signal<number | null>(null)
/** The scene that the pointer or the keyboard is at. */
const pointed = signal<number | null>(null)
/** The column at the left edge. */
const leftmost = signal(0)

const line = computed(() => storylineOf(model.value, mostPresent(model.value, Number(many.value))))
const chapters = computed(() => chaptersOf(model.value))
const columns = computed(() => known.value.scenes.map((scene): Column => ({ scene: scene.index, layer: scene.layer, parts: partsOf(scene) })))

/** For everybody who has been met, in the order of the lines: who they are, and where their line goes. */
const lives = computed(() => {
  const { met, self } = known.value
  return line.value.people.flatMap((who, index) => {
    const begun = met(who) ? columns.value.findIndex(({ parts }) => parts.has(who)) : -1
    return begun < 0 ? [] : [{ who: self(who), index, begun, stretches: stretchesOf(columns.value, who) }]
  })
})
/** For every scene the lines that meet there. */
const meetings = computed(() =>
  columns.value.map(({ parts }) =>
    lives.value.flatMap(({ who, index }) => {
      const part = parts.get(line.value.people[index]!)
      return part ? [{ who, index, part }] : []
    }),
  ),
)

function Storyline() {
  const { scenes, cast } = known.value
  return (
    <>
      <ViewHead title="Storyline">
        {scenes.length.toLocaleString('en')} {scenes.length === 1 ? 'scene' : 'scenes'} so far
      </ViewHead>
      {scenes.length > 0 ? (
        <>
          <Chart />
          <Table scenes={scenes} />
        </>
      ) : (
        <p class="nothing">No scene has begun so far{cast.length ? '' : ', and nobody has been met'}.</p>
      )}
    </>
  )
}

function Chart() {
  const [box, width] = useWidth<HTMLDivElement>()
  const scroll = useRef<HTMLDivElement>(null)
  const anchor = useRef<{ column: number; x: number } | null>(null)
  const count = columns.value.length
  const fit = Math.max(FURTHEST, Math.min(NEAREST, (width - 2 * EDGE) / Math.max(1, count - 1)))
  const step = Math.max(fit, zoom.value ?? READABLE)

  const scale = (by: number, x = width / 2): void => {
    const view = scroll.current
    if (!view) return
    anchor.current = { column: (view.scrollLeft + x - EDGE) / step, x }
    const next = step * by
    zoom.value = next <= fit ? 0 : Math.min(NEAREST, next)
  }
  useLayoutEffect(() => {
    const view = scroll.current
    if (!view || !anchor.current) return
    view.scrollLeft = EDGE + anchor.current.column * step - anchor.current.x
    anchor.current = null
  }, [step])
  useEffect(() => {
    const view = scroll.current
    if (!view) return
    const wheel = (event: WheelEvent): void => {
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
      if (event.deltaY > 0 ? step <= fit : step >= NEAREST) return // the page scrolls on where there is nothing to zoom
      event.preventDefault()
      scale(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX - view.getBoundingClientRect().left)
    }
    view.addEventListener('wheel', wheel, { passive: false })
    return () => view.removeEventListener('wheel', wheel)
  })
  const keys = (event: KeyboardEvent): void => {
    const at = pointed.value ?? leftmost.value - 1
    const done = {
      ArrowRight: () => point(at + 1, scroll.current, step),
      ArrowLeft: () => point(at - 1, scroll.current, step),
      Home: () => point(0, scroll.current, step),
      End: () => point(count - 1, scroll.current, step),
      Enter: () => pointed.value !== null && jump(pointed.value),
      '+': () => scale(ZOOM),
      '=': () => scale(ZOOM),
      '-': () => scale(1 / ZOOM),
      '0': () => (zoom.value = 0),
    }[event.key]
    if (!done || event.ctrlKey || event.metaKey || event.altKey) return
    done()
    event.preventDefault()
  }
  return (
    <div class="storyline">
      <div class="filters">
        <Pick label="How many people" value={many.value} of={HOW_MANY.map((each) => [each, `the ${each} most present`] as const)} set={(value) => (many.value = value)} />
        <ul class="legend" aria-label="Signs">
          {(['together', 'unreal', 'apart'] as const).map((kind) => (
            <li key={kind}>
              <svg width="30" height="10" aria-hidden="true">
                <path class={`life ${kind}`} d="M1 5H29" />
              </svg>
              {{ together: 'in the scene', unreal: 'only watching, dreamt or remembered', apart: 'elsewhere' }[kind]}
            </li>
          ))}
        </ul>
        <span class="zoom" role="group" aria-label="Zoom">
          <button type="button" class="wide" aria-label="Zoom out (-)" onClick={() => scale(1 / ZOOM)} disabled={step <= fit}>
            −
          </button>
          <button type="button" class="wide" aria-label="The whole story (0)" onClick={() => (zoom.value = 0)} disabled={step <= fit}>
            Whole
          </button>
          <button type="button" class="wide" aria-label="Zoom in (+)" onClick={() => scale(ZOOM)} disabled={step >= NEAREST}>
            +
          </button>
        </span>
      </div>
      <div class="chart">
        <NamesBeside />
        <div class="chart-box" ref={box}>
          <div
            class="chart-scroll"
            ref={scroll}
            tabIndex={0}
            role="group"
            aria-label="Chart of the scenes: left and right go from scene to scene, Enter shows the text, plus and minus zoom. The table below tells the same."
            onKeyDown={keys}
            onScroll={(event) => (leftmost.value = Math.max(0, Math.min(count - 1, Math.ceil((event.currentTarget.scrollLeft - EDGE) / step))))}
            onPointerLeave={() => (pointed.value = null)}
          >
            {width > 0 && <Drawing step={step} width={Math.max(width, 2 * EDGE + (count - 1) * step)} window={width} />}
          </div>
          <Tip step={step} scroll={scroll.current} width={width} />
        </div>
      </div>
    </div>
  )
}

/** Moves the keyboard's place to a scene and keeps it in sight. */
function point(index: number, scroll: HTMLElement | null, step: number): void {
  const scene = Math.max(0, Math.min(columns.value.length - 1, index))
  pointed.value = scene
  if (!scroll) return
  const x = EDGE + scene * step
  if (x < scroll.scrollLeft + 2 * EDGE || x > scroll.scrollLeft + scroll.clientWidth - 2 * EDGE) scroll.scrollLeft = x - scroll.clientWidth / 2
}

/** Shows where a scene begins, in the text. */
function jump(index: number): void {
  const scene = known.value.scenes[index]
  if (!scene) return
  batch(() => {
    show(`Scene ${index + 1}`, [[scene.start, Math.min(scene.end, paragraphAt(story, scene.start)[1])]])
    open('read')
  })
}

const rowY = (place: number): number => HEAD + (place + 0.7) * ROW[many.value]

/** Draws what stands in the window and as much again on either side; scrolled further, it draws anew. */
function Drawing({ step, width, window }: { step: number; width: number; window: number }) {
  const { people, places } = line.value
  const count = columns.value.length
  const x = (column: number): number => EDGE + column * step
  const height = rowY(people.length - 0.2)
  const shown = Math.ceil(window / step)
  const first = Math.max(0, (Math.floor(leftmost.value / shown) - 1) * shown)
  const last = Math.min(count - 1, first + 3 * shown)
  const wide = Math.max(1.5, Math.min(9, step * 0.6))
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`${people.length} people through ${count} scenes`}
      onPointerMove={(event) => {
        const at = Math.round((event.clientX - event.currentTarget.getBoundingClientRect().left - EDGE) / step)
        pointed.value = at >= 0 && at < count ? at : null
      }}
      onClick={() => pointed.value !== null && jump(pointed.value)}
    >
      <Ground step={step} height={height} x={x} />
      <Pointed step={step} height={height} x={x} />
      {lives.value.map(({ who, index, stretches }) => (
        <g key={index} class={`${colour(who)} ${dim(who)}`}>
          {stretches.map(({ from, to, kind }) => {
            const stretch: Stretch = { from: Math.max(from, first), to: Math.min(to, last), kind }
            return stretch.from < stretch.to && <path key={`${from} ${kind}`} class={`life ${kind}`} d={pathOf(places, index, stretch, x, rowY)} />
          })}
        </g>
      ))}
      {meetings.value.slice(first, last + 1).map((met, i) => {
        const column = first + i
        const y = (index: number): number => rowY(places[column]![index]!)
        const there = met.filter(({ part }) => part === 'there').map(({ index }) => y(index))
        const top = Math.min(...there)
        return (
          <g key={column} class={`meeting ${columns.value[column]!.layer === 'actual' ? '' : 'layered'} ${step < READABLE ? 'slim' : ''}`}>
            {there.length > 1 && <rect x={x(column) - wide / 2} y={top - wide / 2} width={wide} height={Math.max(...there) - top + wide} rx={wide / 2} />}
            {step > 5 && met.map(({ who, index, part }) => <circle key={index} class={`${part} ${colour(who)} ${dim(who)}`} cx={x(column)} cy={y(index)} r={Math.min(3, step * 0.25)} />)}
          </g>
        )
      })}
    </svg>
  )
}

/** Whether somebody stands back behind the one in focus. */
function dim(who: Who): string {
  return person.value !== null && who !== known.value.self(person.value) ? 'dim' : ''
}

/** The scene that the pointer or the keyboard is at. */
function Pointed({ step, height, x }: { step: number; height: number; x: (column: number) => number }) {
  const half = Math.max(2, Math.min(EDGE, step / 2))
  return pointed.value !== null && <rect class="pointed" x={x(pointed.value) - half} y={HEAD - 22} width={2 * half} height={height - HEAD + 22} />
}

const LETTER = 6.6 // px of a letter of a chapter's title

/** Chapters and layers. */
function Ground({ step, height, x }: { step: number; height: number; x: (column: number) => number }) {
  const last = columns.value.length - 1
  return (
    <>
      {chapters.value.length > 1 &&
        chapters.value.map(({ title, from, to }, number) => {
          if (from > last) return null
          const room = Math.floor(((Math.min(to, last) - from + 1) * step - 8) / LETTER)
          return (
            <g key={from} class="chapter-mark">
              <path d={`M${x(from) - step / 2} 0V${height}`} />
              {room >= String(number + 1).length && (
                <text x={x(from) - step / 2 + 5} y="13">
                  {title.length > room ? number + 1 : title}
                </text>
              )}
            </g>
          )
        })}
      {columns.value.map(
        ({ layer, scene }, column) =>
          layer !== 'actual' && (
            <g key={scene} class="layer-mark">
              <rect x={x(column) - Math.min(EDGE, step / 2)} y={HEAD - 22} width={Math.min(2 * EDGE, step)} height={height - HEAD + 22} />
              {step >= 9 && (
                <text x={x(column)} y={HEAD - 8}>
                  {step > 60 ? layer : LAYERS[layer]}
                </text>
              )}
            </g>
          ),
      )}
    </>
  )
}

const NAME = 14 // px that a name is high

/** The names beside the lines, where these stand at the left edge. */
function NamesBeside() {
  const now = known.value
  const { people, places } = line.value
  const column = Math.min(leftmost.value, columns.value.length - 1)
  const named = lives.value.map(({ who, index, begun }) => ({ who, begun, index, y: rowY(places[column]![index]!) })).sort((a, b) => a.y - b.y)
  let last = Number.NEGATIVE_INFINITY
  for (const name of named) last = name.y = Math.max(name.y, last + NAME)
  return (
    <div class="names" style={{ height: `${Math.max(rowY(people.length), last + NAME)}px` }}>
      {named.map(({ who, index, y, begun }) => (
        <button
          key={index}
          type="button"
          class={`${colour(who)} ${begun > column ? 'later' : ''} ${dim(who)}`}
          style={{ top: `${y}px` }}
          aria-pressed={person.value !== null && who === now.self(person.value)}
          onClick={() => (person.value = person.value === who ? null : who)}
        >
          {now.name(who)}
        </button>
      ))}
    </div>
  )
}

/** What the scene that is pointed at is. */
function Tip({ step, scroll, width }: { step: number; scroll: HTMLElement | null; width: number }) {
  const at = pointed.value
  const scene = at === null ? undefined : known.value.scenes[at]
  if (!scene) return <div class="scene-tip-none" role="status" />
  const { name } = known.value
  const x = EDGE + at! * step - (scroll?.scrollLeft ?? 0)
  const side = x > width / 2 ? { right: `${width - x + 14}px` } : { left: `${x + 14}px` }
  return (
    <div class="scene-tip" role="status" style={side}>
      <p class="quiet">{sceneWords(scene, shareAt(story, scene.start))}</p>
      <p>{scene.present.length ? [...new Set(scene.present.map(name))].join(', ') : 'nobody is there'}</p>
      {scene.seenBy.length > 0 && <p class="quiet">watched by {[...new Set(scene.seenBy.map(name))].join(', ')}</p>}
    </div>
  )
}

const opened = signal(false)
const PORTION = 60

function Table({ scenes }: { scenes: KnownScene[] }) {
  return (
    <details class="same-as-table" open={opened.value} onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {opened.value && <Rows scenes={scenes} />}
    </details>
  )
}

function Rows({ scenes }: { scenes: KnownScene[] }) {
  const [drawn, more] = usePortion(scenes.length, PORTION, 'scenes')
  return (
    <div class="rows-scroll">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">scene</th>
            <th scope="col">place and time</th>
            <th scope="col">there</th>
            <th scope="col">watching</th>
            <th scope="col">told by the mind of</th>
          </tr>
        </thead>
        <tbody>
          {scenes.slice(0, drawn).map((scene) => (
            <tr key={scene.index}>
              <td>
                <button type="button" class="claim" onClick={() => jump(scene.index)}>
                  {scene.index + 1}
                </button>
                {scene.layer !== 'actual' && <i> {scene.layer}</i>}
              </td>
              <td>{[scene.place, scene.time].filter(Boolean).join(', ')}</td>
              <td>
                <Names of={scene.present} />
              </td>
              <td>
                <Names of={scene.seenBy} />
              </td>
              <td>{scene.viewpoint !== null && <Name who={scene.viewpoint} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  )
}

export const storyline = { id: 'storyline', title: 'Storyline', Component: Storyline }
