// uPlot: a canvas, axes and a cursor of its own.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { HAIRLINE, LOCAL, MUTED, NATIONAL, start, times, widget } from "./common.js";

const SECONDS = times.map((time) => time / 1000);
const NONE = times.map(() => null);

/** @param {import("./common.js").Lines} lines */
const dataOf = ({ local, national }) => [SECONDS, national ?? NONE, local];

const axis = { stroke: MUTED, font: "12px system-ui, sans-serif", grid: { stroke: HAIRLINE, width: 1 }, ticks: { show: false } };

/** @type {import("./common.js").Draw} */
function draw(plot, first, tell) {
  const chart = new uPlot(
    {
      width: plot.clientWidth,
      height: plot.clientHeight,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: true }, y: { range: (_, __, most) => [0, most * 1.05] } },
      axes: [{ ...axis, size: 24, grid: { show: false } }, { ...axis, size: 36 }],
      series: [
        {},
        { stroke: NATIONAL, width: 1.75, dash: [5, 4], points: { show: false } },
        { stroke: LOCAL, width: 2.5, points: { show: false } },
      ],
      hooks: { setCursor: [({ cursor }) => tell(cursor.idx ?? null)] },
    },
    dataOf(first),
    plot,
  );
  return {
    show: (lines) => chart.setData(dataOf(lines)),
    resize: (width, height) => chart.setSize({ width, height }),
    destroy: () => chart.destroy(),
  };
}

start((host, slug) => widget(host, slug, draw));
