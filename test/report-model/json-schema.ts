// A validator for the parts of JSON Schema (2020-12) that docs/report.schema.json uses. Unknown keywords are refused.
type Schema = Readonly<Record<string, unknown>>;

const notes = new Set(["$schema", "title", "description", "$defs"]);
const asSchema = (value: unknown): Schema => value as Schema;

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? "array" : value === null ? "null" : Number.isInteger(value) ? "integer" : typeof value;

function keyword(
  name: string,
  rule: unknown,
  { schema, value, root }: { schema: Schema; value: unknown; root: Schema },
): string[] {
  const nested = (found: Schema, part: unknown, at: string) => problems(found, part, root).map((one) => `${at}${one}`);
  const entries = typeOf(value) === "object" ? Object.entries(value as object) : [];
  switch (name) {
    case "$ref":
      return problems(asSchema(asSchema(root.$defs)[String(rule).replace("#/$defs/", "")]), value, root);
    case "type":
      return typeOf(value) === rule || (rule === "number" && typeOf(value) === "integer") ? [] : [` is no ${rule}`];
    case "enum":
      return (rule as unknown[]).includes(value) ? [] : [` is none of ${rule}`];
    case "const":
      return value === rule ? [] : [` is not ${rule}`];
    case "minimum":
      return Number(value) >= Number(rule) ? [] : [` is under ${rule}`];
    case "pattern":
      return new RegExp(String(rule)).test(String(value)) ? [] : [` does not match ${rule}`];
    case "items":
      return (value as unknown[]).flatMap((one, at) => nested(asSchema(rule), one, `[${at}]`));
    case "required":
      return (rule as string[])
        .filter((key) => !entries.some(([has]) => has === key))
        .map((key) => `.${key} is missing`);
    case "properties":
      return entries.flatMap(([key, part]) =>
        key in asSchema(rule) ? nested(asSchema(asSchema(rule)[key]), part, `.${key}`) : [],
      );
    case "additionalProperties":
      return entries
        .filter(([key]) => !(key in asSchema(schema.properties)))
        .map(([key]) => `.${key} is not described`);
    case "oneOf": {
      const fits = (rule as Schema[]).filter((one) => problems(one, value, root).length === 0).length;
      return fits === 1 ? [] : [` fits ${fits} of the alternatives`];
    }
    default:
      return notes.has(name) ? [] : [` uses the unknown keyword ${name}`];
  }
}

/** What is wrong with a value, as ".path problem". */
export function problems(schema: Schema, value: unknown, root: Schema = schema): string[] {
  return Object.entries(schema).flatMap(([name, rule]) => keyword(name, rule, { schema, value, root }));
}
