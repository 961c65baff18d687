import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://localhost:${process.env.PORT ?? 3000}`
// Everything the server answers itself; the rest are pages of the client.
const served = ['^/api/', '/livez', '/readyz', '/metrics', '/openapi.json']

/** The component library brings its few words in thirty languages; the interface has one. */
const oneLanguage: Plugin = {
  name: 'one-language',
  load: {
    filter: { id: /react-aria.*\/intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/ },
    handler: () => 'export default {}',
  },
}

export default defineConfig({
  root: here('client'),
  cacheDir: here('node_modules/.cache/vite'),
  plugins: [react(), oneLanguage],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    sourcemap: true,
    // The server's content policy refuses data: fonts and scripts.
    assetsInlineLimit: 0,
    // On a phone each request costs a round trip: what a participant needs comes in three pieces. The first is the
    // join page, the second the lobby, the third the station with its vote.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: /client\/main\.tsx$/, priority: 3 },
            { name: 'room', test: /client\/(pages\/roomPage\.tsx|i18n\/en\/lobby\.ts)$/, priority: 2 },
            {
              name: 'station',
              test: /client\/(screens\/(station\/station|poll\/pollDialog)\.tsx|i18n\/en\/(station|poll)\.ts)$/,
              priority: 1,
            },
          ],
        },
      },
    },
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
