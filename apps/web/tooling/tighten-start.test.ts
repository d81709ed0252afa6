import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Rolldown, build } from 'vite'
import { type TightenedChunks, tightenStart } from './tighten-start.ts'

/** Builds one script that the plugin makes smaller. */
async function built(chunks: TightenedChunks): Promise<Rolldown.OutputChunk> {
  const virtual = {
    name: 'virtual',
    resolveId: (id: string) => (id === 'index' ? id : null),
    load: (id: string) => (id === 'index' ? 'console.log(function () { return 1 }())' : null),
  }
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtual, tightenStart(chunks)],
    build: { write: false, rolldownOptions: { input: 'index', output: { entryFileNames: '[name]-[hash].js' } } },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput
  return output[0]
}

test('a script has another name wherever another one is made of it, for browsers keep it by its name', async () => {
  const plain = await built({ all: [], compiledAtOnce: [] })
  const tightened = await built({ all: ['index'], compiledAtOnce: [] })
  const hinted = await built({ all: ['index'], compiledAtOnce: ['index'] })
  assert.match(hinted.code, /^\/\/# allFunctionsCalledOnLoad\n/)
  assert.equal(new Set([plain.fileName, tightened.fileName, hinted.fileName]).size, 3)
  assert.equal((await built({ all: ['index'], compiledAtOnce: ['index'] })).fileName, hinted.fileName)
})
