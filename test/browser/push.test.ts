import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { skipUnless } from '@longwire/peers'
import { notificationsStay, serviceWorkerReady, shownNotifications } from './in-page.ts'
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
  await worker.evaluate(notificationsStay)
  const network = new URL(page.url()).pathname.split('/')[2] ?? ''
  const push = await pushesTo(page, longwire.url)

  await push(`@longwire/network=${network};msgid=a :bob!b@h PRIVMSG #longwire :ada: \u0002are you there?`)
  assert.deepEqual(await notifications(page, 1), [{ title: 'bob · #longwire', body: 'ada: are you there?' }])
  await push(`@longwire/network=${network};msgid=b :cyd!c@h PRIVMSG ada :psst`)
  assert.deepEqual(await notifications(page, 2), [
    { title: 'bob · #longwire', body: 'ada: are you there?' },
    { title: 'cyd', body: 'psst' },
  ])
  await push(`@longwire/network=${network} :bnc MARKREAD #Longwire timestamp=2026-11-22T09:30:00.000Z`)
  assert.deepEqual(await notifications(page, 1), [{ title: 'cyd', body: 'psst' }])
  await screenshot(page, 'phone-pushed')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

async function notifications(page: Page, count: number): Promise<readonly { title: string; body: string }[]> {
  const shown = await eventually(page, shownNotifications, count)
  return shown.toSorted((a, b) => (a.title < b.title ? -1 : 1))
}

/** Hands a push to the service worker of a page, as the push service of its browser would. */
async function pushesTo(page: Page, origin: string): Promise<(data: string) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page)
  const registrationId = await registrationOf(devtools)
  return async (data) => {
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
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
