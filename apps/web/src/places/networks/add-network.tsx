import type { JSX } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import { NetworkForm } from './network-form.tsx'
import { Page } from './page.tsx'

/** A new network. */
export function AddNetwork(): JSX.Element {
  const { model, navigation } = useApp()
  return (
    <Page title={texts.network.title}>
      <NetworkForm
        save={(network) => model.actions.addNetwork(network)}
        onSaved={() => navigation.replace({ kind: 'home' })}
      />
    </Page>
  )
}
