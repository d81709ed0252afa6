/** What `longwire serve` is told, by flags, environment and file alike. */
export interface BouncerConfig {
  /** The data folder; made with mode 700 where it is missing. */
  readonly data: string
  /** `ADDRESS:PORT`; default 127.0.0.1:6680. Port 0 chooses a free one. */
  readonly http: readonly ListenAddress[]
  /** A file with certificates of own authorities that upstream networks may be signed by. */
  readonly tlsCa?: string
}

export interface ListenAddress {
  readonly host: string
  /** 0 to 65535. */
  readonly port: number
}
