import { Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import css from './judgeForm.module.css'

/** 0 to 100, by slider or by number. */
export function QualityField({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation('console')
  return (
    <div className={css.quality}>
      <Slider
        className={css.slider ?? ''}
        value={value}
        minValue={0}
        maxValue={100}
        step={5}
        onChange={(next) => onChange(typeof next === 'number' ? next : (next[0] ?? 0))}
      >
        <Label className={css.label ?? ''}>{t('judge.quality')}</Label>
        <SliderTrack className={css.track ?? ''}>
          <span className={css.fill} style={{ inlineSize: `${value}%` }} aria-hidden="true" />
          <SliderThumb className={css.thumb ?? ''} />
        </SliderTrack>
      </Slider>
      <NumberField
        className={css.number ?? ''}
        aria-label={t('judge.qualityNumber')}
        value={value}
        minValue={0}
        maxValue={100}
        onChange={(next) => {
          if (Number.isFinite(next)) onChange(Math.round(next))
        }}
      >
        <Input className={css.input ?? ''} />
      </NumberField>
    </div>
  )
}
