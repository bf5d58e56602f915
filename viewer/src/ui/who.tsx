/** Somebody's name as a button, in their colour: opens their card in the cast. */

import { known, open } from '../state'
import type { Who } from '../data/model'
import { colour } from '../text/slots'

export function Name({ who }: { who: Who | null }) {
  const told = known.value
  if (who === null) return <span class="quiet">{told.name(null)}</span>
  const self = told.self(who)
  return (
    <button type="button" class={`who ${colour(self)}`} onClick={() => open('cast', self)}>
      {told.name(self)}
    </button>
  )
}

/** Several names, parted by commas. */
export function Names({ of }: { of: readonly Who[] }) {
  return (
    <>
      {[...new Set(of)].map((who, index) => (
        <>
          {index > 0 && ', '}
          <Name who={who} />
        </>
      ))}
    </>
  )
}
