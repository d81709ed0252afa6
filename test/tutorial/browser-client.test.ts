import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  RawClient,
  RunningProgram,
  launchChromium,
  loopback,
  skipUnless,
  startErgo,
  temporaryFolder,
} from '@longwire/peers'
import { tutorial, well } from './example.ts'

const page = join(tutorial, 'examples/browser')
const node = { path: process.execPath, env: { NO_COLOR: '1' } }
const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js')

/** Builds the page as the tutorial says and serves what was built. */
async function servePage(): Promise<{ readonly program: RunningProgram; readonly url: string }> {
  const outDir = temporaryFolder('tutorial-page')
  const build = ['build', page, '--outDir', outDir, '--emptyOutDir']
  await using building = await RunningProgram.start(node, [vite, ...build], { name: 'vite build', cwd: outDir })
  assert.equal(await building.ended, well, building.output)
  // Where its port is taken it takes another one, and says which.
  const args = ['preview', page, '--outDir', outDir, '--host', loopback]
  const program = await RunningProgram.start(node, [vite, ...args], { name: 'vite preview', cwd: outDir })
  const [url] = await program.waitForOutput(/http:\/\/127\.0\.0\.1:\d+\//)
  return { program, url }
}

test('browser: a page talks to a network’s own WebSocket, and survives an outage', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using server = await startErgo()
  await using browser = await launchChromium()
  const { program, url } = await servePage()
  await using _ = program
  const view = browser.page
  await view.goto(url)
  await view.getByLabel('Server').fill(server.webSocketUrl)
  await view.getByRole('button', { name: 'Connect' }).click()
  const status = view.getByRole('status')
  await status.getByText('on 127.0.0.1').waitFor()

  await using ada = await RawClient.register(server, 'ada')
  ada.send('JOIN #garden', 'PRIVMSG #garden :<img src=x onerror=alert(1)> hello')
  const log = view.getByRole('log')
  await log.getByText('ada: <img src=x onerror=alert(1)> hello', { exact: true }).waitFor()
  await view.getByLabel('Message').fill('Good morning from a page!')
  await view.getByLabel('Message').press('Enter')
  await ada.waitFor(/^:grace!\S+ PRIVMSG #garden :Good morning from a page!$/)
  await log.getByText('grace: Good morning from a page!', { exact: true }).waitFor()

  await server.kill()
  await status.getByText('waiting, then trying again').waitFor()
  await server.restart()
  await log.getByText('grace came in').nth(1).waitFor()
  assert.deepEqual(
    browser.consoleLines.filter((line) => line.startsWith('uncaught')),
    [],
  )
})

test('browser: a WebSocket that cannot be had is told as websocket-refused', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using browser = await launchChromium()
  const { program, url } = await servePage()
  await using _ = program
  await browser.page.goto(url)
  await browser.page.getByLabel('Server').fill('ws://127.0.0.1:1')
  await browser.page.getByRole('button', { name: 'Connect' }).click()
  await browser.page.getByRole('status').getByText('websocket-refused').waitFor()
})
