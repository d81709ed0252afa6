import type { CoreHandler, CoreHandlers } from './core-handler.ts'

/** `FAIL <command> <code> [<context>...] :<text>`. Source: https://ircv3.net/specs/extensions/standard-replies */
export const standardReplyHandlers: CoreHandlers = {
  FAIL: standardReply('fail'),
  WARN: standardReply('warn'),
  NOTE: standardReply('note'),
}

function standardReply(severity: 'fail' | 'warn' | 'note'): CoreHandler {
  return (core, { params }) => {
    const [command, code] = params
    if (command === undefined || code === undefined || params.length < 3) return false
    core.emit({
      ...core.provenance,
      type: 'standard-reply-received',
      severity,
      command,
      code,
      context: params.slice(2, -1),
      text: params.at(-1) ?? '',
    })
    return true
  }
}
