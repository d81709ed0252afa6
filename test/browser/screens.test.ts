import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { contrastIsHere, looksRight, sizes } from './looks.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

/** Every place, and what leads there from a conversation in sight. */
const screens: readonly { readonly name: string; readonly show: (page: Page) => Promise<unknown> }[] = [
  { name: 'conversation', show: async () => {} },
  {
    name: 'menu',
    async show(page) {
      await page.locator('.spoken', { hasText: 'hello from the other side' }).click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'people',
    async show(page) {
      const people = page.getByRole('button', { name: '2 people' })
      if ((await people.getAttribute('aria-expanded')) !== 'true') await people.click()
      await page.getByRole('region', { name: 'People' }).waitFor()
    },
  },
  {
    name: 'about',
    async show(page) {
      await page.getByRole('button', { name: 'About #longwire' }).click()
      await page.getByRole('region', { name: '#longwire' }).waitFor()
    },
  },
  {
    name: 'completion',
    async show(page) {
      await page.getByLabel('Write a message').fill('/kick')
      await page.getByLabel('Write a message').press('End')
      await page.getByLabel('Write a message').pressSequentially('b')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'jump',
    async show(page) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('long')
      await page.getByRole('option').first().waitFor()
    },
  },
]

/** What something is painted with, in the page. */
function paintOf(selector: string, part: string): string {
  return `getComputedStyle(document.querySelector('${selector}'), '${part}').backgroundColor`
}

/** One of the system's colours as the page computes it. */
function systemColour(name: string): string {
  return `(() => {
    const probe = document.createElement('i')
    probe.style.cssText = 'forced-color-adjust: none; background: ${name}'
    document.body.append(probe)
    const { backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return backgroundColor
  })()`
}

/** Places with an address of their own, and what is there when they are. */
const addresses: readonly { readonly name: string; readonly path: string; readonly heading: string }[] = [
  { name: 'list', path: '/', heading: 'Conversations' },
  { name: 'networks', path: '/networks/new', heading: 'Add a network' },
  { name: 'network-form', path: '/networks/new/libera', heading: 'Libera.Chat' },
  { name: 'settings', path: '/settings', heading: 'Settings' },
  { name: 'search', path: '/search', heading: 'Search' },
]

for (const { name: size, ...options } of sizes) {
  describe(`every screen, ${size}`, async () => {
    const skip = await skipUnless('ergo', 'chromium')
    test('looks as it should, and axe finds nothing wrong in light and dark', { skip }, async (t) => {
      await using person = await startPerson(options)
      const { page, browser } = person
      await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
      bob.send('JOIN #longwire', 'PRIVMSG #longwire :hello from the other side')
      bob.send('PRIVMSG #longwire :\u0002bold\u0002, \u000304red\u0003, \u0011code\u0011 and https://example.org/')
      await confirmed(page, 'bold, red, code')
      await say(page, 'hello bob, this is a phone')
      await confirmed(page, 'hello bob, this is a phone')
      const place = page.url()

      const judge = (name: string): Promise<void> => looksRight(page, `${size}-${name}`)
      for (const { name, show } of screens) {
        await t.test(name, async () => {
          await page.goto(place)
          await confirmed(page, 'hello bob, this is a phone')
          await show(page)
          await judge(name)
        })
      }
      for (const { name, path, heading } of addresses) {
        await t.test(name, async () => {
          await page.goto(new URL(path, person.longwire.url).href)
          await page.getByRole('heading', { name: heading, exact: true }).waitFor()
          await judge(name)
        })
      }
      // Colours are the same at every size.
      if (size === 'phone') {
        await t.test('colours of the system', async () => {
          await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
          await page.goto(place)
          await confirmed(page, 'hello bob, this is a phone')
          await page.waitForFunction(contrastIsHere)
          await screenshot(page, `${size}-conversation-forced-colours`)
          assert.equal(
            await page.evaluate(paintOf('.timeline', '::before')),
            await page.evaluate(systemColour('GrayText')),
          )
          assert.deepEqual(await accessibilityTrouble(page), [])
          // What is hidden until one asks stays hidden.
          bob.send('PRIVMSG #longwire :the end is \x0301,01a secret\x03.')
          await confirmed(page, 'the end is')
          const { color, backgroundColor } = await page
            .locator('.spoiler')
            .evaluate((spoiler) => getComputedStyle(spoiler))
          assert.equal(color, 'rgba(0, 0, 0, 0)')
          assert.equal(backgroundColor, await page.evaluate(systemColour('CanvasText')))
          await page.emulateMedia({ forcedColors: 'none' })
        })
      }
      assert.deepEqual(troubleIn(browser.consoleLines), [])
    })
  })
}
