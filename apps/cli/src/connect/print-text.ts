import type { ClientStatus } from '@longwire/connection'
import type { IrcEvent, MessageReceived, Source } from '@longwire/irc'
import { terminalText, withoutControls } from './terminal-text.ts'

/** A status in words; undefined for one that needs none. */
export function statusText(status: ClientStatus, now: number): string | undefined {
  switch (status.kind) {
    case 'opening':
      return status.stage === 'connecting' ? `-- connecting to ${withoutControls(status.host)}` : undefined
    case 'registering':
      return '-- connected, registering'
    case 'registered':
      return '-- registered'
    case 'waiting': {
      const seconds = Math.max(0, Math.round((status.at - now) / 1_000))
      return `-- ${terminalText(status.error.userText)} Trying again in ${seconds} s.`
    }
    case 'failed':
      return `-- ${terminalText(status.error.userText)}`
    case 'closed':
      return '-- closed'
  }
}

/** An event in words; undefined for one that people need not read. */
export function eventText(event: IrcEvent): string | undefined {
  switch (event.type) {
    case 'registered':
      return `-- you are ${name(event.nickname)} on ${name(event.server)}`
    case 'message-received':
      return messageText(event)
    case 'user-joined':
      return `-- ${name(event.nickname)} joined ${name(event.channel)}`
    case 'user-parted':
      return `-- ${name(event.nickname)} left ${name(event.channel)}${reason(event.reason)}`
    case 'user-quit':
      return `-- ${name(event.nickname)} quit${reason(event.reason)}`
    case 'user-kicked':
      return `-- ${name(event.nickname)} was kicked from ${name(event.channel)} by ${who(event.by)}${reason(event.reason)}`
    case 'nickname-changed':
      return `-- ${name(event.from)} is now ${name(event.to)}`
    case 'topic-changed':
      return `-- ${who(event.by)} set the topic of ${name(event.channel)}: ${terminalText(event.topic)}`
    case 'modes-changed':
      return `-- modes of ${name(event.target)}: ${[event.changes, ...event.params].map(name).join(' ')}`
    case 'user-invited':
      return `-- ${who(event.by)} invited ${name(event.nickname)} to ${name(event.channel)}`
    case 'account-changed':
      return event.account === undefined ? '-- logged out' : `-- logged in as ${name(event.account)}`
    case 'channel-forwarded':
      return `-- ${name(event.from)} sent you to ${name(event.to)}`
    case 'standard-reply-received':
      return `-- ${event.severity} ${name(event.command)} ${name(event.code)}: ${terminalText(event.text)}`
    case 'message-refused':
      return `-- not delivered to ${name(event.target)}: ${terminalText(event.text)}`
    case 'sts-policy-received':
      return `-- ${name(event.host)} promises TLS for ${event.duration} s`
    case 'reply-received':
      return `-- ${[event.message.command, ...event.message.params.slice(1)].map(terminalText).join(' ')}`
    default:
      return undefined
  }
}

function messageText(event: MessageReceived): string {
  const from = who(event.source)
  const text = terminalText(event.text)
  const target = name(event.status + event.target)
  if (event.as === 'action') return `${target} * ${from} ${text}`
  return event.as === 'notice' ? `${target} -${from}- ${text}` : `${target} <${from}> ${text}`
}

const name = withoutControls

function who(source: Source | undefined): string {
  if (source === undefined) return 'the server'
  return withoutControls(typeof source === 'string' ? source : source.nickname)
}

function reason(text: string): string {
  return text === '' ? '' : ` (${terminalText(text)})`
}
