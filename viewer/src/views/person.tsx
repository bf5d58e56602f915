/** One character: what they do, say, feel, want and know, to whom they are bound, and what others say of them. */

import type { ComponentChildren } from 'preact'
import { personRef } from '../corrections/corrections'
import type { Known } from '../data/known'
import { type Line, type PortraitKind, shareAt, type Who } from '../data/model'
import type { Span } from '../data/offsets'
import { addresseesOf, linesOf, passagesOf, spansOf } from '../data/passages'
import { follow, known, model, open, person, story } from '../state'
import { colour } from '../text/slots'
import { correct } from '../ui/card'
import { ChoosePerson } from '../ui/choose'
import { Lane } from '../ui/lane'
import { Passages } from '../ui/passages'
import { Name } from '../ui/who'

const ITEMS = 8 // of each kind that stand open

const DRAWN: [PortraitKind, string][] = [
  ['does', 'Does'],
  ['done_to', 'Is done to them'],
  ['wants', 'Wants'],
  ['fears', 'Fears'],
  ['typical', 'Says more than others'],
  ['said_of', 'Is spoken of'],
]

const WORDS = new Set<PortraitKind>(['does', 'done_to', 'typical']) // kinds whose items are single words

/** All of what is known of somebody in the cast. */
export function PersonPage({ who }: { who: Who }) {
  const told = known.value
  const name = told.name(who)
  const lines = linesOf(told, who)
  const others = told.names(who).filter((form) => form !== name)
  const attributed = told.lines.filter((line) => line.speaker !== null).length
  const member = told.model.people[who]!.member!
  return (
    <article class={`person ${colour(who)}`}>
      <button type="button" class="back" onClick={() => (person.value = null)}>
        ‹ all of the cast
      </button>
      <h2 class="person-name">{name}</h2>
      <p class="quiet">{[told.pronouns(who), told.narrator(who) && 'narrator', ...others.slice(0, 8)].filter(Boolean).join(' · ')}</p>
      <Lane rows={lines} body={story.body} class={colour(who)} />
      <p class="person-facts">
        <span>
          <Passages title={`${name}: lines`} spans={spansOf(lines)}>
            {lines.length === 1 ? '1 line' : `${lines.length.toLocaleString('en')} lines`}
          </Passages>
          {lines.length > 0 && <span class="quiet">, {Math.round((100 * lines.length) / Math.max(1, attributed))}% of all · </span>}
          <Passages title={`${name}: first seen`} spans={[[member.firstSeen, Math.max(member.firstSeen + 1, member.knownFrom)]]}>
            first seen at {Math.round(100 * shareAt(story, member.firstSeen))}%
          </Passages>
        </span>
        <button
          type="button"
          class="wide"
          onClick={() => {
            open('read')
            follow(who)
          }}
        >
          Follow in the text ({passagesOf(told, who).length.toLocaleString('en')} passages)
        </button>
      </p>
      <div class="person-parts">
        <Part title="Speaks to" items={addresseesOf(told, who).map(([to, said]) => addressee(name, told.name(to), to, said))} />
        <Part title="Feels" items={feelings(told, who)} />
        <Part title="Bonds" items={bonds(told, who)} />
        <Part title="Knows" items={knows(told, who)} />
        <Part title="Kept from them" items={keptFrom(told, who)} />
        <Part title="Is judged" items={judged(told, who)} />
        {DRAWN.map(([kind, title]) => (
          <Part key={kind} title={title} items={drawn(told, who, kind)} inline={WORDS.has(kind)} />
        ))}
      </div>
      <CorrectPerson key={who} who={who} />
    </article>
  )
}

interface Item {
  /** In a few words. */
  what: string
  /** What the trail calls its passages. */
  title?: string
  spans: Span[]
  /** Who else it concerns. */
  who?: Who | null
  note?: string
}

/** What a view says of somebody under a heading; nothing where there is nothing. */
function Part({ title, items, inline = false }: { title: string; items: Item[]; inline?: boolean }) {
  if (!items.length) return null
  const open = inline ? items.length : ITEMS
  const row = (item: Item): ComponentChildren => (
    <li>
      {item.who !== undefined && (
        <>
          <Name who={item.who} />{' '}
        </>
      )}
      <Passages title={item.title ?? `${title.toLowerCase()}: ${item.what}`} spans={item.spans}>
        {item.what}
      </Passages>
      {item.note && <span class="quiet"> {item.note}</span>}
    </li>
  )
  return (
    <section>
      <h3>{title}</h3>
      <ul class={inline ? 'inline' : undefined}>{items.slice(0, open).map(row)}</ul>
      {items.length > open && (
        <details>
          <summary>and {items.length - open} more</summary>
          <ul>{items.slice(open).map(row)}</ul>
        </details>
      )}
    </section>
  )
}

function addressee(name: string, other: string, who: Who, said: Line[]): Item {
  return { who, what: said.length === 1 ? '1 line' : `${said.length.toLocaleString('en')} lines`, title: `${name} to ${other}`, spans: spansOf(said) }
}

