import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a test can only do where it has a process to itself: other programs and threads, and what is one for the whole process. */
const needsProcess = /@longwire\/peers|node:(?:child_process|worker_threads|cluster)|\bprocess\.|\bmock\.|--expose/
/** A hook of a file outside of any suite would be one of all the files. */
const hooksOfFile = /^(?:before|after)(?:Each)?\(/m
/** A group is a process, and there should be something to do for each processor until the end. */
const MOST_FILES = 50

/** A test file by its path from the root, and its text. */
export interface TestFile {
  readonly path: string
  readonly text: string
}

/**
 * Puts the files of each package that need no process of their own into groups that share one: to start one and to load what the tests are
 * about takes longer than most of these tests. The others stand alone.
 */
export function groupsOf(files: readonly TestFile[]): readonly (readonly string[])[] {
  const alone = files.filter(({ text }) => needsProcess.test(text) || hooksOfFile.test(text))
  const standAlone = new Set(alone)
  const together = Map.groupBy(
    files.filter((file) => !standAlone.has(file)),
    ({ path }) => packageOf(path),
  )
  const groups = [...together.values()].flatMap((all) => chunks(all.map(({ path }) => path)))
  return [...groups, ...alone.map(({ path }) => [path])]
}

/**
 * Writes a file for each group of several, which runs the tests of all of them, below a folder: as deep there as they are below the root,
 * since the conditions of a test follow from where it is. Returns what is to be run.
 */
export function writeGroups(groups: readonly (readonly string[])[], root: string, folder: string): readonly string[] {
  return groups.map((files, index) => {
    const [only = '', ...others] = files
    if (others.length === 0) return only
    const place = join(folder, packageOf(only), 'src')
    mkdirSync(place, { recursive: true })
    const group = join(place, `group-${index}.test.mjs`)
    const imports = files.map((file) => `await import(${JSON.stringify(pathToFileURL(join(root, file)).href)})\n`)
    writeFileSync(group, imports.join(''))
    return group
  })
}

/** The folder of its package, `packages/irc`. */
function packageOf(path: string): string {
  return path.split('/', 2).join('/')
}

function chunks(paths: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(paths.length / MOST_FILES)
  const size = Math.ceil(paths.length / count)
  return Array.from({ length: count }, (_, index) => paths.slice(index * size, (index + 1) * size))
}
