import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GraphicComponent, GridComponent, SVGRenderer]);

/** What is drawn, in ECharts' own words; only this folder knows them. */
export type ChartOption = Parameters<ReturnType<typeof echarts.init>['setOption']>[0];

export interface Canvas {
  /** Unique in the page: SVG ids start with it. */
  id: string;
  width: number;
  height: number;
  /** The finding in one sentence, for those who do not see the chart. */
  alt: string;
}

/**
 * Draws an option as an SVG that can stand in a page or a PDF: same bytes for the same input, no style sheet and no
 * style attribute (a strict content security policy would drop them), an image role and its text alternative.
 */
export function drawSvg(option: ChartOption, canvas: Canvas): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: canvas.width, height: canvas.height });
  try {
    chart.setOption({ animation: false, ...option });
    return cleaned(chart.renderToSVGString(), canvas);
  } finally {
    chart.dispose();
  }
}

function cleaned(svg: string, canvas: Canvas): string {
  const prefix = canvas.id.replace(/[^a-zA-Z0-9-]/g, '-');
  return svg
    .replace(/<style >[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentationAttributes(style))
    .replace(/<rect [^>]*fill="none"><\/rect>\n?/, '')
    .replace(/zr\d+-/g, `${prefix}-`)
    .replace(/\n+/g, '\n')
    .replace('<svg ', `<svg role="img" aria-label="${escaped(canvas.alt)}" `)
    .trim();
}

function presentationAttributes(style: string): string {
  const rules = style.split(';').filter((rule) => rule.includes(':'));
  return rules.map((rule) => ` ${rule.slice(0, rule.indexOf(':'))}="${rule.slice(rule.indexOf(':') + 1)}"`).join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
