import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line, Model } from '@longwire/model'
import { RawClient, skipUnless, startErgo, startNgircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'
import { startLineProxy } from './line-proxy.ts'
import { Page } from './page.ts'

/** A server that echoes nothing and knows no labels, as many do. */
const withoutEchoes = () => (line: string) => [
  / CAP \S+ (LS|NEW) /.test(line) ? line.replaceAll(/ ?\b(echo-message|labeled-response)\b/g, '') : line,
]

/** What was said in a conversation, and what became of it. */
function said(model: Model, key: string): readonly (readonly [text: string, delivery: Line['delivery']['kind']])[] {
  const lines = model.timeline(key).lines.filter(({ kind }) => kind === 'privmsg')
  return lines.map(({ text, delivery }) => [text, delivery.kind])
}

/** In a channel in which only operators may speak, ada says something; and to somebody who is not there. */
async function refusedThere(port: number): Promise<void> {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const network = await ada.addNetwork({ name: 'net', port })
  const key = `${network} #longwire`
  const nobody = `${network} nobody`
  await using bob = await RawClient.register({ port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  const here = async (page: Page): Promise<void> =>
    page.until('being there', ['networks', `network ${network}`, 'buffers'], ({ state }) => {
      return state.networks.get(network)?.current === true
    })
  const isRefused = (page: Page, at: string): Promise<void> =>
    page.until('the refusal', ['buffers', `timeline ${at}`], (model) => {
      return said(model, at).some(([, delivery]) => delivery === 'failed')
    })

  using phone = await Page.open(longwire, ada)
  using desk = await Page.open(longwire, ada)
  await here(phone)
  await here(desk)
  const { actions } = phone.model
  assert.equal((await actions.join(network, '#longwire')).ok, true)
  assert.equal((await actions.send(key, 'may I speak?')).ok, true)
  await bob.waitFor(/PRIVMSG #longwire :may I speak\?/)
  bob.send('MODE #longwire +m')
  await bob.waitFor(/MODE #longwire \+m/)
  assert.equal((await actions.send(key, 'not any more')).ok, true)
  assert.equal((await actions.converse(network, 'nobody')).ok, true)
  assert.equal((await actions.send(nobody, 'hello?')).ok, true)
  using later = await Page.open(longwire, ada)
  await here(later)
  for (const page of [phone, desk, later]) {
    await isRefused(page, key)
    await isRefused(page, nobody)
    assert.deepEqual(said(page.model, key), [
      ['may I speak?', 'confirmed'],
      ['not any more', 'failed'],
    ])
    assert.deepEqual(said(page.model, nobody), [['hello?', 'failed']])
    assert.equal(page.model.state.buffers.get(key)?.last?.text, 'may I speak?')
    const found = await page.model.actions.search({ text: 'any more' })
    assert.deepEqual(found.ok && found.value.hits, [])
  }
  await using client = await ada.attach({
    network: 'net',
    client: 'desk',
    capabilities: ['batch', 'draft/chathistory', 'draft/event-playback', 'message-tags', 'server-time'],
  })
  client.send('CHATHISTORY LATEST #longwire * 50')
  await client.waitFor(/ BATCH -/)
  const told = client.lines.filter((line) => / (PRIVMSG|REFUSED|TAGMSG|404) /.test(line))
  assert.deepEqual(
    told.map((line) => line.slice(line.lastIndexOf(' :') + 2)),
    ['may I speak?'],
  )
}

test('what Ergo refuses after it was sent is not said on any screen, nor on one that comes later', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using ergo = await startErgo()
  await using proxy = await startLineProxy(ergo.port, withoutEchoes)
  await refusedThere(proxy.port)
})

test('so is what ngIRCd refuses, which never echoes', { skip: await skipUnless('ngircd') }, async () => {
  await using server = await startNgircd()
  await refusedThere(server.port)
})
