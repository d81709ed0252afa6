import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runStep } from '../step.ts'
import { builtFolder } from './package-build.ts'

/** Makes one file of the built package and of the Node that runs this, for this kind of machine. Rejects with why not. */
export async function buildExecutable(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-executable-'))
  try {
    mkdirSync(dirname(file), { recursive: true })
    const config = join(folder, 'sea.json')
    writeFileSync(config, JSON.stringify(seaConfig(file)))
    await step('making the executable', process.execPath, ['--build-sea', config])
    // Without a signature of some kind macOS does not start it.
    if (process.platform === 'darwin') await step('signing it', 'codesign', ['--sign', '-', '--force', file])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function seaConfig(output: string): object {
  const assets = globSync(['store-*.mjs', 'web/**/*.*'], { cwd: builtFolder }).map((path) => path.replaceAll('\\', '/'))
  return {
    main: join(builtFolder, 'longwire.mjs'),
    mainFormat: 'module',
    output,
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries(assets.map((path) => [path, join(builtFolder, path)])),
  }
}

async function step(name: string, program: string, args: readonly string[]): Promise<void> {
  const { ok } = await runStep(name, program, args)
  if (!ok) throw new Error(`${name} failed; the lines above say why.`)
}
