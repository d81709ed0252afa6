/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { goWithin } from './in-page.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed } from './steps.ts'
import { troubleIn } from './trouble.ts'

const said = [
  'שלום, מה שלומך? הרכבת ב-18:40',
  'مرحبا، القطار الأخير في منتصف الليل',
  'and in English: the last one',
] as const
const inOtherScripts = [
  'おはようございます',
  'नमस्ते दुनिया',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇩🇪',
  '𝕳𝖊𝖑𝖑𝖔 𝟘𝟙𝟚 ﷽',
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324algo',
  '\u0011code\u0011 and \u0002bold\u0002',
  'the last of them',
] as const
const hebrewName = 'דנה'
const longName = 'averyverylongnickname_of_30chr'
const short = 'נתראה מחר'

test('each line runs in its own direction, and the pages are mirrored for who reads from the right', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson({
    viewport: { width: 1440, height: 900 },
    touch: false,
    casemapping: 'precis',
  })
  const { page, browser, longwire } = person
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: longwire.url })
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  for (const text of said) {
    bob.send(`PRIVMSG #longwire :${text}`)
    await confirmed(page, text)
  }
  const directions = await page
    .locator('.spoken .said > p')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction))
  assert.deepEqual(directions, ['rtl', 'rtl', 'ltr'])

  // Whatever it is written in, a line is as high as any other.
  for (const text of inOtherScripts) bob.send(`PRIVMSG #longwire :${text}`)
  await confirmed(page, 'the last of them')
  const heights = await page
    .locator('.spoken .said > p')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height))
  assert.equal(heights.length, said.length + inOtherScripts.length)
  // To a tenth of a pixel, in which browsers round.
  assert.ok(Math.max(...heights) - Math.min(...heights) < 0.2, heights.join(' '))

  // A name, and what others wrote, keep their own direction within a sentence and do not turn it (UAX #9).
  await using dana = await RawClient.register({ port: person.ergo.port }, hebrewName)
  dana.send('JOIN #longwire', `PRIVMSG #longwire :${said[0]}`, 'PART #longwire :להתראות')
  for (const word of ['joined', 'left']) {
    const sentence = page.locator('.event .said', { hasText: word }).filter({ hasText: hebrewName })
    await sentence.waitFor()
    assert.ok(await sentence.evaluate(standsBefore, [hebrewName, word] as const), `${hebrewName} ${word}`)
  }

  // Marks that keep a name apart are for the page alone: whoever takes a line elsewhere takes what they see.
  for (const last of ['.event .said', '.lines']) {
    const copied = await page.evaluate(copiedWith, [hebrewName, last] as const)
    assert.match(copied, new RegExp(`${hebrewName} (joined|left)`))
  }
  await page.locator('.event .said', { hasText: 'left' }).filter({ hasText: hebrewName }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy text' }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(copied, `${hebrewName} left (להתראות)`)

  for (const direction of ['ltr', 'rtl'] as const) {
    await page.evaluate((to) => void (document.documentElement.dir = to), direction)
    const [list, people, composer, send] = await Promise.all(
      ['.conversations', '.panel', '.composer textarea', '.composer .send'].map((what) => middleOf(page, what)),
    )
    const mirrored = direction === 'rtl' ? -1 : 1
    assert.ok((list ?? 0) * mirrored < (people ?? 0) * mirrored, `${direction}: the list is where reading begins`)
    assert.ok((composer ?? 0) * mirrored < (send ?? 0) * mirrored, `${direction}: one sends where reading ends`)
    const [sender, text] = await Promise.all(['.spoken .sender', '.spoken .said'].map((what) => middleOf(page, what)))
    assert.ok((sender ?? 0) * mirrored < (text ?? 0) * mirrored, `${direction}: names stand before what was said`)
    await screenshot(page, `wide-${direction}`)
    assert.deepEqual(await accessibilityTrouble(page), [])
  }
  await page.setViewportSize({ width: 390, height: 844 })
  // The page folds a moment after its window has another size.
  await page.locator('.back').waitFor()
  const [back, title] = await Promise.all(['.back', '.title h1'].map((what) => middleOf(page, what)))
  assert.ok((back ?? 0) > (title ?? 0), 'back is on the right')
  const across = await page.evaluate('document.documentElement.scrollWidth')
  assert.equal(across, 390)
  await screenshot(page, 'phone-rtl')
  const insets = await page.locator('.spoken[data-first]').evaluateAll(startInsets)
  await page.evaluate(() => void (document.documentElement.dir = 'ltr'))
  assert.deepEqual(insets, await page.locator('.spoken[data-first]').evaluateAll(startInsets))

  // What is too long for a line is cut off at its own end.
  await using long = await RawClient.register({ port: person.ergo.port }, longName)
  long.send('JOIN #longwire', 'PRIVMSG #longwire :who am I?', 'PRIVMSG ada :and to you alone')
  await confirmed(page, 'who am I?')
  await page.evaluate(() => void Object.assign(document.documentElement, { dir: 'rtl', style: 'font-size: 150%' }))
  const sender = page.locator('.spoken .sender', { hasText: longName })
  assert.ok(await sender.evaluate((name) => name.scrollWidth > name.clientWidth))
  assert.ok(await sender.evaluate(beginIsSeen))
  await page.evaluate(() => void Object.assign(document.documentElement, { dir: 'ltr', style: '' }))

  bob.send(`PRIVMSG #longwire :${short}`)
  await confirmed(page, short)
  await page.evaluate(goWithin, '/')
  const summary = page.locator('.conversation-row .last', { hasText: short })
  await summary.waitFor()
  // It begins where it is read from, and stands below the name of the conversation.
  assert.equal(await summary.evaluate((last) => getComputedStyle(last).direction), 'rtl')
  const [above, below] = await Promise.all([
    page.locator('.conversation-row .name', { hasText: '#longwire' }).boundingBox(),
    summary.evaluate(textBox),
  ])
  assert.equal(Math.round(below.left), Math.round(above?.x ?? 0))

  await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
  await page.evaluate(() => void (document.documentElement.style.fontSize = '150%'))
  assert.ok(await page.locator('.conversation-row .name', { hasText: longName }).evaluate(beginIsSeen))
  // Nor are the titles of a conversation.
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await page.locator('.conversation-row', { hasText: longName }).click()
  const name = page.getByRole('button', { name: `About ${longName}` }).first()
  await titleIsCutAtItsEnd(name)
  await name.click()
  // What tells about it has room for all of its title below one another.
  const about = page.locator('.panel h1')
  await about.waitFor()
  assert.ok(await about.evaluate((heading) => heading.scrollWidth <= heading.clientWidth))
  await page.evaluate(() => void (document.documentElement.style.fontSize = '150%'))
  await titleIsCutAtItsEnd(about)
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await screenshot(page, 'phone-long-titles-rtl')
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''))
  await page.evaluate(goWithin, '/settings')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  const arrow = page.locator('[data-shape=back]').last()
  assert.equal(await arrow.evaluate((icon) => getComputedStyle(icon).transform), 'matrix(-1, 0, 0, 1, 0, 0)')
  await screenshot(page, 'phone-settings-rtl')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

