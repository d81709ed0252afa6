// Rules that no linter knows: file names that say nothing, and lint rules switched off without a reason.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

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

/** What breaks the house's own rules below `root`, one line each. */
export function houseRuleFindings(root: string): readonly string[] {
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
