const BLANK = '***'

/** Services that are spoken to with passwords, and commands of theirs that carry one. */
const services = /^(?:[a-z]*serv|q|x|auth|services?)(?:@.*)?$/i
const secretCommands =
  /^(?:identify|id|login|logon|auth|authenticate|register|ghost|recover|release|regain|group|set|setpass|resetpass|newpass|drop|cert|verify|confirm|password|pass)$/i
/** What AUTHENTICATE may show: mechanisms, the empty answer, the abort. */
const openAuthenticate = /^(?:\+|\*|PLAIN|EXTERNAL|ANONYMOUS|OAUTHBEARER|SCRAM-SHA-[0-9]+(?:-PLUS)?|ECDSA-[A-Z0-9-]+)$/i
const serviceCommands = /^(?:nickserv|chanserv|operserv|ns|cs|os|auth|identify|login|authserv|userserv|squery)$/i

/** A line as a console may show it: passwords are replaced, all else is as it was. */
export function blankSecrets(line: string): string {
  const match = /^((?:@\S* +)?(?::\S* +)?)(\S+)(?: +(.*))?$/s.exec(line)
  if (!match) return line
  const [, lead = '', command = '', rest = ''] = match
  // What others join is told with their account in the place of a key.
  const own = !/(?:^| ):/.test(lead)
  const blanked =
    own && command.toUpperCase() === 'JOIN' ? keepWords(rest, 1) : blankParameters(command.toUpperCase(), rest)
  return blanked === rest ? line : `${lead}${command} ${blanked}`
}

function blankParameters(command: string, rest: string): string {
  switch (command) {
    case 'PASS':
      return rest === '' ? rest : BLANK
    case 'AUTHENTICATE':
      return openAuthenticate.test(rest) ? rest : BLANK
    case 'OPER':
    case 'VERIFY':
      return keepWords(rest, 1)
    case 'REGISTER':
      return keepWords(rest, 2)
    case 'PRIVMSG':
    case 'NOTICE':
      return blankToService(rest)
    case 'MODE':
      return blankKey(rest, 1)
    // RPL_CHANNELMODEIS
    case '324':
      return blankKey(rest, 2)
    default:
      return serviceCommands.test(command) ? blankServiceText(rest) : rest
  }
}

/** Where one of the modes is a key, all that follows: which of it is the key only the network knows. */
function blankKey(rest: string, modesAt: number): string {
  return rest.split(' ')[modesAt]?.includes('k') === true ? keepWords(rest, modesAt + 1) : rest
}

function blankToService(rest: string): string {
  const [target = '', ...words] = rest.split(' ')
  if (!services.test(target)) return rest
  return [target, blankServiceText(words.join(' '))].join(' ')
}

function blankServiceText(text: string): string {
  const [first = ''] = text.replace(/^:/, '').trimStart().split(' ')
  return secretCommands.test(first) || serviceCommands.test(first) ? keepWords(text.trimStart(), 1) : text
}

function keepWords(rest: string, count: number): string {
  const words = rest.split(' ')
  return words.length <= count ? rest : [...words.slice(0, count), BLANK].join(' ')
}
