// What the README asks of a project with Vite: the package finds its files beside itself, and not where Vite would bundle it to.

export default { base: "./", optimizeDeps: { exclude: ["force-figures"] } };
