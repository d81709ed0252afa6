import type { BufferKey } from '@longwire/model'
import type { JSX } from 'solid-js'
import { AppContext, useApp } from '../../model/context.ts'
import { navigationBeside } from '../../model/beside.ts'
import { Conversation } from './conversation.tsx'

/** A second conversation, beside the first. */
export function BesideConversation(props: { readonly buffer: BufferKey }): JSX.Element {
  const app = useApp()
  const navigation = navigationBeside(app.navigation, app.beside, props.buffer)
  return (
    <AppContext.Provider value={{ ...app, navigation }}>
      <Conversation buffer={props.buffer} panel={undefined} person={undefined} line={undefined} beside />
    </AppContext.Provider>
  )
}
