import type { Page } from 'playwright-core'

/** What goes through the page's sockets while nobody does anything, for so many milliseconds; one line a frame. */
export async function framesWithin(page: Page, milliseconds: number): Promise<readonly string[]> {
  const frames: string[] = []
  const session = await page.context().newCDPSession(page)
  session.on('Network.webSocketFrameSent', ({ response }) => frames.push(`> ${response.payloadData.slice(0, 120)}`))
  session.on('Network.webSocketFrameReceived', ({ response }) => frames.push(`< ${response.payloadData.slice(0, 120)}`))
  await session.send('Network.enable')
  await page.waitForTimeout(milliseconds)
  await session.detach()
  return frames
}
