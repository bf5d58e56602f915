/** A small payload, and the model of it, for the tests of data and corrections. */

import { modelOf } from '../src/data/model'
import type { Payload } from '../src/data/payload'

export const TEXT = '😀 A stranger came. “Good evening,” he said.\n\nIt was Mara, and Tobias knew her. “Mara!” said Tobias.'

const at = (words: string, from = 0): number => Array.from(TEXT.slice(0, TEXT.indexOf(words, from))).length
const span = (words: string, from = 0): [number, number] => [at(words, from), at(words, from) + Array.from(words).length]
const second = TEXT.indexOf('It was')

export const places = { at, span, second: at('It was') }

const sure = (words: string, from = 0) => ({ confidence: 0.9, evidence: span(words, from), known_from: span(words, from)[1] })
const who = (id: string, name: string, pronouns: string, known: string) => ({
  id,
  type: 'PER',
  name,
  names: [[name, 1]] as [string, number][],
  same_as: [],
  ...sure(known),
  member: { pronouns, group: false, members: [], narrator: false, first_seen: at(known), known_from: span(known)[1] },
})

export const payload: Payload = {
  version: 1,
  made_by: 'storyglass 0',
  source: { name: 'small.txt', sha256: '0'.repeat(64), title: 'Small', author: null, language: 'en' },
  text: TEXT,
  body: [0, Array.from(TEXT).length],
  chapters: [[0, Array.from(TEXT).length, 'Chapter 1']],
  paragraphs: [0, at('It was') - 2, at('It was'), Array.from(TEXT).length],
  people: [who('e1', 'Mara', 'she/her', 'A stranger'), who('e2', 'Tobias', 'he/him', 'Tobias')],
  mentions: {
    start: [at('A stranger'), at('he said'), at('Mara'), at('Tobias'), at('her.'), at('Mara!'), at('Tobias.')],
    length: [10, 2, 4, 6, 3, 4, 6],
    who: [0, 0, 0, 1, 0, 0, 1],
    kind: [1, 2, 0, 0, 2, 0, 0],
  },
  lines: {
    id: ['l1', 'l2'],
    start: [at('“Good'), at('“Mara')],
    end: [at(' he said'), at(' said Tobias')],
    turn: [1, 2],
    speaker: [0, 1],
    addressees: [[], [0]],
    how: ['anaphoric', 'explicit'],
    cue: [span('he said'), span('said Tobias')],
    mode: ['speech', 'speech'],
    confidence: [0.8, 0.9],
    evidence: [span('he said'), span('said Tobias')],
    known_from: [at('he said') + 7, Array.from(TEXT).length],
  },
  scenes: [
    { id: 's1', start: 0, end: Array.from(TEXT).length, layer: 'dream', place: 'the inn', time: null, viewpoint: 1, break: null, presence: [[0, 2, 90], [1, at('Tobias'), 90]], mentioned: [], seen_by: [1], story_order: 1, ...sure('Tobias') },
  ],
  feelings: { who: [1], feeling: ['joy'], strength: [0.5], toward: [0], scene: [0], confidence: [0.5], evidence: [span('“Mara!”')], known_from: [span('“Mara!”')[1]] },
  perceptions: [{ who: 1, of: 0, sense: 'sees', means: null, aware: null, scene: 0, ...sure('knew her') }],
  bonds: [{ pair: [0, 1], steps: [{ scene: 0, kind: 'friend', warmth: 0.6, strength: 0.5, ...sure('knew her') }, { scene: 0, kind: 'romantic', warmth: 0.9, strength: 0.7, ...sure('“Mara!”') }] }],
  knowledge: [{ id: 'k1', fact: 'It was Mara', about: [0], knows: [{ who: 1, since: at('It was'), how: 'saw', by: null, ...sure('knew her') }], secret: true, kept_from: [], ...sure('It was Mara') }],
  assessments: [],
  portraits: { 0: { does: [['come', span('came')]], done_to: [], typical: [], wants: [], fears: [], said_of: [['“Mara!”', span('“Mara!”')]] } },
  warnings: [],
}

export const model = modelOf(payload)
/** The UTF-16 offset of some words. */
export const unit = (words: string, from = 0): number => TEXT.indexOf(words, from)
export { second }
