/** Our own `username@hostname` at the end of RPL_WELCOME's text, where the server puts it there. */
export function addressOf(text: string, nickname: string): { username: string; hostname: string } | undefined {
  const word = text.slice(text.lastIndexOf(' ') + 1)
  if (!word.startsWith(`${nickname}!`)) return undefined
  const at = word.lastIndexOf('@')
  if (at === -1 || at === word.length - 1) return undefined
  return { username: word.slice(nickname.length + 1, at), hostname: word.slice(at + 1) }
}
