/** Secrets: which facts who knows, since when and how; who told whom; from whom they are kept. */

import { signal } from '@preact/signals'
import { lastBefore, shareAt, type Fact, type Knower, type Who } from '../data/model'
import { arcsOf, factsAsked, keptFrom, knowerOf, peopleOf, type Arc, type Stand } from '../layout/secrets'
import { known, model, person, show, story } from '../state'
import { colour } from '../text/slots'
import { Pick, PickPerson, PickWords, usePortion, ViewHead } from '../ui/filters'
import { Name, Names } from '../ui/who'
import './secrets.css'

const COLUMNS = 12 // as many people as have a colour; the others on demand
const PORTION = 60 // facts drawn at once
const STEP = 44 // px from column to column, as in secrets.css
const ARC = 15 // px that an arc may rise

const STANDS: [Stand, string][] = [
  ['knows', 'knows'],
  ['lacks', 'does not know'],
  ['kept', 'must not know'],
  ['about', 'is in'],
]

const HOW: Record<Knower['how'], string> = { did: 'took part', saw: 'saw it', heard: 'heard it', told: 'was told', read: 'read it' }

const stand = signal<Stand>('knows')
const secretsOnly = signal(false)
const words = signal('')
const everybody = signal(false)

function Secrets() {
  const now = known.value
  const who = person.value === null ? null : now.self(person.value)
  const facts = factsAsked(now, { who, stand: stand.value, secrets: secretsOnly.value, words: words.value })
  const people = peopleOf(now, facts, who)
  const columns = everybody.value ? people : people.slice(0, COLUMNS)
  const secret = now.knowledge.filter((fact) => fact.secret).length
  return (
    <>
      <ViewHead title="Who knows what">
        {counted(now.knowledge.length, 'fact')} so far, {secret} of them secret
      </ViewHead>
      <div class="filters">
        <PickPerson asks="What who knows" label="What" anyone="anyone" who={who} set={(one) => (person.value = one)} />
        {who === null ? <span class="quiet">knows</span> : <Pick label="How they stand to it" value={stand.value} of={STANDS} set={(value) => (stand.value = value)} />}
        <PickWords label="words of the fact" words={words.value} set={(value) => (words.value = value)} />
        <label>
          <input type="checkbox" checked={secretsOnly.value} onChange={(event) => (secretsOnly.value = event.currentTarget.checked)} />
          secrets only
        </label>
        {people.length > COLUMNS && (
          <label>
            <input type="checkbox" checked={everybody.value} onChange={(event) => (everybody.value = event.currentTarget.checked)} />
            all {people.length} people
          </label>
        )}
        <span class="told" role="status">
          {facts.length === now.knowledge.length ? '' : counted(facts.length, 'fact')}
        </span>
      </div>
      <Legend />
      {facts.length ? <Matrix facts={facts} columns={columns} wide={columns.length > COLUMNS} /> : <p class="nothing">{now.knowledge.length ? 'No fact answers to that so far.' : 'Nothing worth knowing has been told so far.'}</p>}
    </>
  )
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}

/** The signs; each is a shape of its own. */
function Legend() {
  return (
    <ul class="legend" aria-label="Signs">
      {(Object.keys(HOW) as Knower['how'][]).map((how) => (
        <li key={how}>
          <Sign of={how} /> {HOW[how]}
        </li>
      ))}
      <li>
        <Sign of="kept" /> kept from them
      </li>
      <li>
        <Sign of="secret" /> a secret
      </li>
      <li class="legend-arc">
        <svg class="sign" viewBox="0 0 28 16" aria-hidden="true">
          <path class="arc" d="M2 14C2 1 26 1 26 14" />
          <path class="arc-end" d="M22.5 9.5L26 15L28 8.7" />
        </svg>
        told whom
      </li>
    </ul>
  )
}

const SHAPES: Record<Knower['how'] | 'kept' | 'secret', string> = {
  did: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  saw: 'M.8 8C4.5 2.4 11.5 2.4 15.2 8C11.5 13.6 4.5 13.6 .8 8zM8 5.300a2.7 2.7 0 1 0 0 5.400a2.7 2.7 0 1 0 0-5.400z',
  heard: 'M1.5 5.800v4.400h2.600L8 13.800V2.200L4.1 5.800zM10 5.300a3.8 3.8 0 0 1 0 5.400l1.1 1.100a5.4 5.4 0 0 0 0-7.600zM12.2 3.100a6.9 6.9 0 0 1 0 9.800l1.1 1.100a8.5 8.5 0 0 0 0-12z',
  told: 'M2 2h12v8.600H7.800L4 14.300v-3.700H2z',
  read: 'M7.4 3.800C5.8 2.7 3.6 2.5 1.2 2.800v9.800c2.4-.3 4.6 0 6.2 1zM8.6 3.800c1.6-1.1 3.8-1.3 6.2-1v9.800c-2.4-.3-4.6 0-6.2 1z',
  kept: 'M8 1.500a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 3.200a4.8 4.8 0 0 1 2.8.9L4.1 10.800A4.8 4.8 0 0 1 8 3.200zM11.9 5.200A4.8 4.8 0 0 1 5.2 11.900z',
  secret: 'M4.2 7V4.800a3.8 3.8 0 0 1 7.6 0V7H13v7.500H3V7zM6 7h4V4.800a2 2 0 0 0-4 0z',
}

function Sign({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg class={`sign sign-${of}`} viewBox="0 0 16 16" aria-hidden="true">
      <path fill-rule="evenodd" d={SHAPES[of]} />
    </svg>
  )
}

