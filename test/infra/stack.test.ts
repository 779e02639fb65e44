// The claims about the template, on one synth: CDK takes seconds to make it, so that all files of claims share it.
import "./claims/alarms.ts";
import "./claims/front-door.ts";
import "./claims/functions.ts";
import "./claims/mail.ts";
import "./claims/permissions.ts";
import "./claims/schedules.ts";
import "./claims/table.ts";
import "./claims/variants.ts";
import "./claims/whole.ts";
