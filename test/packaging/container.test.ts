import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { settings, variableOf } from '@longwire/bouncer'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
const compose = parse(readFileSync(join(root, 'compose.yaml'), 'utf8')) as {
  readonly services: { readonly longwire: { readonly ports: readonly string[]; readonly volumes: readonly string[] } }
  readonly volumes: Readonly<Record<string, unknown>>
}

test('a linter has nothing to say about the Dockerfile', async () => {
  const linter = createRequire(import.meta.url).resolve('dockerfilelint/bin/dockerfilelint')
  const args = [linter, '--output', 'json', join(root, 'Dockerfile')]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const report = JSON.parse(stdout) as { readonly files: readonly { readonly issues: readonly unknown[] }[] }
  assert.deepEqual(
    report.files.map(({ issues }) => issues),
    [[]],
  )
})

test('the image runs the Node that the package asks for', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'apps/cli/package.json'), 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  const major = engines.node.replace('>=', '')
  const bases = [...dockerfile.matchAll(/^FROM node:(?<tag>\S+)/gm)].map((match) => match.groups?.['tag'])
  assert.deepEqual(bases, [`${major}-slim`, `${major}-slim`])
})

test('the image sets settings that exist, and opens the ports that it sets', () => {
  const known = settings.map(({ name }) => variableOf(name))
  const set = new Map(
    [...dockerfile.matchAll(/(LONGWIRE_\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  )
  assert.ok(set.size > 0)
  for (const name of set.keys()) assert.ok(known.includes(name), `${name} is no setting`)
  const ports = [...set.values()].flatMap((value) => /:(\d+)$/.exec(value)?.[1] ?? [])
  const exposed = /^EXPOSE (.*)$/m.exec(dockerfile)?.[1]?.split(' ')
  assert.deepEqual(exposed, ports)
})

test('compose opens the same ports to this machine only, and keeps the data folder', () => {
  const { ports, volumes } = compose.services.longwire
  const exposed = /^EXPOSE (.*)$/m.exec(dockerfile)?.[1]?.split(' ') ?? []
  assert.deepEqual(
    ports,
    exposed.map((port) => `127.0.0.1:${port}:${port}`),
  )
  const [, folder] = /^VOLUME (\S+)$/m.exec(dockerfile) ?? []
  const [, named = ''] = /^(\w+):/.exec(volumes[0] ?? '') ?? []
  assert.deepEqual(volumes, [`${named}:${folder}`])
  assert.ok(named in compose.volumes)
})
