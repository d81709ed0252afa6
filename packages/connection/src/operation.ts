/**
 * One thing that was asked for, with an outcome of its own. `done` settles exactly once. `cancel` may be called at any
 * time and is without effect once `done` has settled; a cancelled operation rejects with the code `cancelled`.
 */
export interface Operation<Result> {
  readonly kind: string
  readonly done: Promise<Result>
  cancel(): void
}
