import type { NetworkProblem, NetworkView } from '@longwire/model'
import { type JSX, Suspense } from 'solid-js'
import { lazyPlace } from '../../elements/lazy-place.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'

const TroubleCard = lazyPlace(networksTexts, () => import('./trouble-card.tsx').then((file) => file.TroubleCard))

export interface NetworkTroubleProps extends Record<string, unknown> {
  readonly network: NetworkView
  readonly problem: NetworkProblem
}

/** Why a network is not connected. It is fetched when something is wrong, which is seldom. */
export function NetworkTrouble(props: NetworkTroubleProps): JSX.Element {
  return (
    <Suspense>
      <TroubleCard network={props.network} problem={props.problem} />
    </Suspense>
  )
}
