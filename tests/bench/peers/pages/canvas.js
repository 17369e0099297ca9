// A floor: a chart that is drawn by hand on a canvas, with as little as such a chart can do.

import { HAIRLINE, highest, LOCAL, MUTED, NATIONAL, start, tick, times, widget } from "./common.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [36, 8, 8, 24];
const FIRST = times[0];
const LAST = times[times.length - 1];

/** A round step that gives at most five gridlines. @param {number} most */
function stepOf(most) {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return [1, 2, 5, 10].map((unit) => unit * power).find((step) => most / step <= 5) ?? power * 10;
}

/** @type {import("./common.js").Draw} */
function draw(plot, first, tell) {
  const canvas = document.createElement("canvas");
  const hairline = document.createElement("i");
  const dot = document.createElement("i");
  hairline.className = "hairline";
  dot.className = "dot";
  hairline.hidden = dot.hidden = true;
  plot.append(canvas, hairline, dot);
  const context = canvas.getContext("2d");
  let lines = first;
  let [width, height] = [plot.clientWidth, plot.clientHeight];
  let top = 1;

  const x = (time) => LEFT + ((time - FIRST) / (LAST - FIRST)) * (width - LEFT - RIGHT);
  const y = (value) => height - BOTTOM - (value / top) * (height - TOP - BOTTOM);

  function paint() {
    const step = stepOf(highest(lines));
    top = Math.ceil(highest(lines) / step) * step;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.font = "12px system-ui, sans-serif";
    context.fillStyle = MUTED;
    context.lineWidth = 1;
    context.strokeStyle = HAIRLINE;
    context.beginPath();
    context.textAlign = "right";
    for (let value = 0; value <= top + step / 2; value += step) {
      const at = Math.round(y(value)) + 0.5;
      context.moveTo(LEFT, at);
      context.lineTo(width - RIGHT, at);
      context.fillText(tick(value), LEFT - 6, at + 4);
    }
    context.stroke();
    context.textAlign = "center";
    const every = width < 480 ? 3 : 2;
    for (let year = 2014; year <= 2025; year += every) context.fillText(String(year), x(Date.UTC(year, 0, 1)), height - 6);
    stroke(lines.national, NATIONAL, 1.75, [5, 4]);
    stroke(lines.local, LOCAL, 2.5, []);
  }

  function stroke(values, colour, weight, dash) {
    if (!values) return;
    context.strokeStyle = colour;
    context.lineWidth = weight;
    context.setLineDash(dash);
    context.beginPath();
    values.forEach((value, index) => context.lineTo(x(times[index]), y(value)));
    context.stroke();
    context.setLineDash([]);
  }

  function resize() {
    [width, height] = [plot.clientWidth, plot.clientHeight];
    canvas.width = width * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    paint();
  }

  plot.addEventListener("pointermove", (event) => {
    const at = event.clientX - plot.getBoundingClientRect().left;
    const share = (at - LEFT) / (width - LEFT - RIGHT);
    const index = Math.max(0, Math.min(times.length - 1, Math.round(share * (times.length - 1))));
    hairline.hidden = dot.hidden = false;
    hairline.style.transform = `translateX(${Math.round(x(times[index]))}px)`;
    dot.style.transform = `translate(${x(times[index])}px, ${y(lines.local[index])}px)`;
    tell(index);
  });
  plot.addEventListener("pointerleave", () => {
    hairline.hidden = dot.hidden = true;
    tell(null);
  });

  resize();
  return {
    show(next) {
      lines = next;
      hairline.hidden = dot.hidden = true;
      paint();
    },
    resize,
    destroy: () => plot.replaceChildren(),
  };
}

start((host, slug) => widget(host, slug, draw));
