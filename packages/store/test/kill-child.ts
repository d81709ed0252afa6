// Appends numbered messages to the store in the directory given, as fast as they are acknowledged, and prints each number
// when it may be shown. It is killed from outside.
import { openStore } from '../src/sqlite/open-store.ts'
import { PERSON, channelNamed, said } from './harness.ts'

const [directory = '', first = '0', size = '1', durability] = process.argv.slice(2)
const store = await openStore({ directory, durability: durability === 'full' ? 'full' : 'normal' })
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
    // Whoever reads may be slower, and is waited for.
    await new Promise((written) => process.stdout.write(numbers.map((number) => `${number}\n`).join(''), written))
  }
}
await Promise.all([lane(), lane(), lane()])
