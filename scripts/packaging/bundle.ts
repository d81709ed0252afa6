import { join } from 'node:path'
import { rolldown } from 'rolldown'

/** Programs of the build and the sources that they begin with, below the repository. */
const programs = {
  'longwire.mjs': 'apps/cli/src/built-main.ts',
  'store-writer.mjs': 'packages/store/src/sqlite/writer.ts',
  'store-reader.mjs': 'packages/store/src/sqlite/reader.ts',
} as const

/**
 * Makes JavaScript of the sources, each program one file with everything it needs, since the single executable cannot
 * load a second one. `root` is the repository, `folder` where the files go. Rejects where something cannot be resolved.
 */
export async function bundlePrograms(root: string, folder: string): Promise<readonly string[]> {
  for (const [file, source] of Object.entries(programs)) {
    const bundle = await rolldown({
      input: join(root, source),
      cwd: root,
      platform: 'node',
      onLog(level, log, handle) {
        if (level === 'warn' && log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
        if (level !== 'warn') handle(level, log)
      },
    })
    try {
      await bundle.write({
        file: join(folder, file),
        format: 'esm',
        codeSplitting: false,
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      })
    } finally {
      await bundle.close()
    }
  }
  return Object.keys(programs)
}
