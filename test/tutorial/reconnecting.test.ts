import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, freePorts, loopback, skipUnless, startErgo } from '@longwire/peers'
import { startExample, well } from './example.ts'

test('reconnecting: a server that was killed and comes back finds us in the same channel', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using server = await startErgo()
  await using program = await startExample('reconnecting.ts', [server.host, server.port, 'grace', '#garden'])
  await program.waitForOutput(/in #garden as grace\n/)
  await server.kill()
  await program.waitForOutput(/waiting, then trying again \((closed-by-server|reset)\): /)
  await server.restart()
  await program.waitForOutput(/in #garden as grace\n(.*\n)+in #garden as grace\n/)
  await using ada = await RawClient.register(server, 'ada')
  ada.send('NAMES #garden')
  assert.match(await ada.waitFor(/ 353 /), /:@?grace$/)
  await program.kill('SIGINT')
  assert.equal(await program.ended, well)
  assert.match(program.output, /closed\n$/)
})

test('reconnecting: a server that is not there yet is waited for', async () => {
  const [port = 0] = await freePorts(1)
  await using program = await startExample('reconnecting.ts', [loopback, port])
  await program.waitForOutput(
    /waiting, then trying again \(refused\)[^\n]*\n(.*\n)+waiting, then trying again \(refused\)/,
  )
  await program.kill('SIGINT')
})

test('reconnecting: a nickname that is taken is taken back when it is free', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using server = await startErgo()
  await using old = await RawClient.register(server, 'grace')
  await using program = await startExample('reconnecting.ts', [server.host, server.port, 'grace', '#garden'])
  await program.waitForOutput(/in #garden as grace-again\n/)
  await using ada = await RawClient.register(server, 'ada')
  ada.send('JOIN #garden')
  await ada.waitFor(/ 366 /)
  await old.quit()
  await ada.waitFor(/^:grace-again!\S+ NICK :?grace$/)
})
