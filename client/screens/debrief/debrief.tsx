/**
 * The debrief of a room. The day comes as facts and is folded here, so that the slider shows any moment as any role
 * saw it; the room stays connected for answers and judgements.
 */
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { api, type Reply, type Trouble } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { RoomShell } from '#client/components/roomShell.tsx'
import { Strip } from '#client/components/strip.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { StillRoom, useConnection, useRoom } from '#client/room.tsx'
import { useTitle } from '#client/useTitle.ts'
import type { DebriefData } from '#shared/protocol.ts'
import { DeleteRoom } from '../personal/deleteRoom.tsx'
import { MyData, PeoplesData } from '../personal/personalData.tsx'
import { CloseRoom } from './closeRoom.tsx'
import css from './debrief.module.css'
import { DebriefBody } from './debriefBody.tsx'
import { type Model, modelOf } from './model.ts'
import { PrintClassification } from './printClassification.tsx'
import { useDebriefData } from './useDebriefData.ts'
import { useStillStore } from './useStillStore.ts'

export function Debrief(props: {
  code: string
  as: 'facilitator' | 'participant'
  first: Promise<Reply<DebriefData>>
}) {
  const { code, as, first } = props
  const { t } = useTranslation('debrief')
  const { data, trouble, load } = useDebriefData(code, first)
  const model = useMemo(() => data && modelOf(data), [data])
  const title = useRoom((room) => room.view.brief?.title) ?? model?.brief.title ?? ''
  useTitle(title ? t('titleOf', { title }) : t('title'))
  if (model) return <Loaded model={model} as={as} load={load} />
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

interface PageProps {
  model: Model
  as: 'facilitator' | 'participant'
  load: () => void
}

function Loaded(props: PageProps) {
  const { model } = props
  const store = useStillStore(model)
  return (
    <StillRoom store={store} connection={useConnection()}>
      <Page {...props} />
    </StillRoom>
  )
}

function Page({ model, as, load }: PageProps) {
  const { t } = useTranslation('debrief')
  const { damage, score } = model.data
  const gone = useRoom((room) => (room.status.kind === 'gone' ? room.status.reason : null))
  return (
    <RoomShell
      heading={null}
      bar={
        <>
          <h1 className={css.title}>{t('titleOf', { title: model.brief.title })}</h1>
          {model.whole.state !== 'live' && <Actions model={model} as={as} load={load} gone={gone !== null} />}
        </>
      }
      strips={
        <>
          {damage !== null && <Strip tone="warning">{t('damage', { damage })}</Strip>}
          {score.pending > 0 && <Strip>{t(`waits.${as}`, { count: score.pending })}</Strip>}
          {gone && <Strip>{t(gone === 'removed' ? 'removed' : 'closed')}</Strip>}
        </>
      }
    >
      <PrintClassification />
      <DebriefBody model={model} facilitator={as === 'facilitator'} />
    </RoomShell>
  )
}

function Actions({ model, as, load, gone }: PageProps & { gone: boolean }) {
  const { t } = useTranslation('debrief')
  const [, go] = useLocation()
  const { data, whole } = model
  if (as === 'participant')
    return (
      <div className={css.actions}>
        {data.you.person !== null && <MyData code={data.code} person={data.you.person} />}
      </div>
    )
  return (
    <div className={css.actions}>
      <LinkButton href={api.logUrl(data.code)} download>
        {t('download')}
      </LinkButton>
      <PeoplesData code={data.code} onErased={load} />
      {whole.state === 'debrief' && !gone && <CloseRoom />}
      <DeleteRoom code={data.code} state={whole.state} onDeleted={() => go('/rooms')} />
    </div>
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
