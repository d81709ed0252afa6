import { openMemoryStore, type StoredMessage } from '@longwire/store'
import { VirtualEnvironment } from '@longwire/testing'
import { MortalProcess } from './mortal-process.ts'
import { SimulatedNetwork } from './simulated-network.ts'
import { SimulatedScreen } from './simulated-screen.ts'

const STEPS = 120
const channels = ['#a', '#b']

/**
 * One person, one network, two screens, and everything that can go wrong, all from one seed. Answers what must never
 * happen and did, in words; nothing where all is well.
 */
export async function simulate(seed: number): Promise<readonly string[]> {
  const world = await World.begin(seed)
  for (let step = 0; step < STEPS; step++) await world.step()
  await world.heal()
  return world.violations()
}

class World {
  readonly #environment: VirtualEnvironment
  readonly #network: SimulatedNetwork
  readonly #store
  readonly #screens: readonly SimulatedScreen[]
  #process: MortalProcess
  #networkId = ''
  #userId = ''
  #said = 0
  /** What was said before the first connection is nothing that was missed. */
  #first = Number.POSITIVE_INFINITY
  /** Texts that were on their way from the network when the process died: only its own history brings them back. */
  readonly #unkept = new Set<string>()

  private constructor(seed: number) {
    const environment = new VirtualEnvironment({ seed })
    this.#environment = environment
    const chance = (): boolean => environment.random() < 0.5
    this.#network = new SimulatedNetwork(environment, { echoes: chance(), labels: chance(), history: chance() })
    this.#store = openMemoryStore({ environment })
    this.#screens = [new SimulatedScreen('phone', environment), new SimulatedScreen('desk', environment)]
    this.#process = new MortalProcess(environment, this.#store, this.#network)
  }

  static async begin(seed: number): Promise<World> {
    const world = new World(seed)
    const { users, networks } = world.#store.accounts
    const user = await users.create({ name: 'ada', passwordHash: '', admin: true })
    const servers = [{ host: 'irc.example', port: 6667, tls: false }]
    const network = await networks.create(user.id, { name: 'Sim', servers, nickname: 'ada', enabled: true })
    world.#userId = user.id
    world.#networkId = network.id
    const { buffers } = await world.#store.history(user.id)
    for (const name of channels) {
      const buffer = await buffers.ensure({ network: network.id, kind: 'channel', name, folded: name })
      await buffers.update(buffer.id, { joined: true })
    }
    await world.#run()
    return world
  }

