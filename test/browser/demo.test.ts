import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RunningProgram, launchChromium, skipUnless, temporaryFolder } from '@longwire/peers'
import { screenshot } from './screenshot.ts'
import { troubleIn } from './trouble.ts'

const program = join(import.meta.dirname, '../../scripts/demo.ts')

test('the demo shows a past and goes on talking, and nothing of it is left when it has stopped', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  const temporary = temporaryFolder('demo-test')
  const args = [program, '--http', '127.0.0.1:0']
  const node = { path: process.execPath, env: {} }
  await using demo = await RunningProgram.start(node, args, {
    name: 'the demo',
    cwd: temporary,
    env: { TMPDIR: temporary },
  })
  const [, address = ''] = await demo.waitForOutput(/ready at (http:\S+)/)
  const [, name = '', password = ''] = await demo.waitForOutput(/Name +(\S+)\n +Password +(.+)\n/)
  await using browser = await launchChromium()
  const { page } = browser

  await page.goto(address)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  await page.getByText('#builds', { exact: true }).waitFor()
  await screenshot(page, 'demo-conversations')
  await page.getByText('#harbour', { exact: true }).click()
  await page.getByRole('log').getByText('good idea, I will ask what it costs').waitFor()
  const mention = page.getByRole('log').getByText('ada: there you are! tom was just asking for you', { exact: true })
  const toLatest = page.locator('.to-latest')
  // It may have been said before the conversation was opened, which then begins with what is unread.
  await mention.or(toLatest).first().waitFor()
  if (await toLatest.isVisible()) await toLatest.click()
  await mention.waitFor()
  await screenshot(page, 'demo-conversation')
  assert.deepEqual(troubleIn(browser.consoleLines), [])

  await demo.kill('SIGINT')
  assert.equal(await demo.ended, 'ended with code 0')
  assert.deepEqual(globSync('longwire-demo-*', { cwd: temporary }), [])
})
