// Highcharts with its accessibility module, as its packages come. Measured, and never shipped: its licence is commercial.

import Highcharts from "highcharts/esm/highcharts.js";
import "highcharts/esm/modules/accessibility.js";
import { LOCAL, MUTED, NATIONAL, start, times, widget } from "./common.js";

const points = (values) => (values ? values.map((value, index) => [times[index], value]) : []);

/** @type {import("./common.js").Draw} */
function draw(plot, first, tell) {
  const labels = { style: { color: MUTED, fontSize: "12px" } };
  const chart = Highcharts.chart(plot, {
    chart: { animation: false, spacing: [8, 8, 4, 4] },
    title: { text: undefined },
    credits: { enabled: false },
    legend: { enabled: false },
    accessibility: { enabled: true, description: "Recorded harassment, 12 months to the end of each quarter" },
    xAxis: { type: "datetime", crosshair: true, labels },
    yAxis: { min: 0, title: { text: undefined }, labels },
    // The text of the point is told beside the chart, as by every other page.
    tooltip: {
      shared: true,
      animation: false,
      formatter() {
        tell((this.points?.[0] ?? this.point ?? this).index);
        return false;
      },
    },
    plotOptions: { series: { animation: false, marker: { enabled: false } } },
    series: [
      { type: "line", name: first.name, color: LOCAL, lineWidth: 2.5, data: points(first.local) },
      { type: "line", name: "England and Wales", color: NATIONAL, lineWidth: 1.75, dashStyle: "Dash", data: points(first.national) },
    ],
  });
  return {
    show({ name, local, national }) {
      chart.series[0].update({ name }, false);
      chart.series[0].setData(points(local), false, false, false);
      chart.series[1].setData(points(national), false, false, false);
      chart.redraw(false);
    },
    resize: (width, height) => chart.setSize(width, height, false),
    destroy: () => chart.destroy(),
  };
}

start((host, slug) => widget(host, slug, draw));
