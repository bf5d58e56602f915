/** What stands at a place of the text, and what can be corrected there: a line, a mention, chosen words, a scene. */

import { batch } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { added, anchor, type Correction, personRef } from '../corrections/corrections'
import { lastBefore, type Layer, type Line, rowAt, type Who } from '../data/model'
import { linesOf, spansOf } from '../data/passages'
import { below, type Span } from '../data/offsets'
import { corrections, follow, known, model, show, type Spot, spot, story, view } from '../state'
import { paragraphElement } from '../text/page'
import { ChoosePerson } from './choose'
import { Name, Names } from './who'

const LAYERS: Layer[] = ['actual', 'dream', 'memory', 'imagined', 'document']
const HOW = { explicit: 'named beside it', anaphoric: 'told by a pronoun or noun', implicit: 'read from the talk' }
const MODE = { speech: 'says', thought: 'thinks', written: 'writes', sign: 'shows' }

export function SpotCard() {
  const now = spot.value
  return now && <Card key={JSON.stringify(now)} now={now} />
}

function Card({ now }: { now: Spot }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const card = box.current
    if (!card) return
    const back = document.activeElement
    const { width, height } = card.getBoundingClientRect()
    if (innerWidth > 640) {
      // beside the text where there is room, so that what is asked about can still be read
      const beside = paragraphElement(story.body[0])?.parentElement?.getBoundingClientRect().right ?? 0
      const edge = innerWidth - width - (innerWidth > 960 ? 76 : 12)
      card.style.left = `${Math.max(12, Math.min(view.value === 'read' && innerWidth > 960 ? beside - 150 : now.x - 30, edge))}px`
      card.style.top = `${now.y + 18 + height > innerHeight ? Math.max(12, now.y - height - 18) : now.y + 18}px`
    }
    card.focus({ preventScroll: true })
    return () => {
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div class="card" role="dialog" aria-label="This passage" tabIndex={-1} ref={box}>
      <button type="button" class="close" aria-label="Close (Escape)" onClick={() => (spot.value = null)}>
        ×
      </button>
      {now.kind === 'line' && <LineCard index={now.line} />}
      {now.kind === 'mention' && <MentionCard index={now.mention} />}
      {now.kind === 'words' && <WordsCard span={now.span} />}
      {now.kind === 'scene' && <SceneCard index={now.scene} />}
    </div>
  )
}

/** Adds a correction; the page shows it at once. */
export function correct(correction: Correction): void {
  corrections.value = added(corrections.value, correction)
}

function LineCard({ index }: { index: number }) {
  const told = known.value
  const line = told.lines[index]
  if (!line) return null
  const speaker = line.speaker === null ? null : told.self(line.speaker)
  const to = [...new Set(line.addressees.map(told.self))]
  return (
    <>
      <p class="card-head">
        <Name who={speaker} /> <span class="quiet">{MODE[line.mode]} this{to.length > 0 && ' to '}</span>
        <Names of={to} />
      </p>
      <p class="quiet">
        {HOW[line.how]}, {Math.round(line.confidence * 100)}% sure
        {line.cue && (
          <>
            {' · '}
            <button type="button" class="claim" onClick={() => show('who says it', [line.cue!])}>
              why
            </button>
          </>
        )}
      </p>
      {speaker !== null && (
        <p class="card-actions">
          <button type="button" class="wide" onClick={() => follow(speaker)}>
            Follow {told.name(speaker)}
          </button>
          {to.map((who) => {
            const lines = linesOf(told, speaker, who)
            const title = `${told.name(speaker)} to ${told.name(who)}`
            return (
              <button type="button" class="wide" onClick={() => show(title, spansOf(lines), lines.findIndex((each) => each.index === index))}>
                All {lines.length.toLocaleString('en')} lines to {told.name(who)}
              </button>
            )
          })}
        </p>
      )}
      <CorrectLine line={line} speaker={speaker} to={to} />
    </>
  )
}

function CorrectLine({ line, speaker, to }: { line: Line; speaker: number | null; to: number[] }) {
  const there = thereAt(line.start)
  const passage = anchor(story, line.start, line.end)
  const address = (list: number[]): void => correct({ kind: 'addressees', line: passage, to: list.map((who) => personRef(model.value, who)) })
  return (
    <fieldset>
      <legend>Wrong?</legend>
      <ChoosePerson
        label="Who says it"
        first={there}
        value={speaker}
        none="nobody known"
        onChoose={(who) => correct({ kind: 'speaker', line: passage, ...(who !== null && { who: personRef(model.value, who) }) })}
      />
      <ChoosePerson
        label="To whom"
        first={there.filter((who) => who !== speaker)}
        value={to[0] ?? null}
        none="nobody"
        onChoose={(who) => address(who === null ? [] : [who])}
      />
      {to.length > 0 && (
        <ChoosePerson label="… and to" first={there.filter((who) => who !== speaker)} value={to[1] ?? null} none="nobody else" onChoose={(who) => address(who === null ? [to[0]!] : [to[0]!, who])} />
      )}
      <Border position={line.start} />
    </fieldset>
  )
}

