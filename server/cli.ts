/** The command line, apart from what it does: docs in `launchroom --help`, commands in `cli/`. */
import { launchroom } from './cli/program.ts'

process.exitCode = await launchroom(process.argv.slice(2), { out: console.log, err: console.error })
