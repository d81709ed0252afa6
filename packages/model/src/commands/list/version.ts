import { done } from '../../action-outcome.ts'
import { askAndPrint } from '../asking.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const version: Command = {
  name: 'version',
  group: 'client',
  help: "Shows which program this is, and the server's; or asks for somebody's.",
  parameters: [{ name: 'nickname', kind: 'nickname', optional: true }],
  run(args, context) {
    const nickname = args.find('nickname')
    if (nickname !== undefined) {
      if (!context.network.ready) return { ok: false, code: 'offline', text: answers.needsNetwork('version') }
      context.network.ctcp.ask(context.buffer, nickname, 'VERSION')
      context.print(answers.asked(nickname))
      return done
    }
    context.print(`Longwire ${context.version}`.trimEnd())
    return context.network.ready ? askAndPrint(context, 'VERSION') : done
  },
}
