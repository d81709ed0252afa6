/** What is shipped beside the code; the single executable supplies its own. */
export interface StoreResources {
  /** The module that a worker thread of this name runs. */
  worker(name: StoreWorkerName): URL
}

/** `writer` owns the files, `reader` pages and counts, `searcher` searches, `checkpointer` shortens logs. */
export type StoreWorkerName = 'writer' | 'reader' | 'searcher' | 'checkpointer'

/** The workers as they lie in this package. */
export const packagedResources: StoreResources = {
  worker(name) {
    const file = name === 'writer' ? './sqlite/writer.ts' : './sqlite/reader.ts'
    return new URL(file, import.meta.url)
  },
}
