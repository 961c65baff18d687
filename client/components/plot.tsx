import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { SimMs } from '#shared/time.ts'

interface PlotProps {
  points: readonly (readonly [SimMs, number])[]
  height: number
  warning: number | null
  critical: number | null
}

/** A line without axes, in the colours of the theme; a decoration beside the value in words and the table. */
export function Plot({ points, height, warning, critical }: PlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const data = useRef<uPlot.AlignedData>([[], []])
  data.current = [points.map(([at]) => at), points.map(([, value]) => value)]

  useEffect(() => {
    const element = place.current
    if (!element) return
    const draw = () => {
      plot.current?.destroy()
      plot.current = new uPlot(optionsFor(element, { height, warning, critical }), data.current, element)
    }
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }))
    const themed = new MutationObserver(draw)
    const system = matchMedia('(prefers-color-scheme: light)')
    draw()
    resized.observe(element)
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    system.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      themed.disconnect()
      system.removeEventListener('change', draw)
      plot.current?.destroy()
      plot.current = null
    }
  }, [height, warning, critical])

  useEffect(() => {
    if (points.length > 0) plot.current?.setData(data.current)
  }, [points])

  return <div ref={place} aria-hidden="true" style={{ blockSize: height }} />
}

/** From the lowest to the highest of readings and limits, with a little air: a fall of one percent must be seen. */
function rangeOf(values: readonly (number | null | undefined)[]): [number, number] {
  const known = values.filter((value) => typeof value === 'number')
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const air = Math.max(1, (high - low) * 0.08)
  return [low - air, high + air]
}

function optionsFor(
  element: HTMLElement,
  { height, warning, critical }: Omit<PlotProps, 'points'>,
): uPlot.Options {
  const colour = (token: string) => getComputedStyle(element).getPropertyValue(token).trim()
  const limits = [
    { value: warning, stroke: colour('--c-hold') },
    { value: critical, stroke: colour('--c-nogo') },
  ]
  return {
    width: Math.max(1, element.clientWidth),
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => rangeOf([low, high, warning, critical]) } },
    axes: [{ show: false }, { show: false }],
    padding: [6, 2, 6, 2],
    series: [{}, { stroke: colour('--c-accent'), width: 2, points: { show: false } }],
    hooks: {
      draw: [
        ({ ctx, bbox, valToPos, scales }) => {
          for (const { value, stroke } of limits) {
            if (value === null || value < (scales['y']?.min ?? 0) || value > (scales['y']?.max ?? 0)) continue
            const y = valToPos(value, 'y', true)
            ctx.save()
            ctx.strokeStyle = stroke
            ctx.setLineDash([4, 4])
            ctx.beginPath()
            ctx.moveTo(bbox.left, y)
            ctx.lineTo(bbox.left + bbox.width, y)
            ctx.stroke()
            ctx.restore()
          }
        },
      ],
    },
  }
}
