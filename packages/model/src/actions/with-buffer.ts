import { type ActionOutcome, attempt, refusal } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { BufferKey, NetworkId } from '../keys.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import { words } from '../words/words.ts'

const noBuffer = refusal('no-buffer', () => words.noBuffer)

/** The network is not in the list any more. */
export const noNetwork: ActionOutcome<never> = refusal('no-network', () => words.noNetwork)

/** Does something with a buffer and its network, where they are there. */
export async function withBuffer<Value>(
  networks: Networks,
  key: BufferKey,
  act: (buffer: Buffer, network: Network) => ActionOutcome<Value> | Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  const network = networks.of(key)
  const buffer = network?.buffers.byKey(key)
  return network === undefined || buffer === undefined ? noBuffer : attempt(() => act(buffer, network))
}

/** Does something with a network, where it is there. */
export async function withNetwork<Value>(
  networks: Networks,
  id: NetworkId,
  act: (network: Network) => ActionOutcome<Value> | Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  const network = networks.get(id)
  return network === undefined ? noNetwork : attempt(() => act(network))
}
