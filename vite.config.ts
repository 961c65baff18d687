import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://localhost:${process.env.PORT ?? 3000}`
// Everything the server answers itself; the rest are pages of the client.
const served = ['^/api/', '/livez', '/readyz']

export default defineConfig({
  root: here('client'),
  cacheDir: here('node_modules/.cache/vite'),
  plugins: [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    sourcemap: true,
    // The server's content policy refuses data: fonts and scripts.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      ...Object.fromEntries(served.map((path) => [path, server])),
      '/socket.io': { target: server, ws: true },
    },
  },
})
