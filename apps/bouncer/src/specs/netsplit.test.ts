import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/batches/netsplit
test('“the server MUST put all resulting QUITs into a single `netsplit` batch”; who does not know of batches gets “standard QUITs and JOINs”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(':carol!c@h JOIN #wire * :C')
  await person.settle()
  const [knowing, other] = [await person.attachTo('batch'), await person.attachTo()]
  network.send(
    ':irc.example BATCH +yXNA netsplit irc.hub other.host',
    '@batch=yXNA :bob!b@h QUIT :irc.hub other.host',
    ':dan!d@h PRIVMSG #wire :This is not in the batch',
    '@batch=yXNA :carol!c@h QUIT :irc.hub other.host',
    ':irc.example BATCH -yXNA',
    ':irc.example BATCH +4lMe netjoin irc.hub other.host',
    '@batch=4lMe :bob!b@h JOIN #wire * :B',
    ':irc.example BATCH -4lMe',
  )
  await person.settle()
  const lines = knowing.take()
  const [split = '', join = ''] = lines.flatMap((line) => /BATCH \+(\w+)/.exec(line)?.[1] ?? [])
  assert.deepEqual(lines, [
    `:bouncer.longwire BATCH +${split} netsplit irc.hub other.host`,
    `@batch=${split} :bob!b@h QUIT :irc.hub other.host`,
    ':dan!d@h PRIVMSG #wire :This is not in the batch',
    `@batch=${split} :carol!c@h QUIT :irc.hub other.host`,
    `:bouncer.longwire BATCH -${split}`,
    `:bouncer.longwire BATCH +${join} netjoin irc.hub other.host`,
    `@batch=${join} :bob!b@h JOIN #wire`,
    `:bouncer.longwire BATCH -${join}`,
  ])
  assert.notEqual(split, join)
  assert.deepEqual(other.take(), [
    ':bob!b@h QUIT :irc.hub other.host',
    ':dan!d@h PRIVMSG #wire :This is not in the batch',
    ':carol!c@h QUIT :irc.hub other.host',
    ':bob!b@h JOIN #wire',
  ])
})

test('“For every started batch, server MUST end that batch”: also where the network is lost; who came in the middle knows of none', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const early = await person.attachTo('batch')
  network.send(':irc.example BATCH +n netsplit a b')
  await person.settle()
  const late = await person.attachTo('batch')
  network.send('@batch=n :bob!b@h QUIT :a b')
  await person.settle()
  assert.deepEqual(late.take(), [':bob!b@h QUIT :a b'])
  network.cut()
  await person.settle()
  const told = early.take().flatMap((line) => /BATCH [+-]\w+/.exec(line)?.[0].slice(6) ?? [])
  assert.equal(told.length, 2)
  assert.equal(told[0]?.slice(1), told[1]?.slice(1))
  assert.doesNotMatch(late.take().join('\n'), /BATCH/)
})
