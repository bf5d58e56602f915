/** Script: every line with who says it to whom, by speaker, addressee, place in the book, feeling and words. */

import { computed, signal } from '@preact/signals'
import { lastBefore } from '../data/model'
import type { Span } from '../data/offsets'
import { Felt, NOBODY, scriptCsv, scriptText, turnsAsked, turnsOf, type Turn } from '../layout/script'
import { known, person, show, story } from '../state'
import { colour } from '../text/slots'
import { Pick, PickPerson, PickWords, usePortion, ViewHead } from '../ui/filters'
import { copy, download, fileName } from '../ui/save'
import { Name, Names } from '../ui/who'
import './script.css'

const PORTION = 120 // turns drawn at once

const unknownOnly = signal(false)
const to = signal<number | null>(null)
const part = signal('')
const feeling = signal('')
const words = signal('')
const copied = signal<'' | 'copied' | 'not allowed here'>('')

const turns = computed(() => turnsOf(known.value))
const felt = computed(() => new Felt(known.value))

function Script() {
  const now = known.value
  const speaker = unknownOnly.value ? NOBODY : person.value === null ? null : now.self(person.value)
  const asked = {
    speaker,
    to: to.value === null ? null : now.self(to.value),
    within: withinOf(part.value),
    feeling: feeling.value || null,
    words: words.value,
  }
  const found = turnsAsked(turns.value, felt.value, asked)
  const lines = found.reduce((sum, turn) => sum + turn.lines.length, 0)
  const unknown = now.lines.filter((line) => line.speaker === null).length
  const feelings = [...new Set(now.feelings.map((row) => row.feeling))].sort()
  return (
    <>
      <ViewHead title="Script">
        {now.lines.length.toLocaleString('en')} lines so far{unknown > 0 && `, ${unknown.toLocaleString('en')} of nobody known`}
      </ViewHead>
      <div class="filters">
        <PickPerson
          asks="By whom"
          label="By"
          anyone="anyone"
          who={speaker}
          also={[NOBODY, 'nobody known']}
          set={(who) => {
            unknownOnly.value = who === NOBODY
            person.value = who === NOBODY ? null : who
          }}
        />
        <PickPerson asks="to whom" label="to" anyone="anyone" who={asked.to} set={(who) => (to.value = who)} />
        <PickPart />
        {feelings.length > 0 && <Pick label="What the speaker feels" value={feeling.value} of={[['', 'any feeling'], ...feelings.map((one): [string, string] => [one, one])]} set={(one) => (feeling.value = one)} />}
        <PickWords label="words of the line" words={words.value} set={(said) => (words.value = said)} />
      </div>
      <div class="script-found">
        <span role="status">{lines === now.lines.length ? 'All lines' : `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`}</span>
        {found.length > 0 && (
          <>
            <button type="button" class="wide" onClick={() => void copy(scriptText(now, found)).then((done) => (copied.value = done ? 'copied' : 'not allowed here'))}>
              Copy
            </button>
            <button type="button" class="wide" onClick={() => download(fileName(story.source.name, 'lines.csv'), 'text/csv', `\ufeff${scriptCsv(now, found)}`)}>
              Save as CSV
            </button>
            <span role="status">{copied.value}</span>
          </>
        )}
      </div>
      {found.length ? <Turns found={found} about={JSON.stringify(asked)} /> : <p class="nothing">{now.lines.length ? 'No line answers to that so far.' : 'Nobody has said anything so far.'}</p>}
    </>
  )
}

/** From where to where a chosen part goes: `c2` is a chapter, `s7` a scene. */
function withinOf(chosen: string): Span | null {
  const rows = chosen.startsWith('c') ? story.chapters : known.value.scenes
  const row = chosen ? rows[Number(chosen.slice(1))] : undefined
  return row ? [row.start, row.end] : null
}

