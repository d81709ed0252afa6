import { ConnectError } from '@longwire/connection'
import { IrcError, type MessageInit } from '@longwire/irc'
import { StoreError } from '@longwire/store'
import type { Attachment } from '../user/attachment.ts'
import type { UserParts } from '../user/parts.ts'
import type { CommandContext } from './command.ts'
import type { Response } from './response.ts'
import { failReply, numericReply } from './server-name.ts'

/** The context of one command of one screen. */
export function createCommandContext(user: UserParts, attachment: Attachment, response: Response): CommandContext {
  const { screen } = attachment
  const reply = (message: MessageInit): void => response.reply(message)
  const fail = (command: string, code: string, context: readonly string[], text: string): void =>
    reply(failReply(command, code, context, text))
  return {
    user,
    attachment,
    screen,
    response,
    reply,
    fail,
    replyBatch: (batch) => response.replyBatch(batch),
    numeric: (number, ...params) => reply(numericReply(number, screen.view.nickname, ...params)),
    later(command, promise, done) {
      response.hold()
      user.work(
        promise,
        (result) => {
          done(result)
          response.release()
        },
        (error) => {
          const { code, text } = explain(error, user)
          fail(command, code, [], text)
          response.release()
        },
      )
    },
  }
}

/** The world's refusals in the words of a standard reply; anything else is a bug, and logged as one. */
function explain(error: unknown, user: UserParts): { readonly code: string; readonly text: string } {
  if (error instanceof StoreError) return { code: 'TEMPORARILY_UNAVAILABLE', text: error.userText }
  if (error instanceof ConnectError) return { code: 'NETWORK_DISCONNECTED', text: error.userText }
  if (error instanceof IrcError) return { code: 'INVALID_PARAMS', text: 'This cannot be sent over IRC' }
  user.log.error('command-failed', error)
  return { code: 'INTERNAL_ERROR', text: 'Something went wrong inside Longwire; its log tells more' }
}
