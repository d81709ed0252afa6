import { type Plugin, rolldown } from 'rolldown'

/** A module with all that it imports as one classic script: a function that is called at once. */
export async function classicScript(input: string, plugins: Plugin[] = []): Promise<string> {
  await using bundle = await rolldown({
    input,
    plugins,
    // A classic script has none; what a page is told of its modules is by whole paths.
    transform: { define: { 'import.meta.url': 'location.href', 'import.meta.resolve': 'undefined' } },
    onLog(_level, { code, message }) {
      if (code === 'EMPTY_IMPORT_META') throw new Error(message)
    },
  })
  const { output } = await bundle.generate({ format: 'iife', strict: true, minify: true, codeSplitting: false })
  const [chunk] = output
  if (output.length !== 1) throw new Error(`${input} did not become one script`)
  return chunk.code.trim()
}
