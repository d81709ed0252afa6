import { closeBuffer } from '../../buffers/close-buffer.ts'
import type { Command } from '../command.ts'

export const close: Command = {
  name: 'close',
  group: 'channels',
  help: 'Takes this conversation out of the list; a channel is left first.',
  parameters: [],
  run: (_args, { network, buffer }) => closeBuffer(buffer, network),
}