/** The facts by people; on a narrow page each fact is a card with its people, by the stylesheet. */
function Matrix({ facts, columns, wide }: { facts: Fact[]; columns: Who[]; wide: boolean }) {
  const about = `${facts.length} ${facts[0]?.id} ${facts.at(-1)?.id}`
  const [drawn, more] = usePortion(facts.length, PORTION, about)
  let chapter = -1
  return (
    <>
      <div class={wide ? 'matrix-scroll' : undefined} tabIndex={wide ? 0 : undefined} role={wide ? 'region' : undefined} aria-label={wide ? 'Facts by people' : undefined}>
        <table class="matrix" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="fact">
                <span class="unseen">fact</span>
              </th>
              {columns.map((who) => (
                <th key={who} role="columnheader" scope="col" class="column">
                  <Name who={who} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {facts.slice(0, drawn).map((fact) => {
              const began = lastBefore(story.chapters, fact.knownFrom - 1)
              const opens = began !== chapter && story.chapters.length > 1
              chapter = began
              return [
                opens && (
                  <tr key={`chapter ${began} ${fact.id}`} role="row" class="part">
                    <th role="rowheader" colSpan={columns.length + 1} scope="rowgroup">
                      {story.chapters[began]?.title}
                    </th>
                  </tr>
                ),
                <Row key={fact.id} fact={fact} columns={columns} />,
              ]
            })}
          </tbody>
        </table>
      </div>
      {more}
    </>
  )
}

function Row({ fact, columns }: { fact: Fact; columns: Who[] }) {
  const now = known.value
  const arcs = arcsOf(now, fact, columns)
  const about = fact.about.filter((who) => now.met(who))
  return (
    <tr role="row" class={fact.secret ? 'secret' : undefined}>
      <th role="rowheader" scope="row" class="fact">
        <button type="button" class="fact-words" onClick={() => show(short(fact), fact.evidence)} title={fact.fact}>
          {fact.secret && (
            <>
              <Sign of="secret" />
              <span class="unseen">a secret: </span>
            </>
          )}
          {fact.fact}
        </button>
        <small>
          {percent(fact.knownFrom)}
          {about.length > 0 && (
            <>
              {' · about '}
              <Names of={about} />
            </>
          )}
        </small>
      </th>
      {columns.map((who, index) => (
        <Cell key={who} fact={fact} who={who}>
          {index === 0 && arcs.length > 0 && <Arcs arcs={arcs} count={columns.length} />}
        </Cell>
      ))}
    </tr>
  )
}

function Cell({ fact, who, children }: { fact: Fact; who: Who; children: preact.ComponentChildren }) {
  const now = known.value
  const knower = knowerOf(now, fact, who)
  if (knower) {
    const by = knower.by === null ? '' : ` by ${now.name(knower.by)}`
    const told = `${HOW[knower.how]}${knower.by !== null && knower.how === 'heard' ? ` from ${now.name(knower.by)}` : by}`
    const evidence = knower.evidence.length ? knower.evidence : fact.evidence
    return (
      <td role="cell">
        {children}
        <button type="button" class={`knows ${colour(who)}`} title={`${now.name(who)} ${told}, at ${percent(knower.since)}`} onClick={() => show(`${now.name(who)} ${told}: ${short(fact)}`, evidence)}>
          <Sign of={knower.how} />
          <span class="knows-words">
            <b>{now.name(who)}</b> {told}
            <span class="unseen">, at {percent(knower.since)}</span>
          </span>
        </button>
      </td>
    )
  }
  const kept = keptFrom(now, fact, who)
  return (
    <td role="cell" class={kept ? undefined : 'blank'}>
      {children}
      {kept && (
        <button type="button" class="knows kept" title={`kept from ${now.name(who)}`} onClick={() => show(`Kept from ${now.name(who)}: ${short(fact)}`, fact.evidence)}>
          <Sign of="kept" />
          <span class="knows-words">
            kept from <b>{now.name(who)}</b>
          </span>
        </button>
      )}
    </td>
  )
}

/** Who told whom, over the signs of one row. */
function Arcs({ arcs, count }: { arcs: Arc[]; count: number }) {
  return (
    <svg class="arcs" width={count * STEP} height={ARC + 1} aria-hidden="true">
      {arcs.map(({ from, to, knower }) => {
        const [a, b] = [(from + 0.5) * STEP, (to + 0.5) * STEP]
        const rise = ARC + 1 - Math.min(ARC * 1.33, 8 + 2.5 * Math.abs(to - from))
        const inset = 5 * Math.sign(b - a)
        return (
          <g key={`${from} ${to}`} class={colour(known.value.self(knower.by!))}>
            <path class="arc" d={`M${a + inset} ${ARC + 1}C${a + inset} ${rise} ${b - inset} ${rise} ${b - inset} ${ARC}`} />
            <path class="arc-end" d={`M${b - inset - 3.2} ${ARC - 4.5}L${b - inset} ${ARC + 1}L${b - inset + 3.2} ${ARC - 4.5}z`} />
          </g>
        )
      })}
    </svg>
  )
}

const SHORT = 60 // characters of a fact in a title

function short(fact: Fact): string {
  return fact.fact.length > SHORT ? `${fact.fact.slice(0, SHORT).trimEnd()}…` : fact.fact
}

function percent(position: number): string {
  return `${Math.round(100 * shareAt(model.value, position))}%`
}

export const secrets = { id: 'secrets', title: 'Secrets', Component: Secrets }
