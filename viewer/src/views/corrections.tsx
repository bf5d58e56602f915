/** The reader's corrections so far, and the file they become. */

import { useState } from 'preact/hooks'
import { keepSent, sent, type Correction, type Passage, type PersonRef } from '../corrections/corrections'
import { place } from '../corrections/apply'
import { correctionsToml } from '../corrections/toml'
import { corrections, story } from '../state'
import { Passages } from '../ui/passages'
import { download } from '../ui/save'

function Corrections() {
  const list = corrections.value
  return (
    <>
      <div class="view-head">
        <h2>Corrections</h2>
        <p class="quiet">
          {list.length
            ? library()
              ? 'Save them, and the story is read again by your word.'
              : 'Put the file beside the story: the next reading takes your word for it.'
            : 'Click a line, a name or a scene in the text, or open somebody in the cast, to say what is wrong. What you correct is collected here.'}
        </p>
      </div>
      {list.length > 0 && (
        <>
          <ol class="corrections">
            {list.map((correction, index) => (
              <li key={JSON.stringify(correction)}>
                <Passages title="corrected here" spans={[spanOf(correction)]}>
                  {told(correction)}
                </Passages>
                <button type="button" class="remove" aria-label={`Take back correction ${index + 1}`} onClick={() => (corrections.value = list.toSpliced(index, 1))}>
                  ×
                </button>
              </li>
            ))}
          </ol>
          <Download list={list} />
        </>
      )}
    </>
  )
}

function Download({ list }: { list: Correction[] }) {
  const [copied, setCopied] = useState(false)
  const file = correctionsToml(story, list)
  return (
    <>
      <p class="card-actions">
        {library() && (
          <button type="button" class="wide main" onClick={() => sendBack(file)}>
            Save and read again
          </button>
        )}
        <button type="button" class={library() ? 'wide' : 'wide main'} onClick={() => download('corrections.toml', 'application/toml', file)}>
          Download corrections.toml
        </button>
        <button type="button" class="wide" onClick={() => void navigator.clipboard?.writeText(file).then(() => setCopied(true))}>
          {copied ? 'Copied' : 'Copy'}
        </button>
        <button type="button" class="wide" onClick={() => (corrections.value = [])}>
          Take all back
        </button>
      </p>
      <pre class="file" tabIndex={0} aria-label="corrections.toml">
        {file}
      </pre>
    </>
  )
}

/** The page of the library that opened this report, where a server of the reader's own did. */
const library = (): Window | null => (location.protocol.startsWith('http') ? (window.opener as Window | null) : null)

/** Gives the file to that page, with the one that was sent before: what was corrected elsewhere stays. */
function sendBack(toml: string): void {
  library()?.postMessage({ storyglass: 'corrections', sha256: story.source.sha256, toml, before: sent(story) }, location.origin)
  keepSent(story, toml)
}

function spanOf(correction: Correction): [number, number] {
  const passage = 'line' in correction ? correction.line : 'passage' in correction ? correction.passage : 'passages' in correction ? correction.passages[0]! : correction.who
  const start = place(story, passage)
  return [start, start + Math.max(1, passage.words.length)]
}

const quoted = ({ words }: Passage): string => `“${words.replace(/\s+/g, ' ').replace(/^[“"‘']|[”"’']$/g, '')}”`
const called = ({ name, words }: PersonRef): string => name || words || 'somebody'

/** A correction in a sentence. */
function told(correction: Correction): string {
  switch (correction.kind) {
    case 'merge':
      return `${called(correction.who)} is ${called(correction.into)}`
    case 'split':
      return `${correction.passages.map(quoted).join(', ')} means ${correction.name ?? 'somebody else'}, not ${called(correction.who)}`
    case 'rename':
      return `${called(correction.who)} is called ${correction.name}`
    case 'alias':
      return `${called(correction.who)} is also called ${correction.alias}`
    case 'pronouns':
      return `${called(correction.who)}: ${correction.pronouns}`
    case 'not_a_person':
      return `${called(correction.who)} is not a person`
    case 'speaker':
      return `${quoted(correction.line)} is said by ${correction.who ? called(correction.who) : 'nobody known'}`
    case 'addressees':
      return `${quoted(correction.line)} is said to ${correction.to.map(called).join(' and ') || 'nobody'}`
    case 'scene_begins':
      return `a scene begins at ${quoted(correction.passage)}`
    case 'scene_goes_on':
      return `no scene begins at ${quoted(correction.passage)}`
    case 'layer':
      return `the scene at ${quoted(correction.passage)} is ${correction.layer}`
  }
}

export const correctionsView = { id: 'corrections', title: 'Corrections', Component: Corrections }
