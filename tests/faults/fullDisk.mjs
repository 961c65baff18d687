// Loaded before the server: a file that may not grow gives an error, as on a full disk, and does not end the process.
process.on('SIGXFSZ', () => {})
