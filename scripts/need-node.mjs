// Imported first by every script and free of new syntax, so that an old Node says one clear line.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Launchroom needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
