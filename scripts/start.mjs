// `npm start`: installs and builds when needed, then becomes the server. The server runs in this very
// process, so that a signal sent to it arrives.
import './need-node.mjs'
import { ensureBuilt } from './build.mjs'
import { endWithNpm, ensureInstalled } from './install.mjs'

endWithNpm()
await ensureInstalled(console.log)
if (!ensureBuilt(['server', 'client'], console.log)) process.exit(1)
await import('../dist/server.js')
