/**
 * The debrief of a room. The day comes as facts and is folded here, so that the slider shows any moment as any role
 * saw it; the room stays connected for answers and judgements.
 */
import { useMemo } from 'react'
import { api, type Trouble } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { RoomShell } from '#client/components/roomShell.tsx'
import { Strip } from '#client/components/strip.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { StillRoom, useConnection, useRoom } from '#client/room.tsx'
import { useTitle } from '#client/useTitle.ts'
import { CloseRoom } from './closeRoom.tsx'
import css from './debrief.module.css'
import { DebriefBody } from './debriefBody.tsx'
import { type Model, modelOf } from './model.ts'
import { useDebriefData } from './useDebriefData.ts'
import { useStillStore } from './useStillStore.ts'

export function Debrief({ code, as }: { code: string; as: 'facilitator' | 'participant' }) {
  const { t } = useTranslation('debrief')
  const { data, trouble, load } = useDebriefData(code)
  const model = useMemo(() => data && modelOf(data), [data])
  const title = useRoom((room) => room.view.brief?.title) ?? model?.brief.title ?? ''
  useTitle(title ? t('titleOf', { title }) : t('title'))
  if (model) return <Loaded model={model} as={as} />
  return (
    <RoomShell heading={null} bar={<strong>{t('title')}</strong>}>
      {trouble ? (
        <NoDebrief trouble={trouble} code={code} as={as} load={load} />
      ) : (
        <PlainPage title={t('loading')}>
          <ProgressBar label={t('loadingWhat')} />
        </PlainPage>
      )}
    </RoomShell>
  )
}

function Loaded({ model, as }: { model: Model; as: 'facilitator' | 'participant' }) {
  const store = useStillStore(model)
  return (
    <StillRoom store={store} connection={useConnection()}>
      <Page model={model} as={as} />
    </StillRoom>
  )
}

function Page({ model, as }: { model: Model; as: 'facilitator' | 'participant' }) {
  const { t } = useTranslation('debrief')
  const { damage, score, code } = model.data
  const gone = useRoom((room) => room.status.kind === 'gone')
  return (
    <RoomShell
      heading={null}
      bar={
        <>
          <h1 className={css.title}>{t('titleOf', { title: model.brief.title })}</h1>
          {as === 'facilitator' && model.whole.state !== 'live' && (
            <div className={css.actions}>
              <LinkButton href={api.logUrl(code)} download>
                {t('download')}
              </LinkButton>
              {model.whole.state === 'debrief' && !gone && <CloseRoom />}
            </div>
          )}
        </>
      }
      strips={
        <>
          {damage !== null && <Strip tone="warning">{t('damage', { damage })}</Strip>}
          {score.pending > 0 && <Strip>{t(`waits.${as}`, { count: score.pending })}</Strip>}
          {gone && <Strip>{t('closed')}</Strip>}
        </>
      }
    >
      <DebriefBody model={model} facilitator={as === 'facilitator'} />
    </RoomShell>
  )
}

function NoDebrief(props: {
  trouble: Trouble
  code: string
  as: 'facilitator' | 'participant'
  load: () => void
}) {
  const { trouble, code, as, load } = props
  const { t } = useTranslation('debrief')
  const kind = kindOf(trouble)
  const early = kind === 'refused'
  return (
    <PlainPage
      title={t(`trouble.${kind}`)}
      code={trouble.code}
      actions={
        <>
          <Button variant={early ? 'normal' : 'primary'} onPress={load}>
            {t('trouble.retry')}
          </Button>
          <LinkButton
            variant={early ? 'primary' : 'normal'}
            href={as === 'facilitator' ? `/console/${code}` : `/room/${code}`}
          >
            {t('trouble.back')}
          </LinkButton>
        </>
      }
    >
      <p>{t(`trouble.${kind}Text`)}</p>
    </PlainPage>
  )
}

function kindOf({ trouble }: Trouble): 'refused' | 'offline' | 'notAllowed' | 'failed' {
  return trouble === 'refused' || trouble === 'offline' || trouble === 'notAllowed' ? trouble : 'failed'
}
