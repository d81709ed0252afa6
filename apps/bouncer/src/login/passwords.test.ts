import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import { PasswordQueueFull, Passwords } from './passwords.ts'

const cheap = { memoryKib: 64, passes: 1, parallelism: 1 }

test('a password is verified against its hash in PHC form, and no other is', async () => {
  const passwords = new Passwords(new VirtualEnvironment(), cheap)
  const hash = await passwords.hash('correct horse')
  assert.match(hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await passwords.verify('correct horse', hash), true)
  assert.equal(await passwords.verify('correct horsf', hash), false)
  assert.notEqual(await passwords.hash('correct horse'), hash, 'each hash has its own salt')
})

test('a hash made with another cost is verified with that cost', async () => {
  const hash = await new Passwords(new VirtualEnvironment(), cheap).hash('correct horse')
  const dearer = new Passwords(new VirtualEnvironment(), { memoryKib: 128, passes: 2, parallelism: 1 })
  assert.equal(await dearer.verify('correct horse', hash), true)
})

test('without a hash, or with one that is damaged, the answer is no', async () => {
  const passwords = new Passwords(new VirtualEnvironment(), cheap)
  for (const hash of [
    undefined,
    '',
    '$argon2id$v=19$m=64,t=1,p=1$$',
    '$2b$10$abc',
    '$argon2id$v=19$m=x,t=1,p=1$YWJjZGVmZ2g$YWJj',
  ]) {
    assert.equal(await passwords.verify('correct horse', hash), false)
  }
})

test('the same letters written in another way are the same password', async () => {
  const passwords = new Passwords(new VirtualEnvironment(), cheap)
  assert.equal(await passwords.verify('re\u0301sume\u0301!', await passwords.hash('r\u00e9sum\u00e9!')), true)
})

test('at most 64 wait: the next is refused at once, and those that wait are served', async () => {
  const passwords = new Passwords(new VirtualEnvironment(), cheap)
  const all = Array.from({ length: 67 }, () => passwords.verify('x', undefined))
  const outcomes = await Promise.allSettled(all)
  const refused = outcomes.filter((one) => one.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.ok(refused[0]?.reason instanceof PasswordQueueFull)
})

test('who is known does not wait behind those who are not, and comes in where 64 of them wait', async () => {
  const passwords = new Passwords(new VirtualEnvironment(), cheap)
  const order: string[] = []
  const all = Array.from({ length: 66 }, async () => {
    await passwords.verify('x', undefined)
    order.push('stranger')
  })
  const known = passwords.verify('x', undefined, true).then(() => order.push('known'))
  await Promise.all([...all, known])
  // Two were under way already.
  assert.ok(order.indexOf('known') <= 3, order.join(' '))
})
