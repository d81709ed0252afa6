import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'
import { administerData, controlPath, type InstallationPlaces } from './administer-data.ts'
import type { LoginAnswer, NetworkAnswer, UserAnswer } from './answers.ts'

const password = 'correct horse'

const installationIn = (data: string): InstallationPlaces => ({ data, store: { durability: 'normal' } })

/** Administers one data folder, whether the bouncer runs or not. */
function on(data: string) {
  return {
    user: async (operation: string, parameters = {}) =>
      (await administerData(installationIn(data), { operation: `user.${operation}`, parameters })) as UserAnswer,
    users: async () =>
      (await administerData(installationIn(data), { operation: 'user.list', parameters: {} })) as UserAnswer[],
    network: async (operation: string, parameters = {}) =>
      (await administerData(installationIn(data), { operation: `network.${operation}`, parameters })) as NetworkAnswer,
    login: async (operation: string, parameters = {}) =>
      (await administerData(installationIn(data), { operation, parameters })) as LoginAnswer,
  }
}

describe('while the bouncer does not run', () => {
  test('users and networks are administered on the data folder', async () => {
    const data = temporaryFolder('data')
    const { user, users, network } = on(data)
    await user('add', { name: 'ada', password, admin: true })
    await assert.rejects(user('add', { name: 'ADA', password }), { code: 'taken' })
    await assert.rejects(user('add', { name: 'eve', password: 'short' }), { code: 'invalid' })
    await assert.rejects(user('disable', { name: 'nobody' }), { code: 'not-found' })
    assert.equal((await user('disable', { name: 'ada' })).disabled, true)
    await user('enable', { name: 'ada' })
    const added = await network('add', { user: 'ada', settings: { host: 'irc.example', tls: '0' }, channels: ['#a'] })
    assert.equal(added.port, 6667)
    assert.equal(added.state, 'unknown')
    await network('edit', { user: 'ada', network: 'irc.example', settings: { name: 'Example', nickname: 'ada_' } })
    const { name, nickname } = await network('status', { user: 'ada', network: 'example' })
    assert.deepEqual([name, nickname], ['Example', 'ada_'])
    await assert.rejects(network('edit', { user: 'ada', network: 'example', settings: { port: '70000' } }), {
      code: 'invalid',
    })
    await network('delete', { user: 'ada', network: added.id })
    await assert.rejects(network('status', { user: 'ada', network: added.id }), { code: 'not-found' })
    await user('delete', { name: 'ada' })
    assert.deepEqual(await users(), [])
  })
})

describe('while the bouncer runs', () => {
  test('the door is open to its owner alone', async () => {
    await using installation = await Installation.start()
    assert.equal(statSync(controlPath(installation.data)).mode & 0o777, 0o600)
  })

  test('a user that is added can log in, one that is disabled is disconnected', async () => {
    await using installation = await Installation.start()
    const { user } = on(installation.data)
    await user('add', { name: 'ada', password })
    const [port = 0] = installation.bouncer.ircPorts
    const client = await TestIrcClient.connect(port)
    client.send(`PASS :${password}`, 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 001 /)
    const { headers } = await installation.post('/api/login', { name: 'ada', password })
    const cookie = headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    await user('disable', { name: 'ada' })
    await client.end()
    const again = await installation.post('/api/login', { name: 'ada', password })
    assert.equal(again.status, 403)
    assert.deepEqual(await (await installation.get('/api/session', { cookie })).json(), { state: 'logged-out' })
  })

  test('a network that is added connects at once, and joins', async () => {
    await using installation = await Installation.start()
    const { user, network } = on(installation.data)
    await user('add', { name: 'ada', password })
    await network('add', { user: 'ada', settings: { host: 'irc.example' }, channels: ['#wire'] })
    const connection = await installation.networks.accept()
    await connection.register({ capabilities: 'server-time' })
    await connection.expect(/JOIN #wire/)
    assert.equal((await network('status', { user: 'ada', network: 'irc.example' })).state, 'connected')
    await network('edit', { user: 'ada', network: 'irc.example', settings: { 'longwire/enabled': '0' } })
    await connection.closed
  })

  test('an app password is for one client; revoking it ends its connections', async () => {
    await using installation = await Installation.start()
    const { user, login } = on(installation.data)
    await user('add', { name: 'ada', password })
    const { id, token = '' } = await login('password.add', { user: 'ada', label: 'phone' })
    const [port = 0] = installation.bouncer.ircPorts
    const client = await TestIrcClient.connect(port)
    client.send(`PASS :${token}`, 'NICK ada', 'USER ada@phone 0 * :Ada')
    await client.waitFor(/ 001 /)
    const listed = (await login('login.list', { user: 'ada' })) as unknown as LoginAnswer[]
    assert.ok(!JSON.stringify(listed).includes(token))
    await login('login.revoke', { user: 'ada', id })
    await client.waitFor(/ERROR /)
    await client.end()
    const later = await TestIrcClient.connect(port)
    later.send(`PASS :${token}`, 'NICK ada', 'USER ada@phone 0 * :Ada')
    await later.waitFor(/ 464 /)
  })

  test('an administrator asks the service for people; a change of rights counts at once', async () => {
    await using installation = await Installation.start()
    const { user } = on(installation.data)
    await user('add', { name: 'ada', password, admin: true })
    const [port = 0] = installation.bouncer.ircPorts
    const client = await TestIrcClient.connect(port)
    client.send(`PASS :${password}`, 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 001 /)
    client.send('PRIVMSG *longwire :user add bob')
    const told = await client.waitFor(/NOTICE ada :bob has an account now, with the password: \S+$/)
    const login = await installation.post('/api/login', {
      name: 'bob',
      password: told.slice(told.lastIndexOf(' ') + 1),
    })
    assert.equal(login.status, 200)
    client.send('PRIVMSG *longwire :user disable bob')
    await client.waitFor(/NOTICE ada :bob is disabled\.$/)
    client.send('PRIVMSG *longwire :user list')
    await client.waitFor(/NOTICE ada :bob, disabled$/)
    client.send('PRIVMSG *longwire :user passwd nobody', 'PRIVMSG *longwire :status')
    await client.waitFor(/NOTICE ada :There is no user named “nobody”\.$/)
    await client.waitFor(/NOTICE ada :In all: 2 people, 0 of 0 networks connected, 1 screens/)
    client.destroy()
  })

  test('what cannot be read is refused', async () => {
    await using installation = await Installation.start()
    const wrong = { operation: 'user.frobnicate', parameters: {} }
    await assert.rejects(administerData(installationIn(installation.data), wrong), { name: 'AdministrationError' })
    await assert.rejects(administerData(installationIn(installation.data), { operation: 'user.add', parameters: {} }), {
      name: 'AdministrationError',
    })
  })
})
