import { RawClient, skipUnless, startSoju, startZnc } from '@longwire/peers'
import { Account } from '../test/bouncer/account.ts'
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { Longwire, type LongwireOptions } from '../test/longwire.ts'
import { Lounge, loungeMissing } from './lounge.ts'

/** Whom a figure is about. */
export type ContenderName = 'longwire' | 'soju' | 'znc' | 'thelounge'

/** A running bouncer with one person, `ada`, who has some networks: `net0`, `net1` and so on. */
export interface Contender extends AsyncDisposable {
  readonly name: ContenderName
  /** Another one after `restart`. */
  readonly pid: number
  /** For IRC clients; The Lounge's is for browsers. */
  readonly port: number
  readonly password: string
  stop(): Promise<void>
  /** Ends it, and starts it again with what it has. */
  restart(): Promise<void>
}

const password = 'correct-horse-battery'

/** Starts a bouncer, and resolves when it is connected to all of these networks. `options` are for ours; variables for The Lounge as well. */
export async function startContender(
  name: ContenderName,
  networks: readonly FastNetwork[],
  options: LongwireOptions = {},
): Promise<Contender> {
  const contender = await starters[name](networks, options)
  const counts = Map.groupBy(networks, (network) => network)
  for (const [network, all] of counts) await network.waitForAll(all.length, 0)
  return contender
}

/** Those of these that this machine has; says which it leaves out. */
export async function contendersHere<Name extends ContenderName>(...names: readonly Name[]): Promise<readonly Name[]> {
  const here: Name[] = []
  for (const name of names) {
    const missing = await missingPeer(name)
    if (missing === false) here.push(name)
    else console.log(`left out: ${name}: ${missing}`)
  }
  return here
}

async function missingPeer(name: ContenderName): Promise<string | false> {
  if (name === 'longwire') return false
  if (name === 'thelounge') return loungeMissing() ?? false
  return name === 'soju' ? await skipUnless('soju') : await skipUnless('znc')
}

type Starter = (networks: readonly FastNetwork[], options: LongwireOptions) => Promise<Contender>

const starters: Readonly<Record<ContenderName, Starter>> = {
  async longwire(networks, options) {
    const longwire = await Longwire.start(options)
    const ada = await Account.setUp(longwire)
    for (const [index, { host, port }] of networks.entries()) {
      await ada.addNetwork({ name: `net${index}`, host, port })
    }
    return contenderOf('longwire', longwire, longwire.ircPort)
  },

  async soju(networks) {
    const soju = await startSoju({ users: { ada: password } })
    await using client = await RawClient.connect({ port: soju.port })
    client.send(`PASS ${password}`, 'NICK ada', 'USER ada 0 * :ada')
    await client.waitFor(/ (376|422) /)
    for (const [index, { host, port }] of networks.entries()) {
      client.send(`PRIVMSG BouncerServ :network create -addr irc+insecure://${host}:${port} -name net${index}`)
      await client.waitFor(/created network/)
    }
    return contenderOf('soju', soju, soju.port)
  },

  async znc(networks) {
    const named = Object.fromEntries(networks.map((network, index) => [`net${index}`, network]))
    const znc = await startZnc({ user: 'ada', password, networks: named })
    return contenderOf('znc', znc, znc.port)
  },

  async thelounge(networks, { env = {} }) {
    const lounge = await Lounge.start(networks, { env })
    return contenderOf('thelounge', lounge, lounge.port)
  },
}

interface Program extends AsyncDisposable {
  readonly pid: number
  stop(): Promise<void>
  restart(): Promise<void>
}

function contenderOf(name: ContenderName, program: Program, port: number): Contender {
  return {
    name,
    get pid() {
      return program.pid
    },
    port,
    password,
    stop: () => program.stop(),
    restart: () => program.restart(),
    [Symbol.asyncDispose]: async () => program[Symbol.asyncDispose](),
  }
}
