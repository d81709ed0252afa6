import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { launchChromium } from './chromium.ts'
import { skipUnless } from './need.ts'
import { loopback } from './ports.ts'

test('Chromium shows a page at the size of a phone', { skip: await skipUnless('chromium') }, async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>t</title><h1>hello 🥭</h1><script>console.info("ready")</script>')
  })
  server.listen(0, loopback)
  await once(server, 'listening')
  try {
    const address = server.address()
    assert.ok(address !== null && typeof address === 'object')
    await using browser = await launchChromium()
    await browser.page.goto(`http://${loopback}:${address.port}/`)
    assert.equal(await browser.page.textContent('h1'), 'hello 🥭')
    assert.equal(await browser.page.evaluate('innerWidth'), 390)
    assert.deepEqual(browser.consoleLines, ['info: ready'])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
