import type { ChromiumBrowser } from '@longwire/peers'

/** A classic script that V8 made ready to run. */
export interface Compilation {
  readonly url: string
  /** Bytes of what was compiled before and taken from the browser's cache; 0 where it was compiled anew. */
  readonly taken: number
}

/** Source: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU (the trace event format) */
interface TraceEvent {
  readonly name: string
  readonly args: { readonly data?: { readonly url?: string; readonly consumedCacheSize?: number } }
}

/** The classic scripts that any page of a browser compiles while something is done. */
export async function compilations(
  browser: ChromiumBrowser,
  whileDone: () => Promise<unknown>,
): Promise<readonly Compilation[]> {
  const devtools = await browser.context.browser()?.newBrowserCDPSession()
  if (devtools === undefined) throw new Error('The browser has no DevTools')
  const found: Compilation[] = []
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as unknown as readonly TraceEvent[]) {
      if (name === 'v8.compile') found.push({ url: args.data?.url ?? '', taken: args.data?.consumedCacheSize ?? 0 })
    }
  })
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8'] },
  })
  await whileDone()
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  devtools.once('Tracing.tracingComplete', () => resolve())
  await devtools.send('Tracing.end')
  await ended
  await devtools.detach()
  return found
}
