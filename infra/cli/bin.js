#!/usr/bin/env node
// Entry of the commands: lets Node read TypeScript, then runs them.
import { register as registerCommonJs } from "tsx/cjs/api";
import { register } from "tsx/esm/api";

// Node takes a configuration that lies outside an ES module package for CommonJS.
registerCommonJs();
register();
await import("./main.ts");
