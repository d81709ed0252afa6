/** Where the web app listens, and what it is to be called outside. */
export interface Exposed {
  /** `irc.example.org` */
  readonly host: string
  /** The port on this machine's loopback. */
  readonly port: number
}

/** A way to reach this machine from outside over HTTPS. */
export interface Way {
  readonly name: 'tailscale' | 'caddy' | 'nginx' | 'tunnel'
  readonly title: string
  /** Whom it suits, and what it means. */
  readonly about: string
  /** Programs of which one has to be there. */
  readonly programs: readonly string[]
  /** Where what follows belongs. */
  readonly where: string
  snippet(exposed: Exposed): string
}

/** From the one that needs least. */
export const ways: readonly Way[] = [
  {
    name: 'tailscale',
    title: 'Tailscale',
    about: 'For your own devices and nobody else. Nothing is open to strangers, and no name or certificate is needed.',
    programs: ['tailscale'],
    where: 'Run this; it prints the address:',
    snippet: ({ port }) => `tailscale serve --bg ${port}\n`,
  },
  {
    name: 'caddy',
    title: 'Caddy',
    about:
      'Under a name of your own that points to this machine, with ports 80 and 443 open. It gets its certificate by itself.',
    programs: ['caddy'],
    where: 'In the Caddyfile (/etc/caddy/Caddyfile), then “systemctl reload caddy”:',
    snippet: ({ host, port }) => `${host} {\n\treverse_proxy 127.0.0.1:${port}\n}\n`,
  },
  {
    name: 'nginx',
    title: 'nginx',
    about: 'Under a name of your own, where nginx runs already; certbot gets the certificate.',
    programs: ['nginx'],
    where: 'In /etc/nginx/sites-enabled/longwire, then “systemctl reload nginx”:',
    snippet: nginxSnippet,
  },
  {
    name: 'tunnel',
    title: 'A tunnel (cloudflared)',
    about: 'Where no port can be opened. The company that runs the tunnel ends TLS, and could read what passes.',
    programs: ['cloudflared'],
    where: 'Run this to try; it prints an address that lasts until it ends:',
    snippet: ({ port }) => `cloudflared tunnel --url http://127.0.0.1:${port}\n`,
  },
]

function nginxSnippet({ host, port }: Exposed): string {
  return `server {
    listen 443 ssl;
    server_name ${host};
    ssl_certificate     /etc/letsencrypt/live/${host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;

    location / {
        proxy_pass http://127.0.0.1:${port};
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade";
        proxy_read_timeout 1h;
    }
}
`
}