async function titleIsCutAtItsEnd(title: Locator): Promise<void> {
  await title.waitFor()
  assert.ok(await title.evaluate((name) => name.scrollWidth > name.clientWidth))
  assert.ok(await title.evaluate(beginIsSeen))
}

/** What is copied of the event of a person, or of all that is there. Runs in the page. */
function copiedWith([name, what]: readonly [string, string]): string {
  const element = [...document.querySelectorAll(what)].find((one) => one.textContent?.includes(name))
  const range = document.createRange()
  range.selectNodeContents(element ?? document.body)
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
  const clipboardData = new DataTransfer()
  const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
  document.querySelector('.lines')?.dispatchEvent(copy)
  getSelection()?.removeAllRanges()
  return clipboardData.getData('text/plain')
}

/** Where the first of these stands across the window, in pixels from the left. */
async function middleOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox()
  assert.ok(box !== null, selector)
  return box.x + box.width / 2
}

/** Whether the first of these words stands left of the second. */
function standsBefore(sentence: Element, [first, second]: readonly [string, string]): boolean {
  const node = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT)
  const left = { [first]: 0, [second]: 0 }
  while (node.nextNode() !== null) {
    for (const word of [first, second]) {
      const at = node.currentNode.textContent?.indexOf(word) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node.currentNode, at)
      range.setEnd(node.currentNode, at + word.length)
      left[word] = range.getBoundingClientRect().left
    }
  }
  return (left[first] ?? 0) < (left[second] ?? 0)
}

/** Whether the first letter of a name that is cut off is among those that are seen. */
function beginIsSeen(name: Element): boolean {
  const node = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode()
  if (node === null) return false
  const range = document.createRange()
  range.setStart(node, 0)
  range.setEnd(node, 1)
  const [letter, whole] = [range.getBoundingClientRect(), name.getBoundingClientRect()]
  return letter.left >= whole.left - 1 && letter.right <= whole.right + 1
}

/** How far names and lines stand from where their rows begin. */
function startInsets(rows: readonly Element[]): readonly (readonly number[])[] {
  return rows.map((row) => {
    const whole = row.getBoundingClientRect()
    const inset = (part: Element) => {
      const { left, right } = part.getBoundingClientRect()
      return Math.round(getComputedStyle(row).direction === 'rtl' ? whole.right - right : left - whole.left)
    }
    return [...row.querySelectorAll('.sender, .said')].map(inset)
  })
}

/** Where the text itself of an element stands. */
function textBox(element: Element): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect()
}