/** Chooses a chapter or a scene, of those that have begun. */
function PickPart() {
  const { scenes, at } = known.value
  const named = (index: number): string => {
    const { place, time } = scenes[index]!
    return [`scene ${index + 1}`, place, time].filter(Boolean).join(' · ')
  }
  const option = (index: number) => (
    <option key={`s${index}`} value={`s${index}`}>
      {named(index)}
    </option>
  )
  const chapters = story.chapters.filter((chapter) => chapter.start < at)
  return (
    <label>
      in
      <select aria-label="in which part" class={part.value ? 'asked' : ''} value={part.value} onChange={(event) => (part.value = event.currentTarget.value)}>
        <option value="">the whole book</option>
        {chapters.length < 2
          ? scenes.map((_, index) => option(index))
          : chapters.map((chapter, number) => (
              <optgroup key={`c${number}`} label={chapter.title}>
                <option value={`c${number}`}>{chapter.title}</option>
                {scenes.flatMap((scene, index) => (scene.start >= chapter.start && scene.start < chapter.end ? [option(index)] : []))}
              </optgroup>
            ))}
      </select>
    </label>
  )
}

function Turns({ found, about }: { found: Turn[]; about: string }) {
  const [drawn, more] = usePortion(found.length, PORTION, about)
  const { scenes } = known.value
  let scene = -1
  return (
    <>
      <ol class="script">
        {found.slice(0, drawn).map((turn, index) => {
          const began = lastBefore(scenes, turn.start)
          const opens = began !== scene
          scene = began
          return [opens && <SceneHead key={`s${began}`} index={began} />, <Row key={turn.lines[0]!.id} turn={turn} found={found} index={index} />]
        })}
      </ol>
      {more}
    </>
  )
}

function SceneHead({ index }: { index: number }) {
  const scene = known.value.scenes[index]
  if (!scene) return null
  const chapter = story.chapters.length > 1 ? story.chapters[lastBefore(story.chapters, scene.start)]?.title : null
  return (
    <li class="script-scene">
      <button type="button" onClick={() => show(`Scene ${index + 1}`, [[scene.start, Math.min(scene.end, scene.start + 1)]])}>
        {[chapter, `Scene ${index + 1}`, scene.layer === 'actual' ? null : scene.layer, scene.place, scene.time].filter(Boolean).join(' · ')}
      </button>
    </li>
  )
}

function Row({ turn, found, index }: { turn: Turn; found: Turn[]; index: number }) {
  const { speaker, addressees, lines, text } = turn
  const feels = felt.value.in(turn)
  const mode = lines[0]!.mode
  return (
    <li class={`turn ${colour(speaker)}`}>
      <p class="by">
        <Name who={speaker} />
        {addressees.length > 0 && (
          <small>
            to <Names of={addressees} />
          </small>
        )}
      </p>
      <p class="says">
        <button type="button" class={mode === 'speech' ? '' : 'unsaid'} onClick={() => step(found, index)}>
          {text}
        </button>
        {(mode !== 'speech' || feels.length > 0) && (
          <small>
            {mode !== 'speech' && <span>{mode}</span>}
            {feels.map((row) => (
              <button key={row.feeling} type="button" onClick={() => show(`${known.value.name(row.who)}: ${row.feeling}`, row.evidence)}>
                {row.feeling}
              </button>
            ))}
          </small>
        )}
      </p>
    </li>
  )
}

/** Makes a trail of all lines found, so that one can go on to the next from the one that was clicked. */
function step(found: Turn[], index: number): void {
  const { name } = known.value
  const before = found.slice(0, index).reduce((sum, turn) => sum + turn.lines.length, 0)
  const { speaker } = found[index]!
  const title = person.value === null ? `Line of ${name(speaker)}` : `${name(person.value)}${to.value === null ? '' : ` to ${name(to.value)}`}`
  show(
    title,
    found.flatMap((turn) => turn.lines.map((line): Span => [line.start, line.end])),
    before,
  )
}

export const script = { id: 'script', title: 'Script', Component: Script }
