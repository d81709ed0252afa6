import { bufferKey } from '@longwire/model'
import { type JSX, Show, createEffect } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'
import { type IrcLink, readIrcLink } from './irc-link.ts'

/** Follows an `irc:` link: to the channel on a network that is there, else to a new network. A person joins, no link does. */
export function OpenLink(props: { readonly link: string }): JSX.Element {
  const { model, navigation } = useApp()
  const words = networksTexts()
  const link = () => readIrcLink(props.link)
  const known = fromModel(
    model,
    () => 'networks',
    () => [...model.state.networks.values()].find(({ host }) => host === link()?.host)?.id,
  )
  createEffect(() => {
    const network = known()
    const channel = link()?.channel
    if (network === undefined) return
    navigation.replace(
      channel === undefined
        ? { kind: 'conversation', buffer: bufferKey(network, '') }
        : { kind: 'join', network, channel },
    )
  })
  return (
    <Page title={words.links.title}>
      <Show when={link()} fallback={<p role="alert">{words.links.none}</p>}>
        {(found) => (
          <>
            <p>
              <bdi>{found().host}</bdi>
            </p>
            <button
              class="button"
              data-primary
              type="button"
              onClick={() => navigation.replace({ kind: 'add-network', known: 'other', server: addressOf(found()) })}
            >
              {words.form.title}
            </button>
          </>
        )}
      </Show>
    </Page>
  )
}

function addressOf({ host, port, tls }: IrcLink): string {
  return `${tls ? 'ircs' : 'irc'}://${host}${port === undefined ? '' : `:${port}`}`
}
