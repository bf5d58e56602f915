/** A list of people to choose one from: those who are there first, then the rest of the cast met so far. */

import type { Who } from '../data/model'
import { known } from '../state'

export function ChoosePerson({ label, first = [], value, none, onChoose }: {
  label: string
  /** Who stands at the head of the list. */
  first?: readonly Who[]
  value: Who | null
  /** What choosing nobody is called; without it, somebody must be chosen. */
  none?: string
  onChoose: (who: Who | null) => void
}) {
  const { cast, name, self } = known.value
  const near = [...new Set(first.map(self))]
  const rest = cast.map(({ who }) => who).filter((who) => !near.includes(who))
  const options = (list: readonly Who[]) => list.map((who) => <option value={who}>{name(who)}</option>)
  return (
    <label class="choose">
      <span>{label}</span>
      <select
        value={value === null ? '' : self(value)}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      >
        {none !== undefined ? <option value="">{none}</option> : value === null && <option value="" disabled>choose …</option>}
        {near.length > 0 && <optgroup label="In this scene">{options(near)}</optgroup>}
        {near.length > 0 ? <optgroup label="Everybody">{options(rest)}</optgroup> : options(rest)}
      </select>
    </label>
  )
}
