import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page, Worker } from 'playwright-core'
import { skipUnless } from '@longwire/peers'
import { serviceWorkerReady, shownNotifications } from './in-page.ts'
import { handledPushes, watchPushes } from './in-worker.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { eventually } from './steps.ts'
import { troubleIn } from './trouble.ts'

// Source: docs/extensions/webpush.md
test('what is pushed is shown for each conversation, and goes away when it was read elsewhere', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson()
  const { page, browser, longwire } = person
  await browser.context.grantPermissions(['notifications'], { origin: longwire.url })
  await eventually(page, serviceWorkerReady, undefined)
  // By itself this browser takes them away after some seconds, which may be few for a busy machine.
  const worker = browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'))
  await worker.evaluate(watchPushes)
  const network = new URL(page.url()).pathname.split('/')[2] ?? ''
  const pushes = await pushesTo(page, worker, longwire.url)

  await pushes.push(`@longwire/network=${network};msgid=a :bob!b@h PRIVMSG #longwire :ada: \u0002are you there?`)
  assert.deepEqual(await pushes.shown(1), [{ title: 'bob · #longwire', body: 'ada: are you there?' }])
  await pushes.push(`@longwire/network=${network};msgid=b :cyd!c@h PRIVMSG ada :psst`)
  assert.deepEqual(await pushes.shown(2), [
    { title: 'bob · #longwire', body: 'ada: are you there?' },
    { title: 'cyd', body: 'psst' },
  ])
  await pushes.push(`@longwire/network=${network} :bnc MARKREAD #Longwire timestamp=2026-11-22T09:30:00.000Z`)
  assert.deepEqual(await pushes.shown(1), [{ title: 'cyd', body: 'psst' }])
  // As when a phone wakes up: what waited for it comes at once.
  await Promise.all(
    ['one', 'two', 'three', 'four'].map((text) =>
      pushes.push(`@longwire/network=${network};msgid=${text} :dee!d@h PRIVMSG #longwire :ada: ${text}`),
    ),
  )
  assert.deepEqual(await pushes.shown(2), [
    { title: 'cyd', body: 'psst' },
    { title: 'dee · #longwire (4)', body: 'ada: four' },
  ])
  await screenshot(page, 'phone-pushed')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

interface Pushes {
  /** Hands a push to the service worker of a page, as the push service of its browser would. */
  push(data: string): Promise<void>
  /** What is shown when all that was pushed was handled, which is so many. */
  shown(count: number): Promise<readonly { readonly title: string; readonly body: string }[]>
}

async function pushesTo(page: Page, worker: Worker, origin: string): Promise<Pushes> {
  const devtools = await page.context().newCDPSession(page)
  const registrationId = await registrationOf(devtools)
  let pushed = 0
  return {
    async push(data) {
      pushed++
      await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    },
    async shown(count) {
      await worker.evaluate(handledPushes, pushed)
      // What is closed is gone a moment later.
      const shown = await eventually(page, shownNotifications, count)
      return shown.toSorted((a, b) => (a.title < b.title ? -1 : 1))
    },
  }
}

async function registrationOf(devtools: CDPSession): Promise<string> {
  const told = new Promise<string>((resolve) => {
    // A worker that is still taking over gets no pushes.
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated')
      if (active !== undefined) resolve(active.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  return await told
}
