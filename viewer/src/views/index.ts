/** The views beside the text, in the order of their tabs. A view is added here and nowhere else. */

import type { ComponentType } from 'preact'
import { bonds } from './bonds'
import { cast } from './cast'
import { correctionsView } from './corrections'
import { doubts } from './doubts'
import { hearts } from './hearts'
import { script } from './script'
import { secrets } from './secrets'
import { storyline } from './storyline'

export interface View {
  /** What the address calls it. */
  id: string
  /** What its tab says: one word. */
  title: string
  Component: ComponentType
}

export const VIEWS: View[] = [storyline, cast, bonds, hearts, secrets, script, doubts, correctionsView]
