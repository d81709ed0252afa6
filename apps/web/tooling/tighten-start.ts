import { type MinifyOptions, type SourceMapOptions, minify } from 'terser'
import terser from 'terser/package.json' with { type: 'json' }
import type { Plugin, Rolldown } from 'vite'

/**
 * The first line of a script by which V8 compiles all of it beside the page's thread while it comes, where it would otherwise read each
 * function twice and compile it when it is first called. Others pass over it. Source: https://v8.dev/blog/explicit-compile-hints
 */
const compileHint = '//# allFunctionsCalledOnLoad'

/** Names of chunks that a start runs. */
export interface TightenedChunks {
  /** They are made smaller. */
  readonly all: readonly string[]
  /** Of these, what is needed whole before something is seen. */
  readonly compiledAtOnce: readonly string[]
}

/** Makes the scripts of a start smaller by another hundredth, since a second minifier finds what the bundler's own has left. */
export function tightenStart({ all, compiledAtOnce }: TightenedChunks): Plugin {
  const optionsFor = (name: string): MinifyOptions => ({
    module: true,
    ecma: 2020,
    compress: { passes: 3 },
    format: compiledAtOnce.includes(name) ? { preamble: compileHint } : {},
  })
  return {
    name: 'longwire:tighten-start',
    apply: 'build',
    // Files are named before they are made smaller, and kept by browsers for good: what makes them smaller is in the name as well.
    augmentChunkHash: ({ name }) =>
      all.includes(name) ? `terser ${terser.version} ${JSON.stringify(optionsFor(name))}` : '',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !all.includes(chunk.name)) continue
          const map = mapOf(chunk, bundle)
          const { code, map: newMap } = await minify(chunk.code, {
            ...optionsFor(chunk.name),
            ...(map !== undefined && { sourceMap: mapped(String(map.source), chunk.fileName) }),
          })
          if (code === undefined) throw new Error(`Nothing was left of the chunk "${chunk.name}"`)
          chunk.code = code
          if (map !== undefined && typeof newMap === 'string') map.source = newMap
        }
      },
    },
  }
}

function mapOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Rolldown.OutputAsset | undefined {
  const map = bundle[`${chunk.fileName}.map`]
  return map?.type === 'asset' ? map : undefined
}

function mapped(content: string, file: string): SourceMapOptions {
  return { content, filename: file, url: `${file.split('/').at(-1)}.map` }
}
