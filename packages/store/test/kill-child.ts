// Appends numbered messages to the store in the directory given, as fast as they are acknowledged, and prints each number
// when it may be shown. It is killed from outside.
import { writeSync } from 'node:fs'
import { openStore } from '../src/sqlite/open-store.ts'
import { PERSON, channelNamed, said } from './harness.ts'

const [directory = '', first = '0', size = '1'] = process.argv.slice(2)
const store = await openStore({ directory })
const history = await store.history(PERSON)
const channel = await history.buffers.ensure(channelNamed('#wire'))

let next = Number(first)
const lane = async (): Promise<void> => {
  for (;;) {
    const numbers = Array.from({ length: Number(size) }, () => next++)
    const messages = numbers.map((number) =>
      said(channel, number - 10_000_000, { msgid: `n${number}`, text: `n${number}` }),
    )
    await history.append(messages)
    writeSync(1, numbers.map((number) => `${number}\n`).join(''))
  }
}
await Promise.all([lane(), lane(), lane()])
