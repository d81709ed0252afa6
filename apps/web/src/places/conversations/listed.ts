import type { Model } from '@longwire/model'
import { type Accessor, createEffect, createSignal } from 'solid-js'
import { fromModel } from '../../model/from-model.ts'
import type { Navigation } from '../../navigation.ts'
import { asWideAs, twoPanes } from '../../preferences/page-width.ts'
import { whenIdle } from '../../when-idle.ts'

/**
 * Whether the list of conversations is to be drawn. Where a place covers it, as on a phone, it waits until what the person looks
 * at is there: with hundreds of conversations the list takes longer to draw than one of them.
 */
export function createListed(model: Model, navigation: Navigation): Accessor<boolean> {
  const covered = () => navigation.place().kind !== 'home' && !asWideAs(twoPanes).matches
  const [listed, setListed] = createSignal(!covered())
  const networks = fromModel(
    model,
    () => 'networks',
    () => model.state.networks.size,
  )
  createEffect(() => {
    if (!covered()) setListed(true)
    else if (networks() > 0) whenIdle(() => setListed(true))
  })
  return listed
}
