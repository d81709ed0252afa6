// Every name that a package of the API reference exports has a docstring. It reads the text, because that is all it takes:
// the public faces list their names, and each name leads to the file that declares it.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Export {
  readonly name: string
  /** The name that the other file knows it by. */
  readonly original: string
  readonly from: string
}

const reExports = /^export (?:type )?\{(?<names>[^}]*)\} from '(?<from>\.[^']+)'/gm
const declarations =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|const|let|interface|type) (?<name>[\w$]+)/gm

function exportsOf(text: string): readonly Export[] {
  return [...text.matchAll(reExports)].flatMap(({ groups = {} }) =>
    (groups['names'] ?? '')
      .split(',')
      .map((part) => part.trim().replace(/^type /, ''))
      .filter((part) => part !== '')
      .map((part) => {
        const [original = '', name = original] = part.split(' as ')
        return { name, original, from: groups['from'] ?? '' }
      }),
  )
}

/** Whether a file gives this exported name a docstring; undefined where it does not export it. */
function isDocumented(file: string, name: string): boolean | undefined {
  const text = readFileSync(file, 'utf8')
  for (const { index, groups } of text.matchAll(declarations)) {
    if (groups?.['name'] === name) return endsWithDocstring(text.slice(0, index))
  }
  const passedOn = exportsOf(text).find((one) => one.name === name)
  return passedOn && isDocumented(join(dirname(file), passedOn.from), passedOn.original)
}

function endsWithDocstring(text: string): boolean {
  const before = text.trimEnd()
  return before.endsWith('*/') && before.startsWith('/**', before.lastIndexOf('/*'))
}

/** The exported names of a public face (a path below `root`) without a docstring, one line each. */
export function docstringFindings(root: string, face: string): readonly string[] {
  const path = join(root, face)
  const text = readFileSync(path, 'utf8')
  const own = [...text.matchAll(declarations)].map(({ groups }) => groups?.['name'] ?? '')
  const names = [...own, ...exportsOf(text).map(({ name }) => name)]
  if (names.length === 0 || /^export \*/m.test(text)) return [`${face}: a public face names what it exports`]
  return names.flatMap((name) => {
    const documented = isDocumented(path, name)
    if (documented === true) return []
    return [documented === undefined ? `${face}: ${name} is declared nowhere` : `${face}: ${name} has no docstring`]
  })
}

/** The faces that the reference is made from. */
function publicFaces(root: string): readonly string[] {
  const folder = join(root, 'docs/reference')
  const { entryPoints } = JSON.parse(readFileSync(join(folder, 'typedoc.json'), 'utf8')) as {
    entryPoints: readonly string[]
  }
  return entryPoints.map((path) => join('docs/reference', path))
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const findings = publicFaces(root).flatMap((face) => docstringFindings(root, face))
  for (const finding of findings) console.log(finding)
  if (findings.length > 0) process.exitCode = 1
}
