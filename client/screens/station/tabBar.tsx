import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { type ContextTab, useGo, usePlace } from './place.tsx'
import css from './tabBar.module.css'
import { useInboxRows } from './useInboxRows.ts'

const IN_MENU: ContextTab[] = ['metrics', 'documents', 'notes']

/** The panes on a phone, each with the one number that matters. Not drawn on wider screens. */
export function TabBar() {
  const { t } = useTranslation('station')
  const { front, tab } = usePlace((place) => place)
  const go = useGo()
  const unread = useInboxRows().filter((row) => row.unread).length
  const milestones = useRoom((room) => room.view.milestones)
  const done = Object.values(milestones).filter(({ state }) => state === 'done').length
  const plan = t('tabs.plan', { done, all: Object.keys(milestones).length })
  const current = front === 'context' ? tab : front
  const more = front === 'context' && IN_MENU.includes(tab)
  return (
    <nav className={css.bar} aria-label={t('panes.label')}>
      <Tab current={current === 'inbox'} onPress={go.inbox} name={t('tabs.inbox')}>
        {unread > 0 ? t('inbox.new', { count: unread }) : ''}
      </Tab>
      <Tab current={current === 'work'} onPress={go.work} name={t('tabs.work')} />
      <Tab current={current === 'day'} onPress={() => go.tab('day')} name={t('context.day')}>
        {plan}
      </Tab>
      <Tab current={current === 'team'} onPress={() => go.tab('team')} name={t('context.team')} />
      <div className={css.more} data-current={more || undefined}>
        <Menu
          variant="quiet"
          label={more ? t(`context.${tab}`) : t('tabs.more')}
          entries={IN_MENU.map((id) => ({ id, label: t(`context.${id}`), act: () => go.tab(id) }))}
        />
      </div>
    </nav>
  )
}

function Tab(props: { current: boolean; onPress: () => void; name: string; children?: string }) {
  return (
    <button
      type="button"
      className={css.tab}
      aria-current={props.current || undefined}
      onClick={props.onPress}
    >
      <span>{props.name}</span>
      {props.children && <span className={css.count}>{props.children}</span>}
    </button>
  )
}
