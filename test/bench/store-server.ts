// A stand-in for DynamoDB in a process of its own: keys, days, revisions and bodies in memory, conditions judged truly.
import { createServer } from "node:http";

type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly B?: string }>>;

/** As much of a call as the commands under measurement make. */
interface Call {
  readonly Item?: Attributes;
  readonly Key?: Attributes;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
}

const items = new Map<string, Attributes>();
let facts = 0;
let markers = 0;

const keyOf = (attributes: Attributes = {}): string => `${attributes.pk?.S} ${attributes.sk?.S}`;

/** The four conditions that the table port writes; any other would be judged wrongly, so it ends the run. */
function holds(call: Call, stored: Attributes | undefined): boolean {
  const {
    ConditionExpression: text,
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  } = call;
  if (text === undefined) return true;
  const read = stored?.[names["#read"] ?? ""];
  if (text === "attribute_not_exists(#pk)") return stored === undefined;
  if (text === "attribute_not_exists(#read)") return read === undefined;
  if (text === "#read = :read") return read !== undefined && JSON.stringify(read) === JSON.stringify(values[":read"]);
  if (text === "attribute_not_exists(#pk) OR (#day = :day AND #rev < :rev)")
    return !stored || (stored.day?.S === values[":day"]?.S && (stored.rev?.S ?? "") < (values[":rev"]?.S ?? ""));
  throw new Error(`the stand-in does not know the condition ${text}`);
}

function put(call: Call): object | undefined {
  const { raw: _raw, ...item } = call.Item ?? {};
  const key = keyOf(item);
  const stored = items.get(key);
  if (!holds(call, stored)) return undefined;
  if (!stored && key.startsWith("FACT")) facts += 1;
  items.set(key, item);
  return {};
}

function answer(action: string, call: Call): object | undefined {
  switch (action) {
    case "PutItem":
      return put(call);
    case "GetItem": {
      const Item = items.get(keyOf(call.Key));
      return Item ? { Item } : {};
    }
    case "DeleteItem":
      items.delete(keyOf(call.Key));
      return {};
    case "UpdateItem": {
      // Markers: their keys are what counts.
      const key = keyOf(call.Key);
      if (!items.has(key)) markers += 1;
      items.set(key, call.Key ?? {});
      return {};
    }
    case "GetSecretValue":
      return { SecretString: "pepper" };
    default:
      throw new Error(`the stand-in does not know ${action}`);
  }
}

const refused = JSON.stringify({ __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException" });

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request
    .on("data", (piece) => pieces.push(piece))
    .on("end", () => {
      const action = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const answered = answer(action, JSON.parse(Buffer.concat(pieces).toString()));
      response
        .writeHead(answered ? 200 : 400, { "content-type": "application/x-amz-json-1.0" })
        .end(answered ? JSON.stringify(answered) : refused);
    });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});

/** Asked by the bench: how many facts and markers it holds. */
process.on("message", () => process.send?.({ facts, markers }));
process.on("disconnect", () => process.exit());
