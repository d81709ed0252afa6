import { isFence } from '../requests/fence.ts'
import { pickAnotherNickname } from '../registration/nicknames.ts'
import { closingReason } from '../closing.ts'
import type { Message } from '../../message/message.ts'
import type { SessionCore } from '../session-core.ts'
import { QUIT_MS } from '../session-limits.ts'
import type { CoreHandlers } from './core-handler.ts'

/** PING, ERROR and what may go wrong before we are registered. */
export const connectionHandlers: CoreHandlers = {
  PING: (core, { params }) => {
    // What cannot be sent back cannot be an honest token.
    core.send({ command: 'PONG', params: [(params[0] ?? '').replace(/[\r\n\0]/g, '')] })
    return true
  },

  // A fence may outlast the request that it was for; the connection measures its lag by what is left.
  PONG: (core, { params }) => core.provenance.request !== undefined || isFence(params.at(-1)),

  ERROR: (core, { params }) => {
    const { closing } = core.memory
    const text = params.at(-1) ?? ''
    const said = closing === undefined || text.includes(closing.text) ? text : `${closing.text} ${text}`
    const reason = closingReason(core, said)
    core.close(closing !== undefined && reason.code === 'server-error' ? { ...closing, text: said } : reason)
    return true
  },

  '432': refusedNickname,
  '433': refusedNickname,
  '436': refusedNickname,
  '437': refusedNickname,

  // A password that was asked for and is wrong, or was not given.
  '464': (core, { params }) => {
    if (core.state.phase !== 'registering') return false
    core.close({ code: 'password-refused', text: params.at(-1) ?? '', retry: false })
    return false
  },

  // Why is said by the ERROR behind it, where there is one.
  '465': (core, { params }) => {
    core.memory.closing = { code: 'banned', text: params.at(-1) ?? '', retry: false }
    core.setTimer('quit', core.now + QUIT_MS)
    return false
  },
}

function refusedNickname(core: SessionCore, { command, params }: Message): boolean {
  const text = params.at(-1) ?? ''
  if (core.memory.registration.needs.has('welcome')) pickAnotherNickname(core, { erroneous: command === '432', text })
  return false
}
