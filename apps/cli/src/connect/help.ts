/** What `longwire connect --help` prints. */
export const help = `Usage: longwire connect --server HOST --nick NICK [OPTIONS]

Connects to an IRC network and stays connected. It prints what happens and sends what is typed or piped:
plain text to the current channel or person, and commands that begin with a slash (/help lists them).
It needs no terminal, and goes on when its input ends; SIGINT and SIGTERM say QUIT and end it.

Where to
  --server HOST             a name or an address; may be repeated: the next one is tried when one fails
  --port PORT               default 6667, with --tls 6697
  --family 4|6              only IPv4, or only IPv6; default both, the quicker one wins
  --bind ADDRESS            the local address to connect from
  --proxy URL               socks5://[user:password@]host[:port] (names are looked up there), http://… or https://…

Who
  --nick NICK               the nickname that is wanted
  --user USER               the user name; default the nickname
  --realname NAME           default the nickname
  --server-password-file FILE
                            the first line is the server's password; or LONGWIRE_SERVER_PASSWORD

Encryption
  --tls                     speak TLS
  --tls-ca FILE             trust these authorities (PEM) in place of the system's
  --tls-fingerprint HEX     trust only the certificate with this SHA-256 fingerprint, whoever signed it; may be
                            repeated; without --tls it counts for a server that asks for TLS by itself (STS)
  --tls-insecure            trust any certificate
  --tls-cert FILE --tls-key FILE
                            the certificate to show (CertFP), and its key

Login. Where one is asked for and does not succeed, nothing is joined or said: status 4.
  --sasl-mechanism M[,M2…]  PLAIN, EXTERNAL, SCRAM-SHA-256, SCRAM-SHA-512, ECDSA-NIST256P-CHALLENGE, OAUTHBEARER, in
                            the order to try; default SCRAM-SHA-256, and after it PLAIN where nobody can listen
  --sasl-user NAME          the account
  --sasl-pass PASSWORD      better: --sasl-pass-file FILE (its first line), LONGWIRE_SASL_PASS, or the prompt
  --sasl-key FILE           the private key (PEM) for ECDSA-NIST256P-CHALLENGE
  --sasl-optional           go on without a login when it fails

And then
  --join CHANNEL[,KEY]      may be repeated; the last one is the current target
  --encoding NAME           what is not UTF-8 is read as this; default windows-1252
  --json                    print JSON Lines
  --no-reconnect            end when the connection cannot be made, or is lost
  --reconnect-delay SECONDS the first wait before coming back; it grows from there; default 1
  --state-dir DIR           where the servers' promises of TLS (STS) are kept; default $XDG_STATE_HOME/longwire

Exit status: 0 success, 2 wrong usage, 3 could not connect, 4 login refused.

Examples:
  longwire connect --server irc.libera.chat --tls --nick ada --join '#longwire'
  echo 'The build is green.' | longwire connect --server irc.example.org --tls --nick build --join '#dev'
`
