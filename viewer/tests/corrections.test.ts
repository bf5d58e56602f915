import { describe, expect, it } from 'vitest'
import { correctedModel, find, place } from '../src/corrections/apply'
import { added, anchor, type Correction, personRef } from '../src/corrections/corrections'
import { correctionsToml } from '../src/corrections/toml'
import { knownAt } from '../src/data/known'
import { model, places, TEXT, unit } from './story'

const mara = personRef(model, 0)
const tobias = personRef(model, 1)
const line = anchor(model, model.lines[0]!.start, model.lines[0]!.end)
const corrected = (...list: Correction[]) => correctedModel(model, list)

describe('anchors', () => {
  it('are words and a code point', () => {
    expect(line).toEqual({ words: '“Good evening,”', at: places.at('“Good') })
    expect(mara).toEqual({ name: 'Mara', words: 'Mara', at: places.at('Mara') })
  })

  it('keep whole words of a long passage, up to eighty characters', () => {
    const { words } = anchor(model, 0, TEXT.length)
    expect(words.length).toBeLessThanOrEqual(81) // one of them is wide
    expect(TEXT.startsWith(words)).toBe(true)
    expect(TEXT[words.length]).toMatch(/\s/)
  })

  it('are found again where the text has changed before them', () => {
    expect(place(model, { words: 'Mara', at: 0 })).toBe(unit('Mara'))
    expect(place(model, { words: 'Mara', at: places.at('Mara!') - 2 })).toBe(unit('Mara!'))
    expect(find(model, { name: 'TOBIAS', words: 'gone', at: 3 })).toBe(1)
  })
})

describe('what a correction changes at once', () => {
  it('who says a line', () => {
    expect(corrected({ kind: 'speaker', line, who: tobias }).lines[0]!.speaker).toBe(1)
    expect(corrected({ kind: 'speaker', line }).lines[0]!.speaker).toBeNull()
  })

  it('to whom', () => {
    expect(corrected({ kind: 'addressees', line, to: [tobias, mara] }).lines[0]!.addressees).toEqual([1, 0])
  })

  it('who is who', () => {
    const made = corrected({ kind: 'merge', who: mara, into: tobias })
    expect(knownAt(made, null).cast.map(({ id }) => id)).toEqual(['e2'])
    expect(made.people[1]!.names.map(([form]) => form)).toEqual(['Tobias', 'Mara'])
    expect(made.lines.map(({ speaker }) => speaker)).toEqual([1, 1])
    expect(made.bonds).toEqual([])
  })

  it('whom a mention means, and the line it tells the speaker of', () => {
    const passage = anchor(model, unit('he said'), unit('he said') + 2)
    const split: Correction = { kind: 'split', who: mara, passages: [passage] }
    const made = corrected(split)
    expect(made.people).toHaveLength(3)
    expect(made.lines[0]!.speaker).toBe(2)
    const into = corrected(split, { kind: 'merge', who: { name: passage.words, ...passage }, into: tobias })
    expect(into.lines[0]!.speaker).toBe(1)
    expect(knownAt(into, null).cast).toHaveLength(2)
  })

  it('names and pronouns', () => {
    const made = corrected({ kind: 'rename', who: mara, name: 'Mara Venn' }, { kind: 'pronouns', who: mara, pronouns: 'they/them' })
    expect(made.people[0]).toMatchObject({ name: 'Mara Venn', member: { pronouns: 'they/them' } })
    expect(find(made, { name: 'Mara Venn', words: '', at: 0 })).toBe(0)
  })

  it('who is nobody', () => {
    const made = corrected({ kind: 'not_a_person', who: tobias })
    expect(knownAt(made, null).cast.map(({ id }) => id)).toEqual(['e1'])
    expect(made.lines[1]!.speaker).toBeNull()
    expect(made.feelings).toEqual([])
    expect(made.knowledge[0]!.knows).toEqual([])
  })

  it('the layer of a scene', () => {
    expect(corrected({ kind: 'layer', passage: { words: '😀 A', at: 0 }, layer: 'memory' }).scenes[0]!.layer).toBe('memory')
  })
})

describe('the list', () => {
  it('keeps the last word on the same thing', () => {
    const list = added(added([], { kind: 'speaker', line, who: tobias }), { kind: 'speaker', line })
    expect(list).toEqual([{ kind: 'speaker', line }])
  })

  it('keeps both aliases', () => {
    const one: Correction = { kind: 'alias', who: mara, alias: 'Em' }
    expect(added([one], { ...one, alias: 'May' })).toHaveLength(2)
  })
})

describe('the file', () => {
  it('anchors by name alone whom no words single out', () => {
    const nobody = { name: 'Mara', words: '', at: 0 }
    expect(correctionsToml(model, [{ kind: 'not_a_person', who: nobody }])).toContain('\nwho = "Mara"\n')
  })

  it('has one key a line and escapes what an editor would obey', () => {
    const evil = { words: 'a "b" \\ \u202e\n', at: 3 }
    expect(correctionsToml(model, [{ kind: 'speaker', line: evil, who: { name: 'X', ...evil } }])).toBe(
      `# What the reader knows better. Read in order; later corrections see what earlier ones did.
version = 1
story = "small.txt"
sha256 = "${'0'.repeat(64)}"

[[correction]]
kind = "speaker"
line = { words = "a \\"b\\" \\\\ \\u202e\\n", at = 3 }
who = { name = "X", words = "a \\"b\\" \\\\ \\u202e\\n", at = 3 }
`,
    )
  })
})
