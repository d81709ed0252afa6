import type { Line } from '@longwire/model'
import { texts } from '../../texts/texts.ts'

/** What a line says in words, for what is not simply spoken. */
export function lineText(line: Line): string {
  const words = texts.conversation
  switch (line.kind) {
    case 'privmsg':
    case 'notice':
    case 'server':
      return line.text
    case 'action':
      return `${line.sender} ${line.text}`
    case 'join':
      return words.joined(line.sender)
    case 'part':
      return words.parted(line.sender, line.text)
    case 'quit':
      return words.quit(line.sender, line.text)
    case 'kick':
    case 'invite':
      return line.text
    case 'nick':
      return words.renamed(line.sender, line.text)
    case 'mode':
      return words.modes(line.sender, line.text)
    case 'topic':
      return words.topic(line.sender, line.text)
  }
}
