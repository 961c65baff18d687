#!/usr/bin/env node
// The command line: installs and builds when needed, progress on stderr, then hands over to the built program.
import './need-node.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'

await ensureInstalled(console.error)
if (!ensureBuilt(['server'], console.error)) process.exit(1)
await import('../dist/cli.js')
