// `node bench/bouncer-memory.ts [networks, default 100]`: memory for each connection to a network, with 5 channels of 20
// members each. bench/README.md says what each figure means.
import { setTimeout as delay } from 'node:timers/promises'
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { type ContenderName, contendersHere, startContender } from './bouncer-contenders.ts'
import { memory } from './bouncer-figures.ts'
import { reportRows } from './rows.ts'

const COUNT = Number(process.argv[2] ?? 100)
const CHANNELS = ['#one', '#two', '#three', '#four', '#five']
/** For what was begun to end, and garbage to be collected by itself. */
const SETTLE_MS = 10_000

async function held(name: ContenderName, count: number): Promise<number> {
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
  const networks = Array.from({ length: count }, () => network)
  await using contender = await startContender(name, networks)
  // What making the networks cost is not what holding them costs.
  await contender.restart()
  for (const connection of await network.waitForAll(count, 0)) connection.join(...CHANNELS)
  await delay(SETTLE_MS)
  return memory(contender.pid)
}

const perNetwork: Record<string, number> = {}
const withOne: Record<string, number> = {}
for (const name of await contendersHere('longwire', 'soju')) {
  const [one, all] = [await held(name, 1), await held(name, COUNT)]
  const each = Math.round((all - one) / (COUNT - 1))
  perNetwork[name] = (all - one) / (COUNT - 1)
  withOne[name] = one / 1024
  console.log(
    `${name}: ${each} KiB each; ${Math.round(one / 1024)} MiB with 1, ${Math.round(all / 1024)} MiB with ${COUNT}`,
  )
}
reportRows([
  {
    work: `bouncer: memory for each network, of ${COUNT}, 5 channels each`,
    unit: 'KiB',
    better: 'less',
    figures: perNetwork,
  },
  { work: 'bouncer: memory with one network', unit: 'MiB', better: 'less', figures: withOne },
])
