/** How wide something is drawn, for charts that lay themselves out. */

import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** A reference for an element, and its width in pixels as it changes. */
export function useWidth<Kind extends HTMLElement>(): [RefObject<Kind | null>, number] {
  const element = useRef<Kind>(null)
  const [width, set] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return
    const watcher = new ResizeObserver(([entry]) => entry && set(Math.floor(entry.contentRect.width)))
    watcher.observe(element.current)
    set(Math.floor(element.current.getBoundingClientRect().width))
    return () => watcher.disconnect()
  }, [])
  return [element, width]
}
