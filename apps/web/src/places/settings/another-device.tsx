import { encodeQR } from 'qr'
import { type JSX, Show, createSignal } from 'solid-js'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { deviceLinks } from '../../session/device-links.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { ToldOnce } from './told-once.tsx'

/** A link that signs in on a phone, once: a picture for its camera, and the link itself. */
export function AnotherDevice(): JSX.Element {
  const { notices } = useApp()
  const words = settingsTexts().anotherDevice
  const [link, setLink] = createSignal<{ readonly url: string; readonly expiresAt: number }>()
  async function make(): Promise<void> {
    const made = await deviceLinks.make()
    if (made.ok) setLink(made.value)
    else notices.tell(made.text)
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <p class="note">{words.hint}</p>
      <Show when={link()}>
        {(made) => (
          <>
            <Show when={isHere(made().url)} fallback={<QrCode text={made().url} name={words.picture} />}>
              <p role="alert">{words.onlyHere}</p>
            </Show>
            <ToldOnce lead={words.made(shortTime(made().expiresAt))} secret={made().url} />
          </>
        )}
      </Show>
      <button class="button" type="button" onClick={() => void make()}>
        {link() === undefined ? words.make : words.another}
      </button>
    </section>
  )
}

/** Whether an address leads nowhere but to the machine that one is at. */
function isHere(url: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname)
}

/** Black on white whatever the theme, as cameras like it. */
function QrCode(props: { readonly text: string; readonly name: string }): JSX.Element {
  const rows = () => encodeQR(props.text, 'raw', { border: 3 })
  const path = () =>
    rows()
      .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('')
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={props.name}
      viewBox={`0 0 ${rows().length} ${rows().length}`}
      shape-rendering="crispEdges"
    >
      <path d={path()} />
    </svg>
  )
}
