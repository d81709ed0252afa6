import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { accents, alikeSwitches, bringMeasures, faintEdges, faintPairs, pairsWith } from './colours.ts'
import { contrastIsHere } from './in-page.ts'
import { looksRight, sizes } from './looks.ts'
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
    name: 'emoji',
    async show(page) {
      await page.getByLabel('Write a message').fill('')
      await page.getByLabel('Write a message').pressSequentially(':smi')
      await page.getByRole('option').first().waitFor()
      // There is room for all of a name.
      const names = page.locator('.completions bdi')
      assert.deepEqual(await names.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth)), [])
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

/** Whether each of these has a frame around it. Runs in the page. */
function framed(elements: readonly Element[]): readonly boolean[] {
  return elements.map((element) => getComputedStyle(element).boxShadow !== 'none')
}

/** Light and dark, as they are and with more contrast; `judge` is told the least contrast that a text has to have there. */
async function inEachLook(page: Page, judge: (least: number) => Promise<void>): Promise<void> {
  await page.evaluate(bringMeasures)
  for (const contrast of ['no-preference', 'more'] as const) {
    await page.emulateMedia({ contrast })
    if (contrast === 'more') await page.waitForFunction(contrastIsHere)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await judge(contrast === 'more' ? 7 : 4.5)
    }
  }
  await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'light' })
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
        await t.test('whatever colours one chose, names and texts, fields and switches can be seen', async () => {
          const numbers = Array.from({ length: 99 }, (_, colour) => String(colour).padStart(2, '0'))
          for (const part of [numbers.slice(0, 50), numbers.slice(50)]) {
            bob.send(`PRIVMSG #longwire :${part.map((colour) => `\u0003${colour}c${colour}`).join('')}`)
          }
          await page.goto(place)
          await confirmed(page, 'c49')
          await confirmed(page, 'c98')
          assert.equal(await page.locator('.styled.coloured').count(), 100)
          await say(page, '```\nlet tea = 1\n```')
          await page.locator('.code-block').waitFor()
          await inEachLook(page, async (least) => {
            for (const accent of accents) {
              assert.deepEqual(await page.evaluate(faintPairs, [accent, pairsWith(least)] as const), [])
            }
          })
          await inEachLook(page, async (least) => {
            assert.deepEqual(await page.evaluate(faintEdges), [])
            // With more contrast a tint is not all that tells code from other words.
            if (least === 7)
              assert.deepEqual(await page.locator('.styled.code, .code-block').evaluateAll(framed), [true, true])
          })
          for (const [path, there] of [
            ['/settings/appearance', page.getByLabel('Moss')],
            ['/settings/conversations', page.getByRole('switch').first()],
            ['/search', page.getByRole('searchbox')],
          ] as const) {
            await page.goto(new URL(path, person.longwire.url).href)
            await there.waitFor()
            // One that is off beside those that are on.
            if (path.endsWith('conversations')) await there.uncheck()
            await inEachLook(page, async (least) => {
              assert.deepEqual(await page.evaluate(faintEdges), [], path)
              if (least === 7) assert.deepEqual(await page.evaluate(alikeSwitches), [], path)
            })
          }
        })
        await t.test('with more contrast what is chosen, and what is meant for one, has an edge', async () => {
          await page.goto(place)
          bob.send('PRIVMSG #longwire :ada: this is for you')
          await confirmed(page, 'this is for you')
          await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' })
          await page.waitForFunction(contrastIsHere)
          const styleOf = (selector: string, property: 'boxShadow' | 'backgroundImage' | 'borderTopWidth') =>
            page
              .locator(selector)
              .first()
              .evaluate((one, name) => getComputedStyle(one)[name], property)
          assert.equal((await styleOf('.row[data-mention]', 'backgroundImage')).match(/gradient/g)?.length, 2)
          await page.keyboard.press('Control+k')
          await page.getByRole('combobox').fill('long')
          await page.getByRole('option').first().waitFor()
          assert.notEqual(await styleOf('.jump [aria-selected=true]', 'boxShadow'), 'none')
          await screenshot(page, `${size}-jump-contrast`)
          await page.goto(new URL('/search?text=you+from%3Abob', person.longwire.url).href)
          await page.locator('.search-chip').first().waitFor()
          assert.equal(await styleOf('.search-chip', 'borderTopWidth'), '1px')
          await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'light' })
        })
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
