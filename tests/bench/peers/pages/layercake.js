// Svelte with LayerCake: the select and the text are Svelte's too.

import { flushSync, mount, unmount } from "svelte";
import "./widget.css";
import { start } from "./common.js";
import Widget from "./Widget.svelte";

start((host, force) => {
  const component = mount(Widget, { target: host, props: { force } });
  // What is mounted in one step must be drawn in it too: the bench's mark follows.
  flushSync();
  return () => {
    unmount(component);
    flushSync();
  };
});
