import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached } from '../../test/attached.ts'

const listed = (name: string, port: number): string =>
  `BOUNCER NETWORK n1 name=${name};host=irc.example;port=${port};tls=1;nickname=ada;state=connected`

test('a network without a name is called what it calls itself, once that is known, and not by its host', async () => {
  const { bouncer, bnc, net } = await attached()
  const name = () => bouncer.model.state.networks.get('n1')?.name
  bnc.wire.send(listed('irc.example', 6697))
  await bouncer.environment.settle()
  assert.equal(name(), 'irc.example')
  net.wire.send(':bnc 005 ada NETWORK=Exam\x02pleNet :are supported')
  await bouncer.environment.settle()
  assert.equal(name(), 'ExampleNet')
  bnc.wire.send(listed('irc.example', 6698))
  await bouncer.environment.settle()
  assert.equal(name(), 'ExampleNet', 'and stays so when something of it is changed')
  bnc.wire.send(listed('Mine', 6698))
  await bouncer.environment.settle()
  assert.equal(name(), 'Mine')
})
