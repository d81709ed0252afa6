const BLANK = '***'

/** Services that are spoken to with passwords. */
const services = /^(?:[a-z]*serv|q|x|auth|services?)(?:@.*)?$/i
/** Commands of theirs that are about nothing but a login: behind a command that nobody knows here, they tell a password as well. */
const loginCommands =
  /^(?:(?:sa|f|o|un)?(?:register|verify)|identify|login|logon|auth|authenticate|(?:set|reset|new)?pass|passwd|password)$/i
/** Others that carry one. */
const moreCommands = /^(?:id|authcookie|ghost|recover|release|regain|group|(?:sa)?set|f?drop|cookie|cert|confirm)$/i
/** A command as people type it, with what leads to it: `/quote /msg NickServ …`, `/quote quote NS …`. */
const typedCommand = /^(?:\/+(.*)|(quote|raw|msg))$/i
/** Of `BOUNCER ADDNETWORK`: what logs in to a network, and the lines that are said there. */
const secretAttributes = /((?:pass|password|perform|certificate)=)[^;]+/gi
/** What AUTHENTICATE may show: mechanisms, the empty answer, the abort. */
const openAuthenticate = /^(?:\+|\*|PLAIN|EXTERNAL|ANONYMOUS|OAUTHBEARER|SCRAM-SHA-[0-9]+(?:-PLUS)?|ECDSA-[A-Z0-9-]+)$/i
const serviceCommands = /^(?:[a-z]+serv|ns|cs|os|hs|ms|bs|as|us|squery)$/i

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
  const typed = typedCommand.exec(command)
  if (typed !== null) return blankTyped(typed[1] ?? command, rest)
  switch (command) {
    case 'AUTHENTICATE':
      return openAuthenticate.test(rest) ? rest : BLANK
    case 'PASS':
    case 'DIE':
    case 'RESTART':
    case 'WEBIRC':
      return keepWords(rest, 0)
    case 'OPER':
    case 'VERIFY':
    case 'VHOST':
    case 'TITLE':
    case 'MKPASSWD':
      return keepWords(rest, 1)
    case 'REGISTER':
    case 'SVSJOIN':
      return keepWords(rest, 2)
    case 'PRIVMSG':
    case 'NOTICE':
      return blankToService(rest)
    case 'BOUNCER':
      return rest.replaceAll(secretAttributes, `$1${BLANK}`)
    case 'MODE':
    case 'SAMODE':
    case 'OMODE':
      return blankKey(rest, 1)
    // RPL_CHANNELMODEIS
    case '324':
      return blankKey(rest, 2)
    default:
      // The servers' own short forms: `IDENTIFY password`, `LOGIN account password`.
      if (loginCommands.test(command) || command === 'ID') return keepWords(rest, 0)
      if (serviceCommands.test(command)) return blankServiceText(rest)
      return loginCommands.test(rest.split(' ')[0] ?? '') ? keepWords(rest, 1) : rest
  }
}

function blankTyped(name: string, rest: string): string {
  if (/^(?:quote|raw|)$/i.test(name)) return blankSecrets(rest)
  return /^(?:m|msg|q|query)$/i.test(name) ? blankToService(rest) : blankParameters(name, rest)
}

/** Where one of the modes is a key, all that follows: which of it is the key only the network knows. */
function blankKey(rest: string, modesAt: number): string {
  return rest.split(' ')[modesAt]?.includes('k') === true ? keepWords(rest, modesAt + 1) : rest
}

/** The same as services are asked: `MODE #channel +k key`, `MODE #channel LOCK ADD +k key`. */
function blankKeyAnywhere(text: string): string {
  const at = text.split(' ').findIndex((word) => /^[+-][a-z]*k/i.test(word))
  return at === -1 ? text : keepWords(text, at + 1)
}

function blankToService(rest: string): string {
  const [target = '', ...words] = rest.split(' ')
  if (!services.test(target)) return rest
  return [target, blankServiceText(words.join(' '))].join(' ')
}

function blankServiceText(text: string): string {
  const trimmed = text.trimStart()
  const [first = '', second = ''] = trimmed.replace(/^:\s*/, '').split(' ')
  if ([loginCommands, moreCommands, serviceCommands].some((known) => known.test(first))) return keepWords(trimmed, 1)
  if (/^(?:sa|o)?mode$/i.test(first)) return blankKeyAnywhere(trimmed)
  // `SA REGISTER …`; to ask for help about it tells nothing.
  return loginCommands.test(second) && first.toUpperCase() !== 'HELP' ? keepWords(trimmed, 2) : text
}

function keepWords(rest: string, count: number): string {
  const words = rest.split(' ')
  return rest === '' || words.length <= count ? rest : [...words.slice(0, count), BLANK].join(' ')
}
