import type { RawClient } from '@longwire/peers'

const PAGE = 500

/** All that is kept of a conversation: the texts, oldest first, read page by page as a client does. */
export async function readHistory(client: RawClient, target: string): Promise<readonly string[]> {
  const texts: string[] = []
  for (let before = ''; ; ) {
    const first = client.lines.length
    client.send(`CHATHISTORY ${before === '' ? `LATEST ${target} *` : `BEFORE ${target} msgid=${before}`} ${PAGE}`)
    await client.waitFor(/ BATCH \+\S+ chathistory /)
    await client.waitFor(/ BATCH -/)
    const page = client.lines.slice(first).flatMap((line) => {
      const [, msgid, text] = /^@(?=\S*batch=)\S*msgid=([^; ]+)\S* \S+ (?:PRIVMSG|NOTICE) \S+ :?(.*)$/.exec(line) ?? []
      return msgid === undefined || text === undefined ? [] : [{ msgid, text }]
    })
    texts.unshift(...page.map(({ text }) => text))
    if (page.length < PAGE) return texts
    before = page[0]?.msgid ?? ''
  }
}
