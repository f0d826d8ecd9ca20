// The part of ECharts that Razrez uses, as one global `echarts`.
// xtask bundles it into /vendor/echarts.js; a chart type or component that charming describes
// but that is not named here draws nothing, so add it here first.
import * as charts from "echarts/charts";
import * as components from "echarts/components";
import { LabelLayout, UniversalTransition } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { use } from "echarts/core";

use([
  SVGRenderer,
  LabelLayout,
  UniversalTransition,

  charts.BarChart,
  charts.LineChart,
  charts.ScatterChart,
  charts.HeatmapChart,
  charts.CustomChart,

  components.TitleComponent,
  components.TooltipComponent,
  components.GridComponent,
  components.LegendComponent,
  components.DatasetComponent,
  components.DataZoomComponent,
  components.VisualMapComponent,
  components.MarkLineComponent,
  components.MarkAreaComponent,
  components.MarkPointComponent,
  components.AriaComponent,
  components.GraphicComponent,
]);

// `setPlatformAPI` is for drawing without a browser, where text has to be measured otherwise.
export {
  connect,
  disconnect,
  dispose,
  getInstanceByDom,
  graphic,
  init,
  registerLocale,
  registerTheme,
  setPlatformAPI,
} from "echarts/core";

/**
 * Downloads a chart exactly as it is shown, as "svg" or "png".
 * A PNG is the SVG drawn on a canvas: no other renderer has to be loaded for it. Both travel as
 * data addresses, which the content security policy allows for pictures and downloads alike.
 */
export function saveAs(chart, file, kind) {
  const svg = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.renderToSVGString())}`;
  if (kind === "svg") {
    download(svg, `${file}.svg`);
    return;
  }
  const sharpness = 2;
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = chart.getWidth() * sharpness;
    canvas.height = chart.getHeight() * sharpness;
    const context = canvas.getContext("2d");
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    download(canvas.toDataURL("image/png"), `${file}.png`);
  };
  image.src = svg;
}

function download(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
