import { type Sealer, makeSealer } from '../secrets/sealer.ts'
import type { LogState } from './checkpoint.ts'
import { DirectoryLock } from './directory-lock.ts'
import { deleteUser, openToWrite } from './files.ts'
import { OpenFile } from './open-file.ts'
import { outcomeOf } from './outcome.ts'
import { accountOperations, historyReads, historyWrites, planOf } from '../queries/operations.ts'
import {
  type Answer,
  type CallOutcome,
  type Envelope,
  type FileName,
  type Request,
  type WorkerSetup,
  accountsFile,
} from './protocol.ts'
import { packAppended } from './packed-appended.ts'
import { unpackMessages } from './packed-messages.ts'
import { UpkeepList, isFarBehind } from './upkeep.ts'
import type { WorkerEnvironment } from './worker-environment.ts'

/** The most rows of one transaction. */
const MAX_ROWS = 2000

const noLog: LogState = { pages: 0, copied: 0 }

const historyOperations = { ...historyReads, ...historyWrites }

/** Something to be done within a transaction of its file. */
interface Job {
  readonly rows: number
  work(file: OpenFile): unknown
  settle(outcome: CallOutcome): void
}

/**
 * The thread that owns the files. A transaction takes what waited while the one before it was committed, for one file;
 * files that have something to do take turns.
 */
export class WriterThread {
  readonly #setup: WorkerSetup
  readonly #environment: WorkerEnvironment
  readonly #answer: (answer: Answer) => void
  #sealer: Sealer
  readonly #open = new Map<FileName, OpenFile>()
  /** In the order in which the files get their turn. */
  readonly #queues = new Map<FileName, Job[]>()
  readonly #upkeep: UpkeepList
  #lock: DirectoryLock | undefined
  #scheduled = false

  constructor(setup: WorkerSetup, environment: WorkerEnvironment, answer: (answer: Answer) => void) {
    this.#setup = setup
    this.#environment = environment
    this.#answer = answer
    this.#sealer = makeSealer(setup.keys)
    this.#upkeep = new UpkeepList(environment, () => this.#schedule())
  }

  receive({ call, request }: Envelope): void {
    if (request.kind === 'append') this.#receiveAppend(call, request)
    else if (request.kind === 'operate') this.#receiveOperation(call, request)
    else this.#answer({ call, ...outcomeOf(() => this.#atOnce(request)) })
  }

