import { bufferKey } from '@longwire/model'
import { type JSX, Show, onMount } from 'solid-js'
import { useApp } from '../../model/context.ts'
import type { Place } from '../../navigation.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'
import { type IrcLink, readIrcLink } from './irc-link.ts'

/** Follows an `irc:` link: to the channel on a network that is there, else to a new network. A person joins, no link does. */
export function OpenLink(props: { readonly link: string }): JSX.Element {
  const { model, navigation } = useApp()
  const link = () => readIrcLink(props.link)
  onMount(() => {
    const found = link()
    if (found !== undefined) navigation.replace(placeFor(found))
  })

  function placeFor({ host, port, tls, channel }: IrcLink): Place {
    const known = [...model.state.networks.values()].find((network) => network.host === host)
    if (known === undefined) {
      const address = `${tls ? 'ircs' : 'irc'}://${host}${port === undefined ? '' : `:${port}`}`
      return { kind: 'add-network', known: 'other', server: address }
    }
    if (channel === undefined) return { kind: 'conversation', buffer: bufferKey(known.id, '') }
    return { kind: 'join', network: known.id, channel }
  }
  return (
    <Page title={networksTexts().links.title}>
      <Show when={link() === undefined}>
        <p role="alert">{networksTexts().links.none}</p>
      </Show>
    </Page>
  )
}
