import type { Extension, Handler } from '../extension.ts'

/** FAIL, WARN and NOTE: `FAIL <command> <code> [<context>...] :<text>`. They are read whether the capability is on or not. */
export const standardReplies: Extension = {
  name: 'standard-replies',
  spec: 'https://ircv3.net/specs/extensions/standard-replies',
  capabilities: ['standard-replies', 'inspircd.org/standard-replies'],
  handlers: {
    FAIL: standardReply('fail'),
    WARN: standardReply('warn'),
    NOTE: standardReply('note'),
  },
}

function standardReply(severity: 'fail' | 'warn' | 'note'): Handler<never, undefined> {
  return ({ params }, context) => {
    const [command, code] = params
    if (command === undefined || code === undefined || params.length < 3) return false
    context.emit({
      ...context.provenance,
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
