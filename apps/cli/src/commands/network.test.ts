import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { runLongwire } from '../../test/run.ts'
import { Serving } from '../../test/serving.ts'

const skip = await skipUnless('ergo')

test('a network that is added on the command line connects, says what it is to say, then joins; status tells', {
  skip,
}, async () => {
  const certificates = await tlsCertificates()
  const folder = temporaryFolder('command')
  const [ca, own, perform, data] = ['ca.pem', 'own.pem', 'perform', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  writeFileSync(ca, certificates.ca)
  writeFileSync(own, certificates.client.cert + certificates.client.key)
  writeFileSync(perform, '/msg bob I am $nick\n')
  await using ergo = await startErgo({ tls: certificates.valid })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #wire')
  await bob.waitFor(/ 366 /)
  const longwire = (...args: readonly string[]) => runLongwire([...args, '--data', data])
  await longwire('user', 'add', 'ada', '--password', 'correct horse')
  // The first server is not there; the second is.
  const options = [
    ['network', 'add', 'ada', '--name', 'Ergo', '--host', '127.0.0.1', '--port', '1', '--join', '#wire'],
    ['--server', `ircs://127.0.0.1:${ergo.tlsPort}`, '--certificate-file', own, '--perform-file', perform],
    ['--flood-control', 'off', '--family', '4', '--bind', '127.0.0.1'],
  ]
  const added = await longwire(...options.flat())
  assert.equal(added.status, 0, added.stderr)
  assert.equal((await longwire('network', 'status', 'ada', 'Ergo')).status, 1, 'nothing runs yet')

  await using _ = await Serving.start(data, '--tls-ca', ca)
  await bob.waitFor(/^:?\S*ada!\S+ PRIVMSG bob :I am ada$/)
  await bob.waitFor(/ada!\S+ JOIN #wire/)
  const { status, stdout } = await longwire('network', 'status', 'ada', 'ergo')
  assert.equal(status, 0)
  assert.match(stdout, /Ergo {2}connected/)
  assert.equal((await longwire('status')).status, 0)
  assert.equal((await longwire('network', 'edit', 'ada', 'Ergo', '--off')).status, 0)
  await bob.waitFor(/ada!\S+ QUIT/)
  assert.equal((await longwire('network', 'status', 'ada', 'Ergo')).status, 1)
})
