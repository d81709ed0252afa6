import { fold } from '@longwire/irc'
import type { BufferKey, RowOptions } from '@longwire/model'
import { type Accessor, createMemo } from 'solid-js'
import { dayOf } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { useConversation } from '../conversation-context.ts'
import { preferences } from '../../../preferences/preferences-store.ts'

/** How the rows of a conversation are made: as the person wishes, and without what was cleared or is of ignored people. */
export function rowOptions(buffer: BufferKey): Accessor<RowOptions> {
  const { model } = useApp()
  const { ignored } = useConversation()
  const clearedUpTo = fromModel(
    model,
    () => `buffer ${buffer}`,
    () => model.state.buffers.get(buffer)?.clearedUpTo ?? 0,
  )
  const console = model.state.buffers.get(buffer)?.kind === 'server'
  return createMemo(() => {
    const cleared = clearedUpTo()
    const isIgnored = ignored.shown() ? () => false : ignored.isIgnored()
    return {
      dayOf,
      // Folding is only used to know who came back; the widest mapping tells no two people apart wrongly for long.
      fold: (nickname) => fold(nickname, 'rfc1459'),
      condensing: preferences().condensing,
      console,
      hidden: (line) => line.time <= cleared || isIgnored(line),
    }
  })
}
