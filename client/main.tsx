import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './theme/global.css'
import { App } from './app.tsx'
import { startWords } from './i18n/index.ts'
import { applySettings } from './settings.ts'

const root = document.getElementById('root')

async function start(): Promise<void> {
  applySettings()
  await startWords(new URLSearchParams(location.search).get('words') === 'en-XA' ? 'en-XA' : 'en')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
