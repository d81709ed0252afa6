/** Who wants to log in, to which network, as which of their clients. */
export interface LoginName {
  readonly user: string
  /** A network's name; undefined where the client does not say. */
  readonly network: string | undefined
  /** What the person calls this client; undefined where they do not. */
  readonly client: string | undefined
}

/** `user`, `user/network`, `user@client` or `user/network@client`. */
export function parseLoginName(text: string): LoginName {
  const at = text.lastIndexOf('@')
  const client = at === -1 ? undefined : text.slice(at + 1)
  const rest = at === -1 ? text : text.slice(0, at)
  const slash = rest.indexOf('/')
  const network = slash === -1 ? undefined : rest.slice(slash + 1)
  return {
    user: slash === -1 ? rest : rest.slice(0, slash),
    network: network === '' ? undefined : network,
    client: client === '' ? undefined : client,
  }
}
