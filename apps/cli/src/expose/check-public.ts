import { randomBytes } from 'node:crypto'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request } from 'node:https'
import type { Finding } from '../finding.ts'

const TIME_LIMIT = 15_000
const ADVICE_NAME = 'Point the name to this machine (an A or AAAA record), and wait until it is known.'
const ADVICE_PORT = 'Is the proxy running? Is its port open in the firewall, and passed on by the router?'

/** What answered: with a status, or the switch to a WebSocket. */
type Answer = Pick<IncomingMessage, 'statusCode' | 'headers'> & { readonly body: string }

/**
 * Asks the bouncer the way a phone does. `instance` is what the one on this machine calls itself; undefined where it does
 * not run, and then it is not compared.
 */
export async function* checkPublic(url: URL, instance: string | undefined): AsyncGenerator<Finding, void, void> {
  if (url.protocol !== 'https:') {
    yield {
      level: 'bad',
      text: `${url.origin} is not HTTPS.`,
      advice: 'Browsers install apps, notify and keep secrets over HTTPS alone. Put a proxy in front that ends TLS.',
    }
  }
  const health = await ask(new URL('/healthz', url), {})
  if ('level' in health) {
    yield health
    return
  }
  if (url.protocol === 'https:')
    yield { level: 'good', text: `${url.origin} answers, with a certificate that is trusted.` }
  yield* whoAnswers(health, url, instance)
  if (health.statusCode !== 200) return
  if (url.protocol === 'https:') yield protoFinding(health)
  yield await socketFinding(url)
}

function* whoAnswers(health: Answer, url: URL, instance: string | undefined): Generator<Finding, void, void> {
  const theirs = health.headers['longwire-instance']
  if (health.statusCode !== 200 || theirs === undefined) {
    yield {
      level: 'bad',
      text: `Not Longwire, but something else answers at ${url.origin} (status ${health.statusCode ?? 0}).`,
      advice: health.statusCode === 502 ? 'The proxy does not reach Longwire: is the port right?' : ADVICE_PORT,
    }
  } else if (instance === undefined)
    yield { level: 'warning', text: 'A Longwire answers; none runs here to compare with.' }
  else if (theirs === instance) yield { level: 'good', text: 'It is the Longwire of this machine.' }
  else {
    yield {
      level: 'bad',
      text: 'It is another Longwire than the one on this machine.',
      advice: 'Compare the port in the configuration of the proxy with what “longwire serve” prints.',
    }
  }
}

function protoFinding({ headers }: Answer): Finding {
  if (headers['strict-transport-security'] !== undefined) {
    return { level: 'good', text: 'Longwire knows that it is reached by HTTPS.' }
  }
  return {
    level: 'bad',
    text: 'Longwire does not know that it is reached by HTTPS: its cookie would not be secure.',
    advice: 'The proxy has to set X-Forwarded-Proto; where it runs elsewhere, name its address with trusted-proxy.',
  }
}

/** As a browser opens one: with the page's origin, which has to be the host that Longwire is asked for. */
async function socketFinding(url: URL): Promise<Finding> {
  const answer = await ask(new URL('/api/socket', url), {
    connection: 'Upgrade',
    upgrade: 'websocket',
    origin: url.origin,
    'sec-websocket-key': randomBytes(16).toString('base64'),
    'sec-websocket-version': '13',
    'sec-websocket-protocol': 'text.ircv3.net',
  })
  if ('level' in answer) return answer
  if (answer.statusCode === 101 && answer.headers['sec-websocket-protocol'] === 'text.ircv3.net') {
    return { level: 'good', text: 'WebSockets pass.' }
  }
  if (answer.statusCode === 403) {
    return {
      level: 'bad',
      text: 'Longwire is not told the name that it is reached by.',
      advice: 'The proxy has to pass the Host header on as it came (nginx: proxy_set_header Host $http_host).',
    }
  }
  return {
    level: 'bad',
    text: `WebSockets do not pass (status ${answer.statusCode ?? 0}).`,
    advice: 'The proxy has to pass the Upgrade and Connection headers on, and their answer.',
  }
}

async function ask(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer | Finding> {
  try {
    return await answerTo(url, headers)
  } catch (error) {
    return explained(error, url)
  }
}

function answerTo(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? request : requestPlain)(url, {
      headers,
      agent: false,
      signal: AbortSignal.timeout(TIME_LIMIT),
    })
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ statusCode: response.statusCode, headers: response.headers, body: '' })
    })
    asked.on('response', (response) => {
      const { statusCode } = response
      response.setEncoding('utf8')
      let body = ''
      response.on('data', (text: string) => {
        if (body.length < 1000) body += text
      })
      response.on('end', () => resolve({ statusCode, headers: response.headers, body }))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** What went wrong on the way, in words. */
function explained(error: unknown, url: URL): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = error instanceof Error ? error.message : String(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { level: 'bad', text: `The name ${url.hostname} is not known.`, advice: ADVICE_NAME }
  }
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return {
      level: 'bad',
      text: `The certificate of ${url.host} is not trusted: ${reason}.`,
      advice: 'A phone will not trust it either. Let the proxy get one (Caddy does it by itself, certbot for nginx).',
    }
  }
  return { level: 'bad', text: `${url.host} cannot be reached: ${reason}.`, advice: ADVICE_PORT }
}