  /** Something happens, and time passes. */
  async step(): Promise<void> {
    if (this.#network.isJoined('#b')) this.#first = Math.min(this.#first, this.#network.log.length)
    const dice = this.#environment.random()
    if (dice < 0.35) this.#somebodySpeaks()
    else if (dice < 0.6) this.#personSpeaks()
    else if (dice < 0.7) this.#pick(this.#screens).lost()
    else if (dice < 0.85) await this.#attach(this.#pick(this.#screens))
    else if (dice < 0.9) this.#network.cut()
    else if (dice < 0.93) this.#network.down = !this.#network.down
    else if (dice < 0.96) await this.#kill()
    else this.#read()
    await this.#environment.settle()
    // Often before a commit has ended, sometimes long after.
    await this.#environment.advance(Math.floor(this.#environment.random() ** 3 * 20_000))
  }

  /** Everything works again, for long enough. */
  async heal(): Promise<void> {
    this.#network.down = false
    await this.#environment.advance(600_000)
    for (const screen of this.#screens) if (!screen.attached) await this.#attach(screen)
    await this.#environment.advance(60_000)
    for (const screen of this.#screens) screen.flush()
    await this.#environment.advance(60_000)
  }

  async violations(): Promise<readonly string[]> {
    const rows = await this.#rows()
    const filled = new Set(this.#network.log.flatMap(({ id, heard }) => (heard ? [] : id)))
    return [
      ...this.#screens.flatMap((screen) => screen.violations),
      ...this.#lost(rows),
      ...this.#doubled(rows),
      ...this.#screens.flatMap((screen) => this.#misled(screen, rows)),
      ...this.#screens.flatMap((screen) => unseen(screen, rows)),
      ...this.#screens.flatMap((screen) => misplaced(screen, rows, filled)),
      ...(await this.#miscounted()),
    ]
  }

  /** What was heard and did not die on its way is in the record; and all that was said, where the network has it. */
  #lost(rows: readonly StoredMessage[]): readonly string[] {
    const kept = new Set(rows.map(({ text }) => text))
    const { history } = this.#network.traits
    return this.#network.log
      .slice(this.#first)
      .filter(({ text, heard }) => (heard || history) && !kept.has(text) && (history || !this.#unkept.has(text)))
      .map(({ id, text }) => `${id} (${text}) was lost`)
  }

  #doubled(rows: readonly StoredMessage[]): readonly string[] {
    const counts = new Map<string, number>()
    for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1)
    for (const { by, text } of this.#network.log)
      if (by === 'ada') counts.set(`said ${text}`, (counts.get(`said ${text}`) ?? 0) + 1)
    return [...counts].filter(([, count]) => count > 1).map(([text, count]) => `${text}: ${count} times`)
  }

  /** What a screen believes of what it sent is so: said, or perhaps; and nothing waits for ever. */
  #misled({ name, outbox }: SimulatedScreen, rows: readonly StoredMessage[]): readonly string[] {
    const said = new Set(this.#network.log.map(({ text }) => text))
    const kept = new Set(rows.map(({ text }) => text))
    return outbox.flatMap(({ text, state }) => {
      if (state === 'pending') return [`${name}: ${text} still waits`]
      if (state === 'confirmed' && !said.has(text)) return [`${name}: ${text} was never said`]
      if (state === 'confirmed' && !kept.has(text)) return [`${name}: ${text} is confirmed and not in the record`]
      return []
    })
  }

  async #miscounted(): Promise<readonly string[]> {
    const history = await this.#store.history(this.#userId)
    const buffers = await history.buffers.list()
    const unread = await history.unread(buffers.map(({ id }) => id))
    const rows = await this.#rows()
    return unread.flatMap(({ buffer, readUpTo, unread: told }) => {
      const counted = rows.filter((row) => row.buffer === buffer && row.time > readUpTo && row.attention > 0).length
      return counted === told ? [] : [`buffer ${buffer}: ${told} unread, where there are ${counted}`]
    })
  }

  async #rows(): Promise<readonly StoredMessage[]> {
    const history = await this.#store.history(this.#userId)
    const rows: StoredMessage[] = []
    for (const { id } of await history.buffers.list()) {
      rows.push(...(await history.page({ kind: 'latest', buffer: id, limit: 1000, events: false })).messages)
    }
    return rows
  }

  #somebodySpeaks(): void {
    this.#said++
    const by = this.#pick(['bob', 'carol'])
    const target = this.#pick([...channels, 'ada'])
    this.#network.say(by, target, `${by} ${this.#said}${this.#environment.random() < 0.2 ? ' ada' : ''}`)
  }

  #personSpeaks(): void {
    this.#said++
    this.#pick(this.#screens).say(`o${this.#said}`, this.#pick([...channels, 'bob']), `ada says ${this.#said}`)
  }

  #read(): void {
    const time = this.#environment.now() - Math.floor(this.#environment.random() * 30_000)
    this.#pick(this.#screens).markRead(this.#pick(channels), new Date(time).toISOString())
  }

  async #attach(screen: SimulatedScreen): Promise<void> {
    screen.lost()
    const user = await this.#store.accounts.users.byId(this.#userId)
    if (user !== undefined) screen.attach(await this.#process.users.actor(user), this.#networkId)
  }

  async #kill(): Promise<void> {
    const kept = new Set((await this.#rows()).map(({ text }) => text))
    for (const { text, heard } of this.#network.log) if (heard && !kept.has(text)) this.#unkept.add(text)
    for (const screen of this.#screens) screen.lost()
    this.#process.kill(this.#network)
    this.#process = new MortalProcess(this.#environment, this.#store, this.#network)
    await this.#run()
  }

  async #run(): Promise<void> {
    const user = await this.#store.accounts.users.byId(this.#userId)
    if (user !== undefined) await this.#process.users.actor(user)
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#environment.random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
}

/** A screen that is attached and has resumed has seen all that is in the record. */
function unseen(screen: SimulatedScreen, rows: readonly StoredMessage[]): readonly string[] {
  return rows
    .filter(({ msgid }) => !screen.seen.has(msgid))
    .map(({ msgid, text }) => `${screen.name}: never saw ${msgid} (${text})`)
}

/** What came live is in the record, and what was heard came in its order, conversation by conversation. */
function misplaced(
  screen: SimulatedScreen,
  rows: readonly StoredMessage[],
  filled: ReadonlySet<string>,
): readonly string[] {
  const places = new Map(rows.map((row, at) => [row.msgid, { row, at }]))
  const last = new Map<number, number>()
  return screen.live.flatMap((msgid) => {
    const place = places.get(msgid)
    if (place === undefined) return [`${screen.name}: was shown ${msgid}, which is not in the record`]
    // What was fetched late stands further up than what was said meanwhile.
    if (filled.has(msgid)) return []
    const before = last.get(place.row.buffer) ?? -1
    last.set(place.row.buffer, place.at)
    return before < place.at ? [] : [`${screen.name}: ${msgid} came after a later line`]
  })
}
