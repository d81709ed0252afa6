// `npm run check`: everything that can be said about the code without running it. All steps run, so that one run
// shows all there is to mend.
import { join } from 'node:path'
import { type StepResult, runStep } from './step.ts'

const root = join(import.meta.dirname, '..')
const node = process.execPath

function bin(name: string): string {
  return join(root, 'node_modules/.bin', name)
}

const steps: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['format', bin('biome'), ['format', '.']],
  ['types', bin('tsc'), ['-b']],
  ['lint', bin('oxlint'), ['--deny-warnings']],
  ['house rules', node, ['scripts/house-rules.ts']],
  ['docstrings', node, ['scripts/reference-docstrings.ts']],
  ['dead code', bin('knip'), ['--no-progress']],
  ['generated files', node, ['scripts/generate.ts', '--check']],
  ['documentation', node, ['scripts/docs.ts', '--check']],
]

const results: StepResult[] = []
for (const [name, program, args] of steps) results.push(await runStep(name, program, args, { cwd: root }))
if (results.some((result) => !result.ok)) process.exitCode = 1
