import type { Command } from '../command.ts'

/** That it came says that the client is there, and that it got what it was shown before it was asked. */
export const pong: Command = {
  name: 'PONG',
  minParams: 0,
  needsNetwork: false,
  needsUpstream: false,
  run({ params }, { attachment, user }) {
    if (!attachment.answered(params)) return
    user.delivered.moved(attachment)
    // More may have come since it was asked.
    attachment.askWhatCame()
  },
}
