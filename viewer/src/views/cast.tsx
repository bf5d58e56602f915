/** The cast: cards by presence. */

import { known } from '../state'
import { linesOf } from '../data/passages'
import { Name } from '../ui/who'

function Cast() {
  const { cast, pronouns } = known.value
  return (
    <ul class="cards">
      {cast.map(({ who }) => (
        <li key={who}>
          <Name who={who} /> {pronouns(who)} {linesOf(known.value, who).length} lines
        </li>
      ))}
    </ul>
  )
}

export const cast = { id: 'cast', title: 'Cast', Component: Cast }
