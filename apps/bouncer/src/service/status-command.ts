import { describeNetwork } from './network-commands.ts'
import type { ServiceCommand } from './service-command.ts'
import { minuteOf } from './words.ts'

/** How things are: one's own networks and screens, and, for administrators, the whole. */
export const statusCommand: ServiceCommand = {
  name: 'status',
  minWords: 0,
  run: async (_, { attachments, networks, rights, texts }) => {
    const installation = await rights.administration()
    const whole = await installation?.status()
    return [
      texts.status.screens([...attachments.all()].length),
      ...networks.list().map((network) => describeNetwork(network, texts)),
      ...(whole === undefined ? [] : [texts.status.whole({ ...whole, since: minuteOf(whole.since) })]),
    ]
  },
}
