import { describeNetwork } from './network-commands.ts'
import type { ServiceCommand } from './service-command.ts'

/** How things are: one's own networks and screens, and, for administrators, the whole. */
export const statusCommand: ServiceCommand = {
  name: 'status',
  usage: '',
  help: 'your networks and screens',
  minWords: 0,
  run: async (_, { attachments, networks, rights }) => {
    const screens = [...attachments.all()].length
    const installation = await rights.administration()
    const whole = await installation?.status()
    return [
      `You have ${screens} ${screens === 1 ? 'screen' : 'screens'} attached.`,
      ...networks.list().map(describeNetwork),
      ...(whole === undefined
        ? []
        : [
            `In all: ${whole.people} people, ${whole.connected} of ${whole.networks} networks connected, ${whole.screens} screens, since ${new Date(whole.since).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
          ]),
    ]
  },
}
