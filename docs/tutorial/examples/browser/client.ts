import { type IrcEvent, isUserSource, sameName } from '@longwire/irc'
import { createIrcClient, createWebSocketOpener, type IrcClient, systemEnvironment } from '@longwire/connection'
import { outcomeText } from '../outcome-text.ts'
import { printable } from '../printable.ts'
import { statusText } from '../status-text.ts'

// #region page
const connectForm = element('connect', HTMLFormElement)
const sayForm = element('say', HTMLFormElement)
const status = element('status', HTMLElement)
const log = element('log', HTMLElement)

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`)
  return found
}

function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

function print(text: string): void {
  const line = document.createElement('li')
  line.textContent = text
  log.append(line)
  line.scrollIntoView()
}
// #endregion

// #region client
function createClient(url: string, nickname: string): IrcClient {
  const environment = systemEnvironment()
  return createIrcClient({
    opener: createWebSocketOpener({ environment }),
    targets: [{ url }],
    session: { nickname },
    environment,
  })
}
// #endregion

// #region events
function show(event: IrcEvent, client: IrcClient, channel: string): void {
  const here = (name: string) => sameName(name, channel, client.state.isupport.casemapping)
  if (event.type === 'message-received' && here(event.target) && isUserSource(event.source)) {
    print(`${event.source.nickname}: ${printable(event.text)}`)
  } else if (event.type === 'user-joined' && here(event.channel)) print(`${event.nickname} came in`)
  else if (event.type === 'user-parted' && here(event.channel)) print(`${event.nickname} left`)
}
// #endregion

// #region start
async function start(url: string, nickname: string, channel: string): Promise<void> {
  const client = createClient(url, nickname)
  client.onStatus((now) => (status.textContent = statusText(now)))
  client.onEvent((event) => show(event, client, channel))
  sayForm.addEventListener('submit', (event) => {
    event.preventDefault()
    void say(client, channel)
  })
  addEventListener('online', () => client.wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.wake()
  })

  await client.open().done
  const joined = await client.join(channel).done
  if (joined.kind !== 'ok') return print(`joining ${channel}: ${outcomeText(joined)}`)
  for (const control of sayForm.querySelectorAll('input, button')) control.removeAttribute('disabled')
}

async function say(client: IrcClient, channel: string): Promise<void> {
  const text = field(sayForm, 'text')
  if (text === '') return
  const said = await client.say(channel, text).done
  if (said.kind !== 'ok') return print(`not said: ${outcomeText(said)}`)
  sayForm.reset()
  const echoed = client.state.capabilities.enabled.has('echo-message')
  if (!echoed) print(`${client.state.identity.nickname}: ${text}`)
}

connectForm.addEventListener('submit', (event) => {
  event.preventDefault()
  connectForm.hidden = true
  start(field(connectForm, 'url'), field(connectForm, 'nickname'), field(connectForm, 'channel')).catch(
    (error: Error) => print(error.message),
  )
})
// #endregion
