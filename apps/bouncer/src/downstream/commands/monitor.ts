import { commaLines, MONITOR_LIMIT, presenceLines } from '../../user/monitors.ts'
import type { Command } from '../command.ts'

/** Each client has its own list; one client's is not another's. Source: https://ircv3.net/specs/extensions/monitor */
export const monitor: Command = {
  name: 'MONITOR',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  run({ params }, context) {
    const { attachment, network, screen } = context
    const { nickname } = screen.view
    const [sign = '', list = ''] = params
    const nicknames = list.split(',').filter((one) => one !== '' && !/[*?!@]/.test(one))
    switch (sign.toUpperCase()) {
      case '+': {
        const { known, full } = network.monitors.add(attachment, nicknames)
        for (const line of presenceLines(nickname, known)) context.reply(line)
        if (full.length > 0) {
          context.numeric('734', String(MONITOR_LIMIT), full.join(','), 'The list of those who are watched is full')
        }
        break
      }
      case '-':
        network.monitors.remove(attachment, nicknames)
        break
      case 'C':
        network.monitors.clear(attachment)
        break
      case 'L':
        for (const line of commaLines(network.monitors.list(attachment).map((one) => one.nickname))) {
          context.numeric('732', line)
        }
        context.numeric('733', 'End of MONITOR list')
        break
      case 'S':
        for (const line of presenceLines(nickname, network.monitors.list(attachment))) context.reply(line)
        break
      default:
        context.numeric('421', 'MONITOR', 'This MONITOR command is not known')
    }
  },
}
