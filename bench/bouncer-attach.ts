// `node bench/bouncer-attach.ts [rounds, default 9]`: from the login's success to the last line, with 50 channels and 100
// lines of each. bench/README.md says what each figure means.
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { type Contender, contendersHere, startContender } from './bouncer-contenders.ts'
import { load, median } from './bouncer-figures.ts'
import { Sink } from './bouncer-sink.ts'
import { reportRows } from './rows.ts'

const ROUNDS = Number(process.argv[2] ?? 9)
const LINES = 100
const CHANNELS = Array.from({ length: 50 }, (_, index) => `#channel${index}`)
const BATCH_END = /^(?:@\S+ )?(?::\S+ )?BATCH -/gm
const CAPABILITIES = 'sasl batch server-time message-tags draft/chathistory'

interface Attached {
  readonly login: number
  readonly milliseconds: number
  readonly bytes: number
}

async function fill(contender: Contender, network: FastNetwork): Promise<void> {
  const [connection] = network.registered
  connection?.join(...CHANNELS)
  await using sink = await Sink.attach(contender, 'net0')
  for (let n = 1; n <= LINES; n++) {
    const end = sink.waitFor(`${CHANNELS.at(-1)} :line ${n} `)
    const lines = CHANNELS.map(
      (name) =>
        `:member${n % 20}!user@host.example PRIVMSG ${name} :line ${n} of what was said while nobody was there\r\n`,
    )
    await connection?.say(lines.join(''))
    await end
  }
}

/** As a client does that fetches what it missed: greeting and channels, then the latest of each. */
async function attach({ name: contender, port, password }: Contender): Promise<Attached> {
  await using sink = await Sink.connect(port)
  if (contender === 'znc') return await attachToZnc(sink, password)
  const plain = Buffer.from(`\0ada/net0@attach\0${password}`).toString('base64')
  const loggedIn = sink.waitFor(' 903 ')
  sink.send('CAP LS 302', `CAP REQ :${CAPABILITIES}`, 'NICK ada', 'USER ada/net0@attach 0 * :ada', 'AUTHENTICATE PLAIN')
  const asked = performance.now()
  sink.send(`AUTHENTICATE ${plain}`)
  await loggedIn
  const began = performance.now()
  const before = sink.bytes
  const all = allBatches(sink)
  const greeted = sink.waitFor(' 422 ', ' 376 ')
  sink.send('CAP END')
  await greeted
  sink.send(...CHANNELS.map((name) => `CHATHISTORY LATEST ${name} * ${LINES}`))
  await all
  return { login: began - asked, milliseconds: performance.now() - began, bytes: sink.bytes - before }
}

/** ZNC plays its buffers back to whoever comes; the login counts until it greets. */
async function attachToZnc(sink: Sink, password: string): Promise<Attached> {
  const greeted = sink.waitFor(' 001 ')
  const all = allBatches(sink)
  sink.send('CAP LS 302', 'CAP REQ :batch server-time', `PASS ada/net0:${password}`, 'NICK ada', 'USER ada 0 * :ada')
  const asked = performance.now()
  sink.send('CAP END')
  await greeted
  const began = performance.now()
  const before = sink.bytes
  await all
  return { login: began - asked, milliseconds: performance.now() - began, bytes: sink.bytes - before }
}

/** Resolves when the lines of every channel have come, each in its batch. */
async function allBatches(sink: Sink): Promise<void> {
  let ends = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  sink.onLines = (text) => {
    ends += text.match(BATCH_END)?.length ?? 0
    if (ends >= CHANNELS.length) resolve()
  }
  await promise
}

const names = await contendersHere('longwire', 'soju', 'znc')
const running: { contender: Contender; network: FastNetwork; samples: Attached[] }[] = []
for (const name of names) {
  const network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
  const contender = await startContender(name, [network])
  await fill(contender, network)
  running.push({ contender, network, samples: [] })
}
console.log(`${CHANNELS.length} channels, ${LINES} lines of each, ${ROUNDS} rounds in turns; load ${load()}`)
for (let round = 0; round <= ROUNDS; round++) {
  for (const { contender, samples } of running) {
    const sample = await attach(contender)
    // The first one warms up.
    if (round > 0) samples.push(sample)
  }
}
for (const { contender, samples } of running) {
  const [loggedIn, all, bytes] = (['login', 'milliseconds', 'bytes'] as const).map((key) =>
    median(samples.map((one) => one[key])),
  )
  console.log(
    `${contender.name}: ${all?.toFixed(1)} ms for ${((bytes ?? 0) / 1e6).toFixed(2)} MB; the login before it ${loggedIn?.toFixed(1)} ms`,
  )
}
const took = Object.fromEntries(
  running.map(({ contender, samples }) => [contender.name, median(samples.map((one) => one.milliseconds))]),
)
// ZNC was given its password as it is, and has nothing to work out.
const login = Object.fromEntries(
  running
    .filter(({ contender }) => contender.name !== 'znc')
    .map(({ contender, samples }) => [contender.name, median(samples.map((one) => one.login))]),
)
reportRows([
  {
    work: `bouncer: attach, ${CHANNELS.length} channels, ${LINES} lines of each`,
    unit: 'ms',
    better: 'less',
    figures: took,
  },
  { work: 'bouncer: the login before it', unit: 'ms', better: 'less', figures: login },
])
console.log(`load ${load()}`)
for (const { contender, network } of running) {
  await contender.stop()
  await network[Symbol.asyncDispose]()
}
