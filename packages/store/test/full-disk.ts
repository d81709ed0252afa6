import { open } from 'node:fs/promises'

/** Writes a file until not one byte more goes onto its disk. */
export async function fillDisk(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let size = 2 ** 20; size >= 1; ) {
      const written = await file.write(Buffer.alloc(size)).then(
        ({ bytesWritten }) => bytesWritten,
        () => 0,
      )
      if (written < size) size /= 2
    }
  } finally {
    await file.close()
  }
}
