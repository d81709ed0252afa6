import { build } from 'vite'

/** A script with all that it imports, as small as it gets: what can stand between `<script>` and `</script>`. */
export async function inlined(path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      rolldownOptions: { input: path, output: { format: 'iife' } },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []))
  const [chunk] = chunks
  if (chunk?.type !== 'chunk' || chunks.length !== 1) throw new Error(`${path} did not become one script`)
  if (/<\/script|<!--/i.test(chunk.code)) throw new Error(`${path} would end the script that it stands in`)
  return chunk.code.trim()
}
