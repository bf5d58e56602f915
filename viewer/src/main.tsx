/** Where the script begins: the story out of the page, then the page as it was left. */

import { render } from 'preact'
import { App, keys } from './app'
import type { Payload } from './data/payload'
import { begin } from './state'
import { startReading } from './text/reading'
import { More } from './ui/more'
import './styles/base.css'
import './styles/text.css'
import './styles/app.css'
import './styles/print.css'

const data = document.getElementById('story')
const root = document.getElementById('glass')
if (data && root) {
  begin(JSON.parse(data.textContent ?? '') as Payload)
  startReading()
  render(<App />, root)
  const more = document.createElement('div')
  document.getElementById('text')!.after(more)
  render(<More />, more)
  addEventListener('keydown', keys)
  document.documentElement.classList.add('ready')
}
