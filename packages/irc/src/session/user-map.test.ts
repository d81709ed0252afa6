import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { userCalled, UserMap } from './user-map.ts'

test('somebody who was kept as a nickname is a user like all others once somebody looks', () => {
  const users = new UserMap()
  users.setNickname('bob', 'Bob')
  users.set('ada', { ...userCalled('Ada'), hostname: 'h' })
  const bob = users.get('bob')
  deepStrictEqual(bob, userCalled('Bob'))
  if (bob !== undefined) bob.away = 'lunch'
  strictEqual(users.get('bob')?.away, 'lunch')
  deepStrictEqual([...users.keys()], ['bob', 'ada'])
  deepStrictEqual(
    [...users.values()].map(({ nickname }) => nickname),
    ['Bob', 'Ada'],
  )
})

test('going through all of them gives what looking one by one gives', () => {
  const users = new UserMap()
  for (const nickname of ['a', 'b', 'c']) users.setNickname(nickname, nickname)
  const seen: [string, unknown][] = []
  users.forEach((user, key) => seen.push([key, user]))
  deepStrictEqual(seen, [...users])
  for (const [key, user] of users.entries()) strictEqual(users.get(key), user)
  deepStrictEqual([users.delete('b'), users.delete('b'), users.size, users.has('b')], [true, false, 2, false])
  users.clear()
  strictEqual(users.size, 0)
})
