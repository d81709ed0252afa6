import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import {
  launchChromium,
  RunningProgram,
  skipUnless,
  startErgo,
  startWeechat,
  temporaryFolder,
  tlsCertificates,
} from '@longwire/peers'
import { addNetwork, confirmed, joinChannel, makeAccount, openConversation, say } from '../browser/steps.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** The checkout as it is, with what `npm ci` brings, and nothing that was built. */
async function freshCheckout(): Promise<string> {
  const parent = temporaryFolder('first-run')
  after(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'longwire')
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const { stdout } = await run('git', listed, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  for (const name of stdout.split('\0').filter((path) => path !== '')) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  await copyModules(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** As links to the same files where both are on one disk: there are very many. */
async function copyModules(from: string, to: string): Promise<void> {
  const probe = join(dirname(to), 'probe')
  try {
    linkSync(join(from, '.package-lock.json'), probe)
    rmSync(probe)
    await run('cp', ['-al', from, to])
  } catch {
    await run('cp', ['-a', from, to])
  }
}

/** What `npm start` runs: in a process of its own, which a signal reaches as Ctrl-C does in a terminal. */
function startOf(folder: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  return (scripts['start'] ?? '').split(' ')
}

test('the first ten minutes: from an empty folder to a conversation that is still there after a restart', {
  skip: await skipUnless('ergo', 'weechat', 'chromium'),
}, async () => {
  const folder = await freshCheckout()
  const certificates = await tlsCertificates()
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, certificates.ca)
  await using ergo = await startErgo({ tls: certificates.valid })
  await using wee = await startWeechat({ port: ergo.port, nickname: 'wee', channels: ['#longwire'] })
  const [node, script = ''] = startOf(folder)
  assert.equal(node, 'node')
  const start = (http: string): Promise<RunningProgram> =>
    RunningProgram.start(
      { path: process.execPath, env: {} },
      [script, '--data', join(folder, 'data'), '--http', http, '--irc', 'off', '--tls-ca', ca],
      { name: 'npm start', cwd: folder },
    )

  await using first = await start('127.0.0.1:0')
  await first.waitForOutput(/building the web app \.\.\. ok/)
  const [, link = ''] = await first.waitForOutput(/(http:\S+\/setup#token=\S+)/)
  const [, address = ''] = await first.waitForOutput(/ready at http:\/\/(\S+)/)
  await using browser = await launchChromium()
  const { page } = browser
  await makeAccount(page, link, 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Ergo', port: ergo.tlsPort, nickname: 'ada' })
  await joinChannel(page, '#longwire')
  await say(page, 'hello from the web')
  await wee.waitForLog('irc.test.#longwire', /ada\thello from the web/)
  wee.say('irc.test.#longwire', 'hello from the terminal')
  await confirmed(page, 'hello from the terminal')

  await first.stop()
  wee.say('irc.test.#longwire', 'is anybody there?')
  await using second = await start(address)
  await second.waitForOutput(/ready at/)
  assert.doesNotMatch(second.output, /building|setup#token/, 'what was built and set up stays so')
  await page.goto(`http://${address}/`)
  await openConversation(page, '#longwire')
  for (const text of ['hello from the web', 'hello from the terminal', 'is anybody there?']) {
    await confirmed(page, text)
    assert.equal(await page.locator('article').filter({ hasText: text }).count(), 1)
  }
  await wee.waitForLog('irc.test.#longwire', /ada \(.*\) has joined[^]*ada \(.*\) has joined/)
  await say(page, 'yes, I am back')
  await wee.waitForLog('irc.test.#longwire', /ada\tyes, I am back/)
})
