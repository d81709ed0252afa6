/** The replies to NAMES for one channel, as many lines as a server needs. */
export function namesReply(
  nickname: string,
  channel: string,
  members: readonly string[],
  server = 'irc.example',
): string[] {
  const lines: string[] = []
  for (let at = 0; at < members.length; at += 20) {
    lines.push(`:${server} 353 ${nickname} = ${channel} :${members.slice(at, at + 20).join(' ')}`)
  }
  return [...lines, `:${server} 366 ${nickname} ${channel} :End of /NAMES list.`]
}

/** What a server says when somebody of ours joins a channel: the JOIN, the topic if there is one, the members. */
export function joinReply(
  nickname: string,
  channel: string,
  members: readonly string[] = [nickname],
  topic?: string,
): string[] {
  return [
    `:${nickname}!${nickname}@host.example JOIN ${channel}`,
    ...(topic === undefined ? [] : [`:irc.example 332 ${nickname} ${channel} :${topic}`]),
    ...namesReply(nickname, channel, members),
  ]
}