  #receiveAppend(call: number, request: Request & { kind: 'append' }): void {
    const outcomes: CallOutcome[] = []
    const calls = unpackMessages(request.messages)
    for (const [index, messages] of calls.entries()) {
      this.#enqueue(request.file, {
        rows: messages.length,
        work: (file) => packAppended(file.append(messages, request.now)),
        settle: (outcome) => {
          outcomes[index] = outcome
          // The jobs of a file are settled in order, so the last one completes the answer.
          if (index === calls.length - 1) this.#answer({ call, value: outcomes })
        },
      })
    }
  }

  #receiveOperation(call: number, request: Request & { kind: 'operate' }): void {
    const table = request.file === accountsFile ? accountOperations : historyOperations
    this.#enqueue(request.file, {
      rows: 1,
      work: (file) =>
        file.run(planOf(table, { sealer: this.#sealer, dialect: file.dialect }, request.operation, request.args)),
      settle: (outcome) => this.#answer({ call, ...outcome }),
    })
    if (request.operation === 'removeBuffer') this.#upkeep.due(request.file)
  }

  #atOnce(request: Exclude<Request, { kind: 'append' | 'operate' }>): LogState | undefined {
    switch (request.kind) {
      case 'open':
        this.#fileFor(request.file)
        return undefined
      case 'release':
        this.#drain(request.file)
        this.#release(request.file)
        return undefined
      case 'delete':
        this.#queues.delete(request.file)
        this.#release(request.file)
        deleteUser(this.#setup.directory, request.file)
        return undefined
      case 'checkpoint':
        return this.#open.get(request.file)?.finishCheckpoint() ?? noLog
      case 'keys':
        this.#sealer = makeSealer(request.keys)
        return undefined
      case 'search':
        throw new Error('the writer does not search')
      case 'close':
        for (const file of this.#queues.keys()) this.#drain(file)
        for (const file of this.#open.keys()) this.#release(file)
        this.#upkeep.close()
        this.#lock?.release()
        this.#lock = undefined
        return undefined
    }
  }

  #enqueue(file: FileName, job: Job): void {
    const queue = this.#queues.get(file)
    if (queue === undefined) this.#queues.set(file, [job])
    else queue.push(job)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled || (this.#queues.size === 0 && this.#upkeep.next === undefined)) return
    this.#scheduled = true
    this.#environment.nextTurn(() => {
      this.#scheduled = false
      const [next] = this.#queues.keys()
      if (next === undefined) this.#keepUp()
      else this.#turn(next)
      this.#schedule()
    })
  }

  /** One step of what is done while nobody waits. */
  #keepUp(): void {
    const { next } = this.#upkeep
    if (next === undefined) return
    const file = this.#open.get(next.file)
    // What fails now, or is closed by now, is done after the file was opened the next time.
    const outcome = outcomeOf(() => file?.commit(() => file.keepUp(next.isQuiet)))
    if ('failure' in outcome || outcome.value !== true) this.#upkeep.done(next.file)
  }

  #drain(file: FileName): void {
    while (this.#queues.has(file)) this.#turn(file)
  }

  /** One transaction for this file, which then goes to the end of the line. */
  #turn(file: FileName): void {
    const queue = this.#queues.get(file) ?? []
    this.#queues.delete(file)
    let rows = 0
    let count = 0
    for (const job of queue) {
      if (count > 0 && rows + job.rows > MAX_ROWS) break
      rows += job.rows
      count += 1
    }
    const jobs = queue.slice(0, count)
    if (count < queue.length) this.#queues.set(file, queue.slice(count))
    this.#commit(file, jobs)
    this.#appended(file)
  }

  /** In a burst there is never a moment in which nobody waits. */
  #appended(name: FileName): void {
    const file = this.#open.get(name)
    if (file === undefined || file.behind === 0) return
    // What cannot be indexed now is tried again; until then it is found all the same.
    if (isFarBehind(file.behind)) outcomeOf(() => file.commit(() => file.catchUp()))
    this.#upkeep.appended(name, file.behind)
  }

  #commit(name: FileName, jobs: readonly Job[]): void {
    const outcome = outcomeOf(() => {
      const file = this.#fileFor(name)
      return file.commit(() => jobs.map((job) => job.work(file)))
    })
    if (!('failure' in outcome)) {
      const values = outcome.value as readonly unknown[]
      for (const [index, job] of jobs.entries()) job.settle({ value: values[index] })
      return
    }
    const { code } = outcome.failure
    if (code === 'io' || code === 'corrupt') this.#release(name)
    // One call's fault is not its neighbours': each gets a transaction of its own.
    const alone = jobs.length === 1 || !this.#open.has(name)
    for (const job of jobs) {
      if (alone) job.settle(outcome)
      else this.#commit(name, [job])
    }
  }

  #fileFor(name: FileName): OpenFile {
    const known = this.#open.get(name)
    if (known !== undefined) return known
    this.#lock ??= new DirectoryLock(this.#setup.directory)
    const file = new OpenFile(openToWrite(this.#setup, name))
    this.#open.set(name, file)
    if (name !== accountsFile) this.#upkeep.due(name)
    return file
  }

  #release(name: FileName): void {
    const file = this.#open.get(name)
    this.#open.delete(name)
    this.#upkeep.forget(name)
    // A file whose disk is gone may refuse to be closed in order; it is let go of all the same.
    if (file !== undefined) outcomeOf(() => file.close())
  }
}
