/** Who says a line to whom, over the line that the pointer is over. */

import { hover, known, spot } from '../state'

export function Tip() {
  const said = hover.value
  const line = said && known.value.lines[Number(said.dataset.l)]
  if (!line || spot.value || (line.speaker === null && !line.addressees.length)) return null
  const { name, self } = known.value
  const to = [...new Set(line.addressees.map(self))].map(name)
  const box = said.getClientRects()[0]
  if (!box) return null
  return (
    <div class="tip" aria-hidden="true" style={{ left: `${box.left}px`, top: `${box.top}px` }}>
      {name(line.speaker)}
      {to.length > 0 && ` to ${to.join(' and ')}`}
    </div>
  )
}
