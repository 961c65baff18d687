import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import css from './tabs.module.css'

export interface TabItem<T extends string> {
  id: T
  title: ReactNode
  content: ReactNode
}

/** Tabs; only the chosen one's content is in the page. Uncontrolled unless `selected` is given. */
export function Tabs<T extends string>(props: {
  /** Names the list of tabs. */
  label: string
  tabs: readonly TabItem<T>[]
  selected?: T
  onSelect?: (id: T) => void
  fill?: boolean
}) {
  const { label, tabs, selected, onSelect, fill = false } = props
  return (
    <AriaTabs
      className={css.tabs ?? ''}
      data-fill={fill || undefined}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key)
        if (chosen) onSelect?.(chosen.id)
      }}
    >
      <TabList aria-label={label} className={css.list ?? ''}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={css.tab ?? ''}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={css.panel ?? ''}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
