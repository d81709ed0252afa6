import { type JSX, Suspense } from 'solid-js'
import { lazyPlace } from '../../elements/lazy-place.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import type { TroubleCardProps } from './trouble-card.tsx'

const ListedTrouble = lazyPlace(networksTexts, () => import('./trouble-card.tsx').then((file) => file.ListedTrouble))

/** Why a network is not connected. It is fetched when something is wrong, which is seldom. */
export function NetworkTrouble(props: TroubleCardProps): JSX.Element {
  return (
    <Suspense>
      <ListedTrouble {...props} />
    </Suspense>
  )
}
