import { type BufferRecord, type History, type NewMessage, openStore } from '@longwire/store'
import { type Spoken, buildReport, confidant, login, past, pastAlone } from './talk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const BUILDS = 240

/** Seconds between one line and the next, round and round: people answer quickly, and then not for a while. */
const gaps = [21, 9, 34, 48, 12, 75, 18, 260, 31, 15, 940, 27, 52, 8, 3_600, 44, 19, 130, 2_400, 36]

/** How long ago the last line was said, in milliseconds. */
const ages: Readonly<Record<string, number>> = {
  '#garden': 11 * MINUTE,
  '#kitchen': 5 * HOUR,
  '#music': 90 * MINUTE,
  [confidant]: DAY,
}

/**
 * Writes the days before into the store of a bouncer that is stopped: what a person would have whose bouncer ran for
 * three days. `folder` is the bouncer's data folder, `now` in milliseconds since 1970.
 */
export async function writePast(folder: string, now: number): Promise<void> {
  const store = await openStore({ directory: folder })
  try {
    const user = await store.accounts.users.byName(login.name)
    if (user === undefined) throw new Error(`There is no account ${login.name} in ${folder}`)
    const history = await store.history(user.id)
    const channels = await history.buffers.list()
    const [network] = await store.accounts.networks.list(user.id)
    if (network === undefined) throw new Error(`${login.name} has no network`)
    const alone = { network: network.id, kind: 'query', name: confidant, folded: confidant } as const
    for (const buffer of [...channels, await history.buffers.ensure(alone)]) await writeBuffer(history, buffer, now)
  } finally {
    await store.close()
  }
}

async function writeBuffer(history: History, buffer: BufferRecord, now: number): Promise<void> {
  const messages = buffer.name === '#builds' ? builds(buffer, now) : conversation(buffer, now)
  if (messages.length === 0) return
  await history.append(messages)
  // The last lines are new to the person, here and there.
  const unread = ['#garden', '#builds'].includes(buffer.name) ? 5 : 0
  const read = messages.at(-1 - unread)
  if (read !== undefined) await history.markRead(buffer.id, read.time)
}

function conversation(buffer: BufferRecord, now: number): NewMessage[] {
  const lines =
    buffer.kind === 'query' ? pastAlone : Object.hasOwn(past, buffer.name) ? past[buffer.name as keyof typeof past] : []
  const times = timesBefore(now - (ages[buffer.name] ?? 4 * MINUTE), lines.length)
  return lines.map((line, index) => said(buffer, line, times[index] ?? now, index))
}

/** As many times as there are lines, in order, that end at `end`. */
function timesBefore(end: number, count: number): number[] {
  const times: number[] = []
  let time = end
  for (let index = 0; index < count; index += 1) {
    times.push(time)
    time -= (gaps[index % gaps.length] ?? 60) * 1000
  }
  return times.toReversed()
}

function said(buffer: BufferRecord, line: Spoken, time: number, index: number): NewMessage {
  const own = line.who === login.name
  const mention = line.text.includes(`${login.name}:`)
  return {
    buffer: buffer.id,
    time,
    kind: line.action === true ? 'action' : 'privmsg',
    sender: `${line.who}!~${line.who}@localhost`,
    msgid: `past-${buffer.name}-${index}`,
    text: line.text,
    attention: own ? 0 : mention ? 2 : 1,
    own,
  }
}

function builds(buffer: BufferRecord, now: number): NewMessage[] {
  const every = (3 * DAY) / BUILDS
  return Array.from({ length: BUILDS }, (_, turn) => ({
    ...said(buffer, { who: 'buildbot', text: buildReport(turn) }, now - (BUILDS - turn) * every, turn),
  }))
}
