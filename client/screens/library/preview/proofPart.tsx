/** Whether the scenario works: what the check found, what many runs say, how its own tests come out. */
import { FindingsPanel } from './findingsPanel.tsx'
import css from './preview.module.css'
import { RunsPanel } from './runsPanel.tsx'
import { TestsPanel } from './testsPanel.tsx'

export function ProofPart({ text, playable, tests }: { text: string; playable: boolean; tests: number }) {
  return (
    <div className={css.play}>
      <FindingsPanel text={text} />
      {playable && <RunsPanel text={text} />}
      {playable && <TestsPanel text={text} count={tests} />}
    </div>
  )
}
