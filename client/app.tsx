/** Which page stands at which address. Each screen is loaded when it is first needed. */
import { useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation, useParams } from 'wouter'
import { AnnouncerNodes } from './announcer.tsx'
import { PageErrors } from './components/pageError.tsx'
import { ToastPlace } from './components/toast.tsx'
import { loadWords } from './i18n/index.ts'
import { useRest } from './later.ts'
import { lazyScreen } from './lazyScreen.tsx'
import { PageKeys } from './pageKeys.tsx'
import { isCode } from './roomCode.ts'
import { Home } from './screens/home/home.tsx'
import { NotFound } from './screens/notfound/notFound.tsx'

const RoomPage = lazyScreen(
  async () => (await import('./pages/roomPage.tsx')).RoomPage,
  () => loadWords('lobby'),
)
const ConsolePage = lazyScreen(
  async () => (await import('./pages/consolePage.tsx')).ConsolePage,
  () => loadWords('lobby'),
)
const ScreenPage = lazyScreen(
  async () => (await import('./pages/screenPage.tsx')).ScreenPage,
  () => loadWords('screen'),
)
const DebriefPage = lazyScreen(
  async () => (await import('./pages/debriefPage.tsx')).DebriefPage,
  () => loadWords('debrief', 'log', 'personal'),
)
const Rooms = lazyScreen(
  async () => (await import('./screens/rooms/rooms.tsx')).Rooms,
  () => loadWords('rooms', 'personal', 'library'),
)
const Editor = lazyScreen(
  async () => (await import('./screens/editor/editor.tsx')).Editor,
  () => loadWords('editor', 'proof'),
)
const Library = lazyScreen(
  async () => (await import('./screens/library/library.tsx')).Library,
  () => loadWords('library'),
)
const Preview = lazyScreen(
  async () => (await import('./screens/library/preview/preview.tsx')).Preview,
  () => loadWords('library', 'debrief', 'log', 'proof'),
)
const NewScenario = lazyScreen(
  async () => (await import('./screens/editor/new/newScenario.tsx')).NewScenario,
  () => loadWords('editor'),
)
const Findings = lazyScreen(
  async () => (await import('./screens/library/findings.tsx')).Findings,
  () => loadWords('library'),
)
const Check = lazyScreen(
  async () => (await import('./screens/check/check.tsx')).Check,
  () => loadWords('check'),
)
const SignIn = lazyScreen(async () => (await import('./screens/signin/signIn.tsx')).SignIn)

export function App() {
  return (
    <>
      <AnnouncerNodes />
      <PageErrors>
        <Pages />
        <PageKeys />
      </PageErrors>
      <ToastPlace />
    </>
  )
}

/** While somebody types code and name, the page that follows is already on its way. */
function HomePage() {
  useRest(RoomPage.ahead, { all: false })
  return <Home />
}

function Pages() {
  useFocusOnNewPage()
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/j/:code" component={HomePage} />
      <Route path="/signin" component={SignIn} />
      <Route path="/check" component={Check} />
      <Route path="/rooms" component={Rooms} />
      <Route path="/editor/new" component={NewScenario} />
      <Route path="/editor/:id" component={Editor} />
      <Route path="/library" component={Library} />
      <Route path="/findings" component={Findings} />
      <Route path="/library/:id" component={Preview} />
      <Route path="/room/:code">{WithCode(RoomPage)}</Route>
      <Route path="/console/:code">{WithCode(ConsolePage)}</Route>
      <Route path="/screen/:code">{WithCode(ScreenPage)}</Route>
      <Route path="/debrief/:code">{WithCode(DebriefPage)}</Route>
      <Route component={NotFound} />
    </Switch>
  )
}

/** Codes in addresses are read in any case; what cannot be a code goes to the page that asks for one. */
function WithCode(Page: React.ComponentType<{ code: string }>) {
  return function Coded() {
    return <CodedPage page={Page} />
  }
}

function CodedPage({ page: Page }: { page: React.ComponentType<{ code: string }> }) {
  const code = (useParams<{ code: string }>().code ?? '').toUpperCase()
  return isCode(code) ? (
    <Page key={code} code={code} />
  ) : (
    <Redirect to={`/j/${encodeURIComponent(code)}`} replace />
  )
}

/** A new page begins at its heading, unless it has put the focus somewhere itself. */
function useFocusOnNewPage(): void {
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    if (document.activeElement && document.activeElement !== document.body) return
    const heading = document.querySelector<HTMLElement>('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [path])
}
