import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './theme/global.css'
import { App } from './app.tsx'
import { startWords } from './i18n/index.ts'
import { applySettings } from './settings.ts'

startWords(new URLSearchParams(location.search).get('words') === 'en-XA' ? 'en-XA' : 'en')
applySettings()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
