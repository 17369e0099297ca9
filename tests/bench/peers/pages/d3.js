// D3 by hand, as a newsroom writes it: scales, axes and lines of SVG.

import { bisector } from "d3-array";
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { pointer, select } from "d3-selection";
import { line } from "d3-shape";
import { HAIRLINE, highest, LOCAL, NATIONAL, start, times, widget } from "./common.js";

const MARGIN = { top: 8, right: 8, bottom: 24, left: 36 };
const nearest = bisector((time) => time).center;

/** @type {import("./common.js").Draw} */
function draw(plot, first, tell) {
  let lines = first;
  const x = scaleUtc().domain([times[0], times[times.length - 1]]);
  const y = scaleLinear();
  const path = line((_, index) => x(times[index]), (value) => y(value));

  const svg = select(plot).append("svg").attr("role", "img");
  const bottom = svg.append("g");
  const left = svg.append("g");
  const national = svg.append("path").attr("fill", "none").attr("stroke", NATIONAL).attr("stroke-width", 1.75).attr("stroke-dasharray", "5 4");
  const local = svg.append("path").attr("fill", "none").attr("stroke", LOCAL).attr("stroke-width", 2.5);
  const hairline = svg.append("line").attr("stroke", "#8a939f").attr("y1", MARGIN.top).style("display", "none");
  const dot = svg.append("circle").attr("r", 4).attr("fill", LOCAL).style("display", "none");

  function paint() {
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    x.range([MARGIN.left, width - MARGIN.right]);
    y.domain([0, highest(lines)]).nice(5).range([height - MARGIN.bottom, MARGIN.top]);
    bottom.attr("transform", `translate(0,${height - MARGIN.bottom})`).call(axisBottom(x).ticks(width < 480 ? 4 : 6).tickSizeOuter(0));
    left.attr("transform", `translate(${MARGIN.left},0)`).call(axisLeft(y).ticks(5).tickSize(MARGIN.left + MARGIN.right - width));
    left.selectAll("line").attr("stroke", HAIRLINE);
    left.select(".domain").remove();
    hairline.attr("y2", height - MARGIN.bottom);
    local.attr("d", path(lines.local));
    national.attr("d", lines.national ? path(lines.national) : null);
  }

  svg
    .on("pointermove", (event) => {
      const index = nearest(times, x.invert(pointer(event, svg.node())[0]));
      const at = x(times[index]);
      hairline.style("display", null).attr("x1", at).attr("x2", at);
      dot.style("display", null).attr("cx", at).attr("cy", y(lines.local[index]));
      tell(index);
    })
    .on("pointerleave", () => {
      hairline.style("display", "none");
      dot.style("display", "none");
      tell(null);
    });

  paint();
  return {
    show(next) {
      lines = next;
      hairline.style("display", "none");
      dot.style("display", "none");
      paint();
    },
    resize: paint,
    destroy: () => svg.remove(),
  };
}

start((host, slug) => widget(host, slug, draw));
