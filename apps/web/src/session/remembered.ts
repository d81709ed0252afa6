const key = 'longwire user'

/** Who was signed in here last, and has not signed out: their page opens at once, also without a network. */
export function rememberedUser(storage: Storage): string | undefined {
  return storage.getItem(key) ?? undefined
}

export function rememberUser(storage: Storage, name: string | undefined): void {
  if (name === undefined) storage.removeItem(key)
  else storage.setItem(key, name)
}
