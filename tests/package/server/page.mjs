// Prints a page as a server would: `node page.mjs figure.html`, with the static form in that file. The modules that the browser
// will have are imported here too, as every framework does that renders on a server.

import { readFileSync } from "node:fs";
import "force-figures/define";
import { ForceStory } from "force-figures/story";
import { ForceFigures } from "force-figures";

const figure = readFileSync(process.argv[2] ?? "", "utf8");

process.stdout.write(`<!doctype html>
<html lang="en" data-class="${ForceFigures.name && ForceStory.name ? "imported" : ""}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rendered on a server</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/node_modules/force-figures/www/dist/force-figures.css">
<script type="module" src="/node_modules/force-figures/www/dist/define.js"></script>
</head>
<body>
${figure}
</body>
</html>
`);
