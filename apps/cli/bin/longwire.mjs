#!/usr/bin/env node
// Starts Longwire on a Node that is new enough: this one, or another that is found on the machine. Any Node since 12.20
// must be able to read it, because its purpose is to say so when there is none.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 26

const here = fileURLToPath(new URL('.', import.meta.url))
const source = new URL('../src/main.ts', import.meta.url)
const built = new URL('../dist/longwire.mjs', import.meta.url)
const program = process.platform === 'win32' ? 'node.exe' : 'node'

function isEnough(version) {
  return Number(version.replace('v', '').split('.')[0]) >= NEEDED
}

function foldersIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

/** Programs that may be a newer Node: what a checkout brings along, what is on the PATH, what version managers keep. */
function candidates() {
  const home = homedir()
  const path = (process.env.PATH || '').split(delimiter).filter(Boolean)
  const nvm = join(process.env.NVM_DIR || join(home, '.nvm'), 'versions/node')
  return [
    process.env.LONGWIRE_NODE,
    join(here, '../../../node_modules/.bin', program),
    ...path.map((folder) => join(folder, program)),
    ...path.map((folder) => join(folder, `node${NEEDED}`)),
    ...foldersIn(nvm).map((folder) => join(folder, 'bin/node')),
    ...foldersIn(join(home, '.local/share/fnm/node-versions')).map((folder) => join(folder, 'installation/bin/node')),
    ...foldersIn(join(home, '.volta/tools/image/node')).map((folder) => join(folder, 'bin/node')),
    `/opt/homebrew/opt/node@${NEEDED}/bin/node`,
    `/usr/local/opt/node@${NEEDED}/bin/node`,
  ].filter((file) => file && existsSync(file))
}

function findNode() {
  return candidates().find((file) => {
    const { stdout, status } = spawnSync(file, ['--version'], { encoding: 'utf8' })
    return status === 0 && isEnough(stdout)
  })
}

/** Runs this file again on another Node, which then answers for this process: signals go there, the status comes back. */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`longwire: ${node}: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code === null ? 1 : code
  })
}

function explain() {
  process.stderr.write(
    `Longwire needs Node ${NEEDED} or newer; this is ${process.version}, and no newer one was found.\n` +
      'Install it from https://nodejs.org, or with a version manager, and start again; nothing else is needed.\n' +
      'If it is there already, say where: LONGWIRE_NODE=/path/to/node longwire …\n',
  )
  process.exitCode = 1
}

function start() {
  if (isEnough(process.version)) {
    // No await at the top: Node 12 could not read it.
    import((existsSync(source) ? source : built).href).catch((error) => {
      process.nextTick(() => {
        throw error
      })
    })
    return
  }
  const node = findNode()
  if (node === undefined) explain()
  else runOn(node)
}

start()
