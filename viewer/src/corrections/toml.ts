/** Corrections as a TOML file: one `[[correction]]` each, one key a line, so that differences read well. */

import type { Model } from '../data/model'
import type { Correction, Passage, PersonRef } from './corrections'

/** The whole file. */
export function correctionsToml(model: Model, corrections: readonly Correction[]): string {
  const head = [
    '# What the reader knows better. Read in order; later corrections see what earlier ones did.',
    'version = 1',
    `story = ${string(model.source.name)}`,
    `sha256 = ${string(model.source.sha256)}`,
  ]
  return `${[head, ...corrections.map(table)].map((rows) => rows.join('\n')).join('\n\n')}\n`
}

function table(correction: Correction): string[] {
  const rows = Object.entries(correction).filter(([, value]) => value !== undefined)
  return ['[[correction]]', ...rows.map(([key, value]) => `${key} = ${written(value)}`)]
}

type Value = string | Passage | PersonRef | (Passage | PersonRef)[]

function written(value: Value): string {
  if (typeof value === 'string') return string(value)
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  // whoever is mentioned nowhere has no words to be anchored by
  if ('name' in value && !value.words) return string(value.name)
  const name = 'name' in value ? `name = ${string(value.name)}, ` : ''
  return `{ ${name}words = ${string(value.words)}, at = ${value.at} }`
}

const ESCAPES: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f' }

/** A basic string; what a reader of the file could not see, or an editor would obey, is escaped. */
function string(text: string): string {
  const told = text.replace(/["\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${told.toWellFormed()}"`
}
