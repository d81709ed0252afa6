// Rules that no linter knows: file names that say nothing, lint rules switched off without a reason, styles that stay after a
// tap, and lockfiles that would not serve everybody.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { importCircles } from './import-circles.ts'

const emptyNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc', 'shared', 'stuff'])
const sourceGlob = '{packages,apps,test,bench,scripts}/**/*.{ts,tsx,mjs}'

const disableComment = /(?:oxlint|eslint)-dis(?:able)\S*(?<rest>.*)$/

function nameFinding(path: string): string | undefined {
  const [stem = ''] = basename(path).split('.')
  return emptyNames.has(stem) ? `${path}: the name "${stem}" says nothing; name what the file is about` : undefined
}

function disableFindings(path: string, text: string): string[] {
  const findings: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const rest = disableComment.exec(line)?.groups?.['rest']
    if (rest === undefined || / -- \S/.test(rest)) continue
    findings.push(`${path}:${index + 1}: a lint rule is switched off; say why after " -- "`)
  }
  return findings
}

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

interface LockedPackage {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * A lockfile that npm wrote on one system may leave out the packages of others, when the registry does not offer them
 * yet in that version; `npm ci` then fails for everybody. An older version that is complete serves better.
 */
function lockfileFindings(path: string, text: string): string[] {
  const { packages } = JSON.parse(text) as Lockfile
  const findings: string[] = []
  for (const [name, locked] of Object.entries(packages)) {
    if (locked.resolved?.startsWith('http') === true) findings.push(`${path}: ${name} is tied to one registry`)
    const fetched = name.includes('node_modules/') && locked.link !== true
    if (fetched && locked.integrity === undefined) findings.push(`${path}: ${name} has no checksum`)
    for (const optional of Object.keys(locked.optionalDependencies ?? {})) {
      const nested = `${name}/node_modules/${optional}`
      if (`node_modules/${optional}` in packages || nested in packages) continue
      findings.push(`${path}: ${optional}, which ${name === '' ? 'the root' : name} names, is missing`)
    }
  }
  return findings
}

/** What a mouse hovers over stays hovered after a tap of a finger, until the next one elsewhere. */
function hoverFindings(path: string, text: string): string[] {
  const findings: string[] = []
  const around: string[] = []
  // Comments leave their line breaks.
  const css = text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
  for (const { 0: part, groups, index } of css.matchAll(/(?<before>[^{};]*)[{};]/g)) {
    const { before = '' } = groups ?? {}
    if (part.endsWith('}')) around.pop()
    if (!part.endsWith('{')) continue
    if (before.includes(':hover') && !around.some((block) => block.includes('(hover: hover)'))) {
      const line = css.slice(0, index + before.indexOf(':hover')).split('\n').length
      findings.push(`${path}:${line}: a finger leaves :hover behind; put it into @media (hover: hover)`)
    }
    around.push(before)
  }
  return findings
}

/** What breaks the house's own rules below `root`, one line each. */
export function houseRuleFindings(root: string): readonly string[] {
  return [...sourceFindings(root), ...styleFindings(root), ...allLockfileFindings(root), ...circleFindings(root)]
}

/** Within each of these, files do not import each other in a circle, not even types. */
const sourceFolders = ['packages/*/src', 'apps/*/src', 'test', 'bench', 'scripts']

function circleFindings(root: string): string[] {
  return globSync(sourceFolders, { cwd: root }).flatMap((folder) =>
    importCircles(join(root, folder)).map(
      (files) => `${folder}: these import each other in a circle: ${files.join(', ')}`,
    ),
  )
}

function allLockfileFindings(root: string): string[] {
  const files = globSync(['package-lock.json', 'bench/peers/package-lock.json', 'docs/reference/package-lock.json'], {
    cwd: root,
  })
  return files.flatMap((path) => lockfileFindings(path, readFileSync(join(root, path), 'utf8')))
}

function styleFindings(root: string): string[] {
  const files = globSync('apps/web/src/**/*.css', { cwd: root })
  return files.toSorted().flatMap((path) => hoverFindings(path, readFileSync(join(root, path), 'utf8')))
}

function sourceFindings(root: string): string[] {
  const files = globSync(sourceGlob, { cwd: root, exclude: ['**/node_modules', '**/dist', '**/.cache'] })
  return files.toSorted().flatMap((path) => {
    const name = nameFinding(path)
    return [...(name === undefined ? [] : [name]), ...disableFindings(path, readFileSync(join(root, path), 'utf8'))]
  })
}

if (import.meta.main) {
  const findings = houseRuleFindings(join(import.meta.dirname, '..'))
  for (const finding of findings) console.log(finding)
  if (findings.length > 0) process.exitCode = 1
}
