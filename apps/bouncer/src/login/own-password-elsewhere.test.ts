import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('what lets a person in here is passed on to no network, whichever password it is; another one is', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  const [ada] = await installation.store.accounts.users.list()
  assert.ok(ada)
  const actor = await installation.bouncer.users.actor(ada)
  const servers = [{ host: 'irc.example', port: 6667, tls: false }]
  await actor.request(({ networks }) => networks.add({ name: 'net', servers, nickname: 'ada', enabled: true }))
  const network = await installation.networks.accept()
  await network.register({ capabilities: 'sasl=PLAIN' })
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  client.send('CAP LS 302', 'PASS :correct horse', 'NICK ada', 'USER ada/net 0 * :Ada', 'CAP END')
  await client.waitFor(/ CAP ada NEW .*\bsasl=PLAIN( |$)/)
  client.send('PRIVMSG *longwire :password add phone')
  const [token = ''] =
    /(?<![\w-])[\w-]{27}(?![\w-])/.exec(await client.waitFor(/ :.*(?<![\w-])[\w-]{27}(?![\w-])/)) ?? []
  for (const password of ['correct horse', token]) {
    client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${base64(`\0Ada/net@phone\0${password}`)}`)
    await client.waitFor(/ 907 ada :/)
  }
  assert.ok(!network.received.some((line) => line.startsWith('AUTHENTICATE')))
  client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${base64('\0ada\0another horse')}`)
  await network.expect(/^AUTHENTICATE PLAIN$/)
  void network.expect(/^QUIT/).then(() => network.close())
  client.destroy()
})
