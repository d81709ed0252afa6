import { type IrcEvent, isUserSource, type MessageReceived, type Source } from '@longwire/irc'

/** What a person reads of an event: no line, one, or several. */
export function linesOf(event: IrcEvent): readonly string[] {
  switch (event.type) {
    case 'message-received':
      return event.text.split('\n').map((text) => `${event.target} ${messageLine(event, text)}`)
    case 'user-joined':
      return [`${event.channel} ${event.nickname} came in`]
    case 'user-parted':
      return [`${event.channel} ${event.nickname} left: ${event.reason}`]
    case 'user-quit':
      return [`${event.nickname} is gone: ${event.reason}`]
    case 'user-kicked':
      return [`${event.channel} ${event.nickname} was put out by ${nameOf(event.by)}: ${event.reason}`]
    case 'nickname-changed':
      return [`${event.from} is now ${event.to}`]
    case 'topic-changed':
      return [`${event.channel} topic: ${event.topic}`]
    case 'message-refused':
      return [`${event.target} did not get it: ${event.text}`]
    case 'reply-received':
      return event.request === undefined ? [`* ${event.message.params.slice(1).join(' ')}`] : []
    default:
      return []
  }
}

function messageLine({ as, source }: MessageReceived, text: string): string {
  const name = nameOf(source)
  if (as === 'action') return `* ${name} ${text}`
  return as === 'notice' ? `-${name}- ${text}` : `<${name}> ${text}`
}

function nameOf(source: Source | undefined): string {
  return isUserSource(source) ? source.nickname : (source ?? 'the server')
}
