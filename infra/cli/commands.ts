// Every command, in the order of the help.
import type { Command } from "commander";
import { registerCheck } from "./check.ts";
import { registerImport } from "./import.ts";
import { registerAccess } from "./life/access.ts";
import { registerAudit } from "./life/audit.ts";
import { registerConnection } from "./life/connect/connection.ts";
import { registerDoctor } from "./life/doctor.ts";
import { registerErase } from "./life/erase.ts";
import { registerExport } from "./life/export.ts";
import { registerQuarantine } from "./life/quarantine.ts";
import { registerRemap } from "./life/remap.ts";
import { registerReplay } from "./life/replay.ts";
import { registerRetain } from "./life/retain.ts";
import { registerRotatePepper } from "./life/rotate-pepper.ts";
import { registerLocal } from "./local.ts";
import { registerReport } from "./report.ts";
import { registerSend } from "./send.ts";
import { registerVerify } from "./verify.ts";

export const commands: readonly ((program: Command) => void)[] = [
  registerLocal,
  registerCheck,
  registerConnection,
  registerReport,
  registerSend,
  registerVerify,
  registerImport,
  registerQuarantine,
  registerReplay,
  registerRemap,
  registerExport,
  registerAudit,
  registerDoctor,
  registerAccess,
  registerErase,
  registerRetain,
  registerRotatePepper,
];
