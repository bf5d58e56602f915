/** What a matrix of facts by people holds: which facts, which people, and who told whom. */

import type { Known } from '../data/known'
import type { Fact, Knower, Who } from '../data/model'

/** What is asked of somebody about a fact. */
export type Stand = 'knows' | 'lacks' | 'kept' | 'about'

export interface Asked {
  /** Whom the question is about; null asks nothing of anybody. */
  who: Who | null
  stand: Stand
  secrets: boolean
  words: string
}

/** How somebody stands to a fact, as far as it is known; null where they have nothing to do with it. */
export function knowerOf(known: Known, fact: Fact, who: Who): Knower | null {
  return fact.knows.find((knower) => known.self(knower.who) === who) ?? null
}

/** Whether a fact is kept from somebody who has been met and does not know it yet. */
export function keptFrom(known: Known, fact: Fact, who: Who): boolean {
  return knowerOf(known, fact, who) === null && fact.keptFrom.some((other) => known.met(other) && known.self(other) === who)
}

/** The facts that answer a question, in the order in which a reader learns them. */
export function factsAsked(known: Known, { who, stand, secrets, words }: Asked): Fact[] {
  const said = words.trim().toLowerCase()
  const stands = (fact: Fact): boolean => {
    if (who === null) return true
    if (stand === 'about') return fact.about.some((other) => known.self(other) === who)
    if (stand === 'kept') return keptFrom(known, fact, who)
    return (knowerOf(known, fact, who) !== null) === (stand === 'knows')
  }
  return known.knowledge
    .filter((fact) => (!secrets || fact.secret) && (!said || fact.fact.toLowerCase().includes(said)) && stands(fact))
    .sort((a, b) => a.knownFrom - b.knownFrom)
}

/** Those who know some of the facts or whom they are kept from: the one asked about first, then those who know the most. */
export function peopleOf(known: Known, facts: readonly Fact[], first: Who | null): Who[] {
  const counts = new Map<Who, number>()
  const count = (who: Who, by: number): void => void counts.set(known.self(who), (counts.get(known.self(who)) ?? 0) + by)
  for (const fact of facts) {
    for (const knower of fact.knows) count(knower.who, 1)
    for (const who of fact.keptFrom) if (known.met(who)) count(who, 0)
  }
  if (first !== null) counts.set(first, Number.POSITIVE_INFINITY)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([who]) => who)
}

/** A telling of a fact, between two columns of the matrix. */
export interface Arc {
  from: number
  to: number
  knower: Knower
}

/** Who told whom, where both have a column; nobody tells themselves. */
export function arcsOf(known: Known, fact: Fact, columns: readonly Who[]): Arc[] {
  const place = new Map(columns.map((who, index) => [who, index]))
  return fact.knows.flatMap((knower) => {
    const from = knower.by === null ? undefined : place.get(known.self(knower.by))
    const to = place.get(known.self(knower.who))
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, knower }]
  })
}
