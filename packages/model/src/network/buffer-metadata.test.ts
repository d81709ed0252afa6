import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectError } from '@longwire/connection'
import { VirtualEnvironment } from '@longwire/testing'
import { KeptSettings } from '../buffers/kept-settings.ts'
import { NetworkBuffers } from '../buffers/network-buffers.ts'
import { StateStore } from '../state-store.ts'
import { BufferMetadata } from './buffer-metadata.ts'

test('a page that goes while it asks what was chosen for conversations goes without an error', async () => {
  const settings = new KeptSettings('rfc1459')
  const changed: (readonly string[])[] = []
  const metadata = new BufferMetadata({
    keepsSettings: true,
    settings,
    buffers: new NetworkBuffers('n1', new StateStore(), new VirtualEnvironment(), settings, 'rfc1459'),
    ask: () => Promise.reject(connectError('closed')),
    send: () => {},
    settingsChanged: (targets) => changed.push(targets),
  })
  await metadata.online()
  assert.deepEqual(changed, [], 'what was known holds')
})
