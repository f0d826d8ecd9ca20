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
