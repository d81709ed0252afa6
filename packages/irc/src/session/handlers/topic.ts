import type { SessionCore } from '../session-core.ts'
import type { ChannelData } from '../session-memory.ts'
import { isUserSource } from '../../message/source.ts'
import type { Topic } from '../state.ts'
import { touchChannel } from '../users.ts'
import { ownText } from '../../message/own-text.ts'
import type { CoreHandlers } from './core-handler.ts'

/** Source: https://modern.ircdocs.horse/#topic-message */
export const topicHandlers: CoreHandlers = {
  TOPIC: (core, { source, params }) => {
    const [name, text = ''] = params
    if (name === undefined) return false
    const channel = core.state.channels.get(core.fold(name))
    if (channel !== undefined && !core.provenance.replayed) {
      const setBy = isUserSource(source) ? source.nickname : source
      setTopic(core, channel, { text, setBy, setAt: core.provenance.time })
    }
    core.emit({ ...core.provenance, type: 'topic-changed', channel: channel?.name ?? name, topic: text, by: source })
    return true
  },

  '331': (core, { params }) => listed(core, params[1], () => ({ text: '', setBy: undefined, setAt: undefined })),

  '332': (core, { params }) =>
    listed(core, params[1], (before) => {
      const text = params[2] ?? ''
      // A reply to TOPIC repeats what 333 has told already.
      return before?.text === text ? before : { text, setBy: undefined, setAt: undefined }
    }),

  '333': (core, { params }) =>
    listed(core, params[1], (before) => {
      const seconds = Number(params[3])
      return {
        text: before?.text ?? '',
        setBy: params[2],
        setAt: Number.isSafeInteger(seconds) ? seconds * 1000 : undefined,
      }
    }),
}

function listed(core: SessionCore, name: string | undefined, next: (before: Topic | undefined) => Topic): boolean {
  const channel = name === undefined ? undefined : core.state.channels.get(core.fold(name))
  if (channel === undefined) return false
  setTopic(core, channel, next(channel.topic))
  core.emit({ type: 'topic-listed', channel: channel.name })
  return true
}

function setTopic(core: SessionCore, channel: ChannelData, topic: Topic): void {
  const { text, setBy, setAt } = topic
  channel.topic = { text: ownText(text), setBy: setBy && ownText(setBy), setAt }
  touchChannel(core, channel)
}
