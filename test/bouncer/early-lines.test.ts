import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { startLineProxy } from './line-proxy.ts'
import { Page } from './page.ts'
import { textsOf } from './texts-of.ts'

/** A server that tells of a JOIN later than of what was said in the channel meanwhile, as Ergo does now and then. */
function behindTheTalk(): (line: string) => readonly string[] {
  let held: readonly string[] | undefined
  let isTalk = false
  return (line) => {
    // It may have come so by itself.
    if (/^(@\S+ )?:ada!\S+ JOIN /.test(line) && !isTalk) held = []
    isTalk ||= line.includes(' PRIVMSG ')
    if (held === undefined || line.includes(' PING ')) return [line]
    if (!line.includes(' PRIVMSG ')) {
      held = [...held, line]
      return []
    }
    const released = [line, ...held]
    held = undefined
    return released
  }
}

test('what is said in a channel before our JOIN has come is told after it on each client, recorded and counted once', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using ergo = await startErgo()
  await using late = await startLineProxy(ergo.port, behindTheTalk)
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const network = await ada.addNetwork({ name: 'net', port: late.port })
  await using phone = await ada.attach({ network: 'net', client: 'phone', capabilities: modern })
  await using desk = await ada.attach({ network: 'net', client: 'desk' })
  using page = await Page.open(longwire, ada)
  await page.until('being there', ['networks', `network ${network}`], ({ state }) => {
    return state.networks.get(network)?.current === true
  })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  phone.send('JOIN #longwire')
  await bob.waitFor(/:ada!\S+ JOIN #longwire/)
  bob.send('PRIVMSG #longwire :welcome, ada')
  for (const client of [phone, desk]) {
    await client.waitFor(/:ada!\S+ JOIN #longwire/)
    await client.waitFor(/PRIVMSG #longwire :welcome, ada$/)
  }
  const key = `${network} #longwire`
  await page.until('the welcome', ['buffers', `timeline ${key}`, `buffer ${key}`], (model) => {
    return model.state.buffers.get(key)?.mentions === 1 && textsOf(model, key).length > 0
  })
  assert.deepEqual(textsOf(page.model, key), ['welcome, ada'])
  assert.equal(page.model.state.buffers.get(key)?.unread, 1)
  using later = await Page.open(longwire, ada)
  await later.until('the welcome', ['buffers', `timeline ${key}`], (model) => textsOf(model, key).length > 0)
  assert.deepEqual(textsOf(later.model, key), ['welcome, ada'])
  assert.equal(phone.lines.filter((line) => line.includes('welcome, ada')).length, 1)
})
