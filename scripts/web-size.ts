// `npm run size [-- CHUNK ...]`: what the web app's scripts before first use are made of, in bytes: as they are sent (gzip), minified,
// and by group of modules. Without names, the chunks of a start in their order.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { runStep } from './step.ts'

const root = join(import.meta.dirname, '..')
const startChunks = ['index', 'signed-in', 'live-part', 'conversation']

/** Characters of a chunk by the group of their module: `packages/irc/extensions`, `node_modules/solid-js`. */
type Groups = Map<string, string[]>

/** A folder of a package or of the app, or a library. */
function groupOf(source: string | undefined): string {
  const [, place = '', name = '', rest = ''] = /(packages|apps|node_modules)\/([^/]+)\/(.*)$/.exec(source ?? '') ?? []
  if (place === '') return '(made by the build)'
  if (place === 'node_modules') return `${place}/${name}`
  const [folder = ''] = rest.replace(/^src\//, '').split('/')
  return rest.split('/').length > 2 ? `${place}/${name}/${folder}` : `${place}/${name}`
}

function groupsOf(file: string): Groups {
  const groups: Groups = new Map()
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
  for (const [number, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.startsWith('//# sourceMappingURL')) continue
    for (let column = 0; column < line.length; column++) {
      const entry = map.findEntry(number, column)
      const group = groupOf('originalSource' in entry ? entry.originalSource : undefined)
      const characters = groups.get(group)
      if (characters === undefined) groups.set(group, [line.charAt(column)])
      else characters.push(line.charAt(column))
    }
  }
  return groups
}

function sent(text: string): number {
  return gzipSync(text, { level: 9 }).length
}

/** The size of each group is its share of what is sent: by what it would take alone, scaled so that the sum is right. */
function printChunk(file: string): number {
  const whole = sent(readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL.*/, ''))
  const groups = [...groupsOf(file)].map(([group, characters]) => {
    const text = characters.join('')
    return { group, minified: text.length, alone: sent(text) }
  })
  const alone = groups.reduce((sum, group) => sum + group.alone, 0)
  const minified = groups.reduce((sum, group) => sum + group.minified, 0)
  console.log(`\n${basename(file)}: ${whole} sent, ${minified} minified`)
  for (const group of groups.toSorted((a, b) => b.alone - a.alone)) {
    const share = Math.round((group.alone / alone) * whole)
    console.log(`${String(share).padStart(7)} ${String(group.minified).padStart(8)}  ${group.group}`)
  }
  return whole
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-size-'))
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--sourcemap', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
    const built = await runStep('building the web app', process.execPath, args, { cwd: join(root, 'apps/web') })
    if (!built.ok) {
      process.exitCode = 1
      return
    }
    const asked = process.argv.slice(2)
    let sum = 0
    for (const name of asked.length > 0 ? asked : startChunks) {
      for (const file of globSync(`assets/${name}-*.js`, { cwd: folder })) {
        sum += printChunk(join(folder, file))
        console.log(`${String(sum).padStart(7)} sent up to here`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
