import * as echarts from 'echarts/core';
import { BarChart, LineChart, ScatterChart, HeatmapChart, CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, AriaComponent, GraphicComponent, MarkLineComponent, MarkAreaComponent, VisualMapComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
echarts.use([BarChart, LineChart, ScatterChart, HeatmapChart, CustomChart, GridComponent, TooltipComponent, AriaComponent, GraphicComponent, MarkLineComponent, MarkAreaComponent, VisualMapComponent, SVGRenderer]);
window.__e = echarts;
import "./style/tokens.css";