function MentionCard({ index }: { index: number }) {
  const told = known.value
  const { mentions } = model.value
  const [start, end] = [mentions.start[index]!, mentions.end[index]!]
  const who = told.self(mentions.who[index]!)
  const words = story.text.slice(start, end).replace(/\s+/g, ' ')
  const line = rowAt(told.lines, start)
  return (
    <>
      <p class="card-head">
        “{words}” <span class="quiet">means</span> <Name who={who} /> <span class="quiet">{told.pronouns(who)}</span>
      </p>
      <p class="card-actions">
        <button type="button" class="wide" onClick={() => follow(who)}>
          Follow {told.name(who)}
        </button>
      </p>
      <fieldset>
        <legend>Wrong?</legend>
        <ChoosePerson
          label="It means"
          first={thereAt(start)}
          value={who}
          none="somebody new"
          onChoose={(other) => meant(start, end, who, other)}
        />
        {!line && <Border position={start} />}
      </fieldset>
      {line && <CorrectLine line={line} speaker={line.speaker} to={line.addressees} />}
    </>
  )
}

/** Says that a mention means somebody else: somebody new, who may then turn out to be somebody there is. */
function meant(start: number, end: number, who: Who, other: Who | null): void {
  const passage = anchor(story, start, end)
  const into = other === null ? null : personRef(model.value, other)
  batch(() => {
    correct({ kind: 'split', who: personRef(model.value, who), passages: [passage] })
    if (into) correct({ kind: 'merge', who: { name: passage.words, ...passage }, into })
  })
}

function WordsCard({ span: [start, end] }: { span: Span }) {
  const words = story.text.slice(start, end).replace(/\s+/g, ' ').trim()
  return (
    <>
      <p class="card-head">“{words.length > 60 ? `${words.slice(0, 60)}…` : words}”</p>
      <fieldset>
        <legend>Correct</legend>
        {words.length <= 60 && (
          <ChoosePerson label="Is another name of" first={thereAt(start)} value={null} onChoose={(who) => who !== null && correct({ kind: 'alias', who: personRef(model.value, who), alias: words })} />
        )}
        <Border position={start} />
      </fieldset>
    </>
  )
}

function SceneCard({ index }: { index: number }) {
  const scene = known.value.scenes[index]
  if (!scene) return null
  const passage = anchor(story, ...paragraphFrom(scene.start))
  return (
    <>
      <p class="card-head">Scene {index + 1}</p>
      <p>
        <span class="quiet">there: </span>
        {scene.present.length ? <Names of={scene.present} /> : 'nobody known'}
        {scene.seenBy.length > 0 && (
          <>
            <br />
            <span class="quiet">watched by: </span>
            <Names of={scene.seenBy} />
          </>
        )}
      </p>
      <fieldset>
        <legend>Wrong?</legend>
        <label class="choose">
          <span>It is</span>
          <select value={scene.layer} onChange={(event) => correct({ kind: 'layer', passage, layer: event.currentTarget.value as Layer })}>
            {LAYERS.map((layer) => (
              <option value={layer}>{layer}</option>
            ))}
          </select>
        </label>
        {index > 0 && (
          <button type="button" class="wide" onClick={() => correct({ kind: 'scene_goes_on', passage })}>
            No new scene begins here
          </button>
        )}
      </fieldset>
    </>
  )
}

function Border({ position }: { position: number }) {
  return (
    <button type="button" class="wide" onClick={() => correct({ kind: 'scene_begins', passage: anchor(story, ...paragraphFrom(position)) })}>
      A scene begins at this paragraph
    </button>
  )
}

/** The paragraph that a position lies in, or the next one. */
function paragraphFrom(position: number): Span {
  const { paragraphs } = story
  return paragraphs[below(paragraphs.length, (i) => paragraphs[i]![1] <= position)] ?? [position, position + 1]
}

function thereAt(position: number): number[] {
  return known.value.scenes[lastBefore(model.value.scenes, position)]?.present ?? []
}
