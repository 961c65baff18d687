// Loaded before the server: its host's clock can be set, at the start and while it runs.
const HOUR = 3_600_000
const now = Date.now
let shiftMs = Number(process.env.LAUNCHROOM_TEST_SHIFT_MS ?? 0)

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + shiftMs] : args))
  }
  static now() {
    return now() + shiftMs
  }
}
process.on('SIGUSR2', () => {
  shiftMs += HOUR
})
process.on('SIGHUP', () => {
  shiftMs -= HOUR
})
