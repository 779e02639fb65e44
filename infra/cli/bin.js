#!/usr/bin/env node
// Entry of the commands: lets Node read TypeScript, then runs them.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