function feelings(told: Known, who: Who): Item[] {
  const found = new Map<string, { strength: number; spans: Span[]; toward: Map<Who, number> }>()
  for (const row of told.feelings) {
    if (told.self(row.who) !== who) continue
    const own = found.get(row.feeling) ?? { strength: 0, spans: [], toward: new Map<Who, number>() }
    own.strength += row.strength * row.confidence
    own.spans.push(...row.evidence)
    if (row.toward !== null) own.toward.set(told.self(row.toward), (own.toward.get(told.self(row.toward)) ?? 0) + 1)
    found.set(row.feeling, own)
  }
  return [...found]
    .sort((a, b) => b[1].strength - a[1].strength)
    .map(([feeling, { spans, toward }]) => {
      const to = [...toward].sort((a, b) => b[1] - a[1])[0]
      return { what: feeling, spans: inOrder(spans), ...(to && { note: `mostly toward ${told.name(to[0])}` }) }
    })
}

function bonds(told: Known, who: Who): Item[] {
  return told.bonds
    .filter(({ pair }) => pair.some((one) => told.self(one) === who))
    .sort((a, b) => b.now.strength - a.now.strength)
    .map(({ pair, steps, now }) => {
      const other = told.self(told.self(pair[0]) === who ? pair[1] : pair[0])
      const warmth = now.warmth > 0.6 ? 'warm' : now.warmth < 0.4 ? 'cold' : ''
      return { who: other, what: now.kind === 'other' ? 'acquainted' : now.kind, note: warmth, spans: inOrder(steps.flatMap((step) => step.evidence)) }
    })
}

function knows(told: Known, who: Who): Item[] {
  return told.knowledge.flatMap((fact) => {
    const knower = fact.knows.find((each) => told.self(each.who) === who)
    if (!knower) return []
    const by = knower.by === null ? '' : ` by ${told.name(knower.by)}`
    return [{ what: cropped(fact.fact), spans: knower.evidence, note: `${knower.how}${knower.how === 'told' ? by : ''}${fact.secret ? ', a secret' : ''}` }]
  })
}

function keptFrom(told: Known, who: Who): Item[] {
  return told.knowledge.filter((fact) => fact.secret && fact.keptFrom.some((each) => told.self(each) === who)).map((fact) => ({ what: cropped(fact.fact), spans: fact.evidence }))
}

function judged(told: Known, who: Who): Item[] {
  return told.assessments
    .filter((row) => told.self(row.of) === who)
    .map((row) => ({
      what: row.verdict === 'unclear' ? `unclear: ${row.criterion}` : `${row.verdict} ${row.criterion}`,
      spans: row.evidence,
      note: row.by.length ? `says ${row.by.map(told.name).join(', ')}` : 'says the narrator',
    }))
}

/** Items of the portrait that a reader can have seen: those with a passage so far. */
function drawn(told: Known, who: Who, kind: PortraitKind): Item[] {
  return (told.model.people[who]?.portrait[kind] ?? []).flatMap(({ what, evidence }) => {
    const spans = evidence.filter(([, end]) => end <= told.at)
    return spans.length ? [{ what: cropped(what), spans }] : []
  })
}

function inOrder(spans: Span[]): Span[] {
  return [...new Map(spans.map((span) => [`${span}`, span])).values()].sort((a, b) => a[0] - b[0])
}

function cropped(words: string): string {
  const told = words.replace(/\s+/g, ' ')
  return told.length > 120 ? `${told.slice(0, 119).trimEnd()}…` : told
}

/** Corrections that concern a person as a whole. */
function CorrectPerson({ who }: { who: Who }) {
  const told = known.value
  const ref = () => personRef(model.value, who)
  const field = (label: string, value: string, apply: (text: string) => void) => (
    <form
      class="choose"
      onSubmit={(event) => {
        event.preventDefault()
        const text = new FormData(event.currentTarget).get('text')
        if (typeof text === 'string' && text.trim() && text.trim() !== value) apply(text.trim())
      }}
    >
      <label>
        <span>{label}</span>
        <input name="text" value={value} autocomplete="off" />
      </label>
      <button type="submit" class="wide">
        Set
      </button>
    </form>
  )
  return (
    <details class="correct-person">
      <summary>Something is wrong about {told.name(who)}</summary>
      {field('Name', told.name(who), (name) => correct({ kind: 'rename', who: ref(), name }))}
      {field('Another name', '', (alias) => correct({ kind: 'alias', who: ref(), alias }))}
      {field('Pronouns', told.pronouns(who) ?? '', (pronouns) => correct({ kind: 'pronouns', who: ref(), pronouns }))}
      <ChoosePerson
        label="Is the same person as"
        value={null}
        onChoose={(other) => {
          if (other === null || other === who) return
          correct({ kind: 'merge', who: ref(), into: personRef(model.value, other) })
          person.value = other
        }}
      />
      <button
        type="button"
        class="wide"
        onClick={() => {
          correct({ kind: 'not_a_person', who: ref() })
          person.value = null
        }}
      >
        This is not a person
      </button>
    </details>
  )
}
