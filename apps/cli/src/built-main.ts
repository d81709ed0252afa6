// The entry of what is built: the package's program, and the single executable.
import process from 'node:process'
import { isSea } from 'node:sea'
import { builtResources } from './built-resources.ts'
import { executableResources } from './executable-resources.ts'
import { runLongwire } from './run-longwire.ts'

await runLongwire(process.argv.slice(2), isSea() ? executableResources() : builtResources)
