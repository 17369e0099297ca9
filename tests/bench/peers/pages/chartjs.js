// Chart.js with the parts that a line chart needs and no other, as its documentation says ("Bundle optimization").

import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";
import { HAIRLINE, LOCAL, MUTED, NATIONAL, start, times, widget } from "./common.js";

Chart.register(LinearScale, LineController, LineElement, PointElement, Tooltip);

const YEARS = [2014, 2016, 2018, 2020, 2022, 2024].map((year) => ({ value: Date.UTC(year, 0, 1) }));

const points = (values) => (values ? values.map((value, index) => ({ x: times[index], y: value })) : []);

/** A line through the active point; Chart.js has none. */
const hairline = {
  id: "hairline",
  afterDraw({ ctx, tooltip, chartArea: { top, bottom } }) {
    const x = tooltip?.getActiveElements()[0]?.element.x;
    if (x === undefined) return;
    ctx.strokeStyle = "#8a939f";
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
    ctx.stroke();
  },
};

/** @type {import("./common.js").Draw} */
function draw(plot, first, tell) {
  const canvas = plot.appendChild(document.createElement("canvas"));
  const ticks = { color: MUTED, font: { size: 12, family: "system-ui, sans-serif" } };
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        { data: points(first.local), borderColor: LOCAL, borderWidth: 2.5 },
        { data: points(first.national), borderColor: NATIONAL, borderWidth: 1.75, borderDash: [5, 4] },
      ],
    },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      elements: { point: { radius: 0, hoverRadius: 4 } },
      scales: {
        x: {
          type: "linear",
          min: times[0],
          max: times[times.length - 1],
          grid: { display: false },
          afterBuildTicks: (scale) => (scale.ticks = YEARS),
          ticks: { ...ticks, callback: (time) => new Date(time).getUTCFullYear() },
        },
        y: { min: 0, grid: { color: HAIRLINE }, border: { display: false }, ticks: { ...ticks, maxTicksLimit: 6 } },
      },
      plugins: { tooltip: { enabled: false, external: ({ tooltip }) => tell(tooltip.opacity ? (tooltip.dataPoints?.[0]?.dataIndex ?? null) : null) } },
    },
    plugins: [hairline],
  });
  return {
    show({ local, national }) {
      chart.data.datasets[0].data = points(local);
      chart.data.datasets[1].data = points(national);
      chart.update("none");
    },
    // It watches its own box.
    resize() {},
    destroy: () => chart.destroy(),
  };
}

start((host, slug) => widget(host, slug, draw));
