/** The text as it stands in the page: its sections, and places in it by offset. The text itself is never changed. */

import { paragraphAt } from '../data/model'
import { below, type Span } from '../data/offsets'
import { story } from '../state'

/** A section of the page; `start` is the offset of its first paragraph. */
export interface Section {
  element: HTMLElement
  start: number
  /** The paragraphs, with their offsets. */
  paragraphs: { element: HTMLElement; start: number }[]
}

/** Every section in text order; made by `readPage`. */
export let sections: Section[] = []
const byElement = new WeakMap<Element, Section>()

/** Reads which sections the page has; each may be skipped by the browser until it is near, at about its height. */
export function readPage(): void {
  sections = []
  for (const element of document.querySelectorAll<HTMLElement>('#text > section, #text > details')) {
    const paragraphs = []
    for (const child of element.querySelectorAll<HTMLElement>('[id^=t]')) paragraphs.push({ element: child, start: offsetOf(child) })
    const last = sections.at(-1)
    const section = { element, start: paragraphs[0]?.start ?? (last ? last.start + 1 : 0), paragraphs }
    sections.push(section)
    byElement.set(element, section)
  }
  sections.forEach((section, index) => {
    const characters = (sections[index + 1]?.start ?? story.text.length) - section.start
    // about 66 characters to a line of 1.8rem and a line and a half lost to each paragraph's end
    const lines = characters / 66 + section.paragraphs.length / 2 + 3
    section.element.style.setProperty('--about', `${Math.round(lines * 1.82)}rem`)
  })
}

function offsetOf(paragraph: Element): number {
  return story.offsets.units(Number(paragraph.id.slice(1)))
}

/** The section of an element of the page. */
export function sectionOf(element: Element): Section | undefined {
  return byElement.get(element)
}

/** The index of the section that a position lies in. */
export function sectionAt(position: number): number {
  return Math.max(0, below(sections.length, (i) => sections[i]!.start <= position) - 1)
}

/** The paragraph's element that a position lies in. */
export function paragraphElement(position: number): HTMLElement | null {
  return document.getElementById(`t${story.offsets.points(paragraphAt(story, position)[0])}`)
}

/** The ranges that a stretch of the story covers in the page, one for each paragraph it touches. */
export function rangesOf(paragraph: { element: HTMLElement; start: number }, spans: readonly Span[]): StaticRange[] {
  const found: StaticRange[] = []
  let node: Text | null = null
  let begins = paragraph.start // the offset of `node`
  let ends = begins
  const walker = document.createTreeWalker(paragraph.element, NodeFilter.SHOW_TEXT)
  const advance = (): boolean => {
    node = walker.nextNode() as Text | null
    begins = ends
    ends += node?.length ?? 0
    return node !== null
  }
  advance()
  for (const [start, end] of spans) {
    if (start < begins) {
      walker.currentNode = paragraph.element
      ends = paragraph.start
      advance()
    }
    while (node && ends <= start) advance()
    if (!node) continue
    const [first, from] = [node as Text, Math.max(0, start - begins)]
    while (node && ends < end && advance());
    const last: Text = node ?? first
    const to = node ? end - begins : last.length
    found.push(new StaticRange({ startContainer: first, startOffset: from, endContainer: last, endOffset: Math.min(to, last.length) }))
    if (!node) break
  }
  return found
}

/** The offset in the story of a point on the screen; null where no text of the story is. */
export function offsetAtPoint(x: number, y: number): number | null {
  const [node, offset] = caretAt(x, y)
  return node && offsetIn(node, offset)
}

/** The stretch of the story that a range of the page covers; null where it leaves the text. */
export function offsetsOfRange(range: Range): Span | null {
  const [start, end] = [offsetIn(range.startContainer, range.startOffset), offsetIn(range.endContainer, range.endOffset)]
  return start === null || end === null || start >= end ? null : [start, end]
}

function offsetIn(node: Node, offset: number): number | null {
  const paragraph = node.parentElement?.closest<HTMLElement>('#text [id^=t]')
  if (!paragraph || !(node instanceof Text)) return null
  let position = offsetOf(paragraph) + offset
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let before = walker.nextNode(); before && before !== node; before = walker.nextNode()) position += (before as Text).length
  return position
}

function caretAt(x: number, y: number): [Node | null, number] {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y)
    return caret?.offsetNode instanceof Text ? [caret.offsetNode, caret.offset] : [null, 0]
  }
  const range = (document as Document).caretRangeFromPoint(x, y)
  return range?.startContainer instanceof Text ? [range.startContainer, range.startOffset] : [null, 0]
}

/** Brings a passage into the middle of the window, once the browser knows how high the text before it is. */
export function reveal([start, end]: Span): void {
  const element = paragraphElement(start)
  if (!element) return
  element.closest('details')?.setAttribute('open', '')
  const centre = (): void => {
    const range = rangesOf({ element, start: offsetOf(element) }, [[start, end]])[0]
    const box = range ? liveBox(range) : element.getBoundingClientRect()
    scrollBy({ top: box.top - innerHeight * 0.38, behavior: 'instant' })
  }
  const box = element.getBoundingClientRect()
  if (box.height && box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.75) return // in sight already
  element.scrollIntoView({ block: 'center', behavior: 'instant' })
  centre()
  requestAnimationFrame(centre)
}

function liveBox(range: StaticRange): DOMRect {
  const live = document.createRange()
  live.setStart(range.startContainer, range.startOffset)
  live.setEnd(range.endContainer, range.endOffset)
  return live.getBoundingClientRect()
}
