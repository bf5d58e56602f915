// The library's page: drop a file, watch it being read, open its report, search across stories, correct and read again.
// Story text is only ever put in as text.

const token = document.querySelector('meta[name=token]').content
const $ = (selector) => document.querySelector(selector)
const FEELINGS = `admiration amusement anger annoyance approval caring confusion curiosity desire disappointment
disapproval disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief
remorse sadness surprise`.split(/\s+/)
const AGAIN = 500 // milliseconds between two looks at what is being read
const SHOWN = 6000 // milliseconds for which an error stays

let stories = []
const opened = new Map() // the windows of reports, by the sum of their file, for what they send back

// --- small things ------------------------------------------------------------------------------------------------

/** An element with attributes and children; strings become text. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value)
    else if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

/** What the server answers; what it refuses is thrown as one line. */
async function ask(path, options = {}) {
  let answer
  try {
    answer = await fetch(path, { ...options, headers: { 'x-storyglass-token': token, ...options.headers } })
  } catch {
    throw new Error('The server has stopped. Start it again with: storyglass serve')
  }
  if (answer.status === 204) return null
  const body = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Error(body.error ?? body.detail ?? `The server answered ${answer.status}.`)
  return body
}

let silence
function complain(error) {
  const said = $('#said')
  said.textContent = error.message
  said.hidden = false
  clearTimeout(silence)
  silence = setTimeout(() => { said.hidden = true }, SHOWN)
}

/** A handler whose failure is told. */
const telling = (act) => async (...given) => {
  try {
    await act(...given)
  } catch (error) {
    complain(error)
  }
}

const counted = (n, what) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`

// --- the stories -------------------------------------------------------------------------------------------------

const refresh = telling(async () => {
  stories = await ask('/api/stories')
  const words = stories.reduce((sum, story) => sum + story.words, 0)
  $('#sum').textContent = stories.length
    ? `${stories.length} ${stories.length === 1 ? 'story' : 'stories'}, ${counted(words, 'word')}`
    : ''
  $('#empty').hidden = stories.length > 0
  $('#stories').hidden = stories.length === 0
  $('#stories tbody').replaceChildren(...stories.map(row))
})

function row(story) {
  const title = story.title ?? story.name
  const numbers = [['words', story.words], ['cast', story.cast], ['lines', story.lines], ['scenes', story.scenes]]
  return make('tr', {},
    make('td', {},
      link(story.story, title),
      ...[story.series, story.title ? story.name : null].filter(Boolean).map((more) => make('span', { class: 'quiet' }, more))),
    ...numbers.map(([what, n]) => make('td', { class: 'number', 'data-what': what }, n.toLocaleString('en'))),
    make('td', { class: 'actions-cell' }, make('div', { class: 'actions' },
      make('button', { type: 'button', onclick: () => chooseCorrections(story), 'aria-label': `Correct ${title}` }, 'Correct…'),
      make('button', { type: 'button', onclick: () => remove(story, title), 'aria-label': `Remove ${title}` }, 'Remove'))))
}

/** A link to a report; it opens in a window that can send corrections back. */
function link(story, words, span) {
  const href = `/stories/${story}${span ? `#show=${span[0]}-${span[1]}` : ''}`
  return make('a', { href, target: `story-${story}`, rel: 'opener' }, words)
}

const remove = telling(async (story, title) => {
  if (!confirm(`Remove “${title}” from this library?`)) return
  await ask(`/api/stories/${story.story}`, { method: 'DELETE' })
  await refresh()
})

function chooseCorrections(story) {
  const input = make('input', { type: 'file', accept: '.toml' })
  input.addEventListener('change', telling(async () => {
    if (input.files[0]) await correct(story.story, await input.files[0].text())
  }))
  input.click()
}

/** Gives corrections to the server: instead of all that are there, or of those that the same page sent before. */
async function correct(story, toml, before) {
  const one = before === undefined ? { body: toml } : { body: JSON.stringify({ toml, before }), headers: { 'content-type': 'application/json' } }
  await ask(`/api/stories/${story}/corrections`, { method: 'POST', ...one })
  await watch()
}

// A report that was opened from here sends its corrections back.
addEventListener('message', telling(async ({ origin, data, source }) => {
  if (origin !== location.origin || data?.storyglass !== 'corrections') return
  const story = stories.find((each) => data.sha256.startsWith(each.story))
  if (!story) throw new Error('These corrections are for a story that is no longer in this library.')
  opened.set(story.story, source)
  await correct(story.story, data.toml, data.before ?? '')
}))

// --- what is being read ------------------------------------------------------------------------------------------

let timer
const finished = new Set()

const watch = telling(async () => {
  clearTimeout(timer)
  const jobs = await ask('/api/jobs')
  const done = jobs.filter((job) => job.state === 'done' && !finished.has(job.id))
  for (const job of done) finished.add(job.id)
  $('#jobs').replaceChildren(...jobs.filter((job) => job.state !== 'done').map(progress))
  if (done.length) await refresh()
  for (const job of done) reload(job.story)
  if (jobs.some((job) => job.state === 'waiting' || job.state === 'reading')) timer = setTimeout(watch, AGAIN)
})

function progress(job) {
  if (job.state === 'failed') return make('li', {}, make('span', { class: 'bad' }, job.error)) // which names the file
  const name = make('span', { class: 'name', title: job.name }, job.name)
  const bar = make('progress', { value: job.state === 'reading' ? job.done : undefined, max: 1, 'aria-label': job.name })
  return make('li', {}, name, bar, make('span', { class: 'quiet' }, job.state === 'reading' ? job.stage : job.state))
}

/** A report that sent corrections shows what came of them. */
function reload(story) {
  const window_ = opened.get(story)
  opened.delete(story)
  if (window_ && !window_.closed) window_.location.reload()
}

const send = telling(async (files) => {
  for (const file of files) {
    await ask(`/api/stories?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
    await watch()
  }
})

$('#files').addEventListener('change', async ({ target }) => {
  await send([...target.files])
  target.value = ''
})
const drop = $('#drop')
addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over') })
addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over') })
addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  send([...event.dataTransfer.files])
})

// --- search ------------------------------------------------------------------------------------------------------

$('#search select').append(...FEELINGS.map((feeling) => make('option', {}, feeling)))
$('#search').addEventListener('submit', telling(async (event) => {
  event.preventDefault()
  const asked = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value.trim()))
  const found = $('#found')
  found.hidden = asked.size === 0
  if (found.hidden) return
  const hits = await ask(`/api/find?${asked}`)
  const parts = [make('p', { class: 'quiet' }, hits.length ? counted(hits.length, 'passage') : 'Nothing was found.')]
  let last
  for (const hit of hits) {
    if (hit.story !== last) parts.push(make('h2', {}, link(hit.story, hit.name)))
    last = hit.story
    const to = hit.addressees.filter(Boolean).join(', ')
    const who = hit.speaker ? `${hit.speaker}${to ? ` to ${to}` : ''}` : null
    parts.push(make('p', {}, ...(who ? [make('span', { class: 'who' }, who)] : []), link(hit.story, hit.text, [hit.start, hit.end])))
  }
  found.replaceChildren(...parts)
}))

await refresh()
await watch()
