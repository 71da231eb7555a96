/* The one chart library with the parts our builders use. */
import * as echarts from "echarts/core";
import { BarChart, CustomChart, LineChart, ScatterChart, TreemapChart } from "echarts/charts";
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  BarChart, CustomChart, LineChart, ScatterChart, TreemapChart, AriaComponent, GraphicComponent, GridComponent,
  MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer,
]);

export { echarts };
