import assert from 'node:assert/strict'
import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

// Pitfall 18: who is not told believes that it is kept.
test('a full disk is said on the page, lines that are not kept are marked, and it ends by itself when there is room', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson({ disk: '16m' })
  const { page, browser, longwire } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :before it was full')
  await confirmed(page, 'before it was full')

  const ballast = join(longwire.dataFolder, 'ballast')
  fill(ballast)
  const banner = page.getByRole('status').getByText('The disk of Longwire is full')
  const shown = banner.waitFor().then(() => 'shown' as const)
  // What was reserved before is used up first.
  for (let line = 0; (await Promise.race([shown, said(bob, line)])) !== 'shown'; line++);
  await say(page, 'said without room')
  const notKept = page.locator('.spoken', { hasText: 'said without room' }).getByText('Not kept')
  await notKept.waitFor()
  await screenshot(page, 'phone-full-disk')

  rmSync(ballast)
  await say(page, 'there is room again')
  await banner.waitFor({ state: 'detached' })
  await page.reload()
  await confirmed(page, 'there is room again')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** Takes all the room that there is. */
function fill(file: string): void {
  const block = Buffer.alloc(65_536)
  try {
    for (;;) appendFileSync(file, block)
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
  }
}

/** One long line more, which the network has taken. */
async function said(bob: RawClient, line: number): Promise<'said'> {
  bob.send(`PRIVMSG #longwire :line ${line} ${'x'.repeat(380)}`, `PING ${line}`)
  await bob.waitFor(new RegExp(`PONG .*${line}`))
  return 'said'
}
