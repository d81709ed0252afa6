import { safeFileName } from '@longwire/store'

/** Names of files in one folder: each is safe, and no two are the same, also where case does not count. */
export class FileNames {
  readonly #taken = new Set<string>()

  /** A name that was not given out yet: `name`, or `name (2)` where something else is called so. */
  next(name: string): string {
    const safe = safeFileName(name)
    let file = safe
    for (let count = 2; this.#taken.has(file.toLowerCase()); count += 1) file = `${safe} (${count})`
    this.#taken.add(file.toLowerCase())
    return file
  }
}
