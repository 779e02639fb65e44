// Claims about least privilege: exactly these actions, on exactly these resources, for each role.
import { describe, expect, test } from "vitest";
import { resources } from "../synthesized.ts";

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** A resource by its logical id and what follows it, for reading: "Table/index/byDay". */
const named = (resource: unknown): string =>
  JSON.stringify(resource)
    .replace(/\{"Fn::GetAtt":\["(\w+?)[0-9A-F]{8}","Arn"\]\}|\{"Ref":"(\w+?)[0-9A-F]{8}"\}/g, "<$1$2>")
    .replace(/\{"Ref":"AWS::\w+"\}|\{"Fn::Join":\["",|[[\]"},]/g, "");

const statements = Object.values(resources).flatMap(({ Type, Properties }) => {
  if (Type !== "AWS::IAM::Policy") return [];
  const { Statement } = Properties.PolicyDocument as { Statement: Statement[] };
  const role = named((Properties.Roles as unknown[])[0]);
  return Statement.map((statement) => ({ role, ...statement }));
});

const grantsOf = (role: string): string[] =>
  statements
    .filter((statement) => statement.role === role)
    .flatMap(({ Action, Resource }) =>
      list(Action).map((action) => `${action} on ${list(Resource).map(named).sort().join(" ")}`),
    )
    .sort();

describe("least privilege", () => {
  test("intake puts and reads single items and its secrets; it cannot list, search or delete", () => {
    expect(grantsOf("<IntakeRole>")).toEqual([
      "dynamodb:GetItem on <Table>",
      "dynamodb:PutItem on <Table>",
      "dynamodb:UpdateItem on <Table>",
      "logs:CreateLogStream on <IntakeLogs>",
      "logs:PutLogEvents on <IntakeLogs>",
      "secretsmanager:GetSecretValue on <Secretsgapwatchpepper> <Secretsgapwatchtypeform> <Secretssupportzendesk>",
    ]);
  });

  test("refresh reads and writes the table, and nothing else", () => {
    expect(grantsOf("<RefreshRole>")).toEqual([
      "dynamodb:DeleteItem on <Table>",
      "dynamodb:GetItem on <Table>",
      "dynamodb:PutItem on <Table>",
      "dynamodb:Query on <Table> <Table>/index/byDay",
      "dynamodb:UpdateItem on <Table>",
      "logs:CreateLogStream on <RefreshLogs>",
      "logs:PutLogEvents on <RefreshLogs>",
      "sqs:SendMessage on <DeadLetters>",
    ]);
  });

  test("fetch reads and writes the table, and knows the pepper and the tokens of vendors, but no connection's secret", () => {
    expect(grantsOf("<FetchRole>")).toEqual([
      "dynamodb:DeleteItem on <Table>",
      "dynamodb:GetItem on <Table>",
      "dynamodb:PutItem on <Table>",
      "dynamodb:Query on <Table> <Table>/index/byDay",
      "dynamodb:UpdateItem on <Table>",
      "logs:CreateLogStream on <FetchLogs>",
      "logs:PutLogEvents on <FetchLogs>",
      "secretsmanager:GetSecretValue on <Secretsgapwatchpepper> <Secretssupporttoken>",
      "sqs:SendMessage on <DeadLetters>",
    ]);
  });

  test("page reads, and writes what a reader asked for; it deletes nothing and knows one secret", () => {
    expect(grantsOf("<PageRole>")).toEqual([
      "dynamodb:GetItem on <Table>",
      "dynamodb:PutItem on <Table>",
      "dynamodb:Query on <Table> <Table>/index/byDay",
      "dynamodb:UpdateItem on <Table>",
      "logs:CreateLogStream on <PageLogs>",
      "logs:PutLogEvents on <PageLogs>",
      "secretsmanager:GetSecretValue on <Secretsgapwatchpepper>",
    ]);
  });

  test("feedback reads and writes single items, and knows no secret", () => {
    expect(grantsOf("<FeedbackRole>")).toEqual([
      "dynamodb:GetItem on <Table>",
      "dynamodb:PutItem on <Table>",
      "logs:CreateLogStream on <FeedbackLogs>",
      "logs:PutLogEvents on <FeedbackLogs>",
      "sqs:SendMessage on <DeadLetters>",
    ]);
  });

  test("feedback may be called by the topic of mail events alone", () => {
    const [permission, ...more] = Object.values(resources).filter(
      ({ Type, Properties }) =>
        Type === "AWS::Lambda::Permission" && JSON.stringify(Properties.FunctionName).includes("Feedback"),
    );
    expect(more).toEqual([]);
    expect(permission?.Properties).toMatchObject({ Principal: "sns.amazonaws.com" });
    expect(JSON.stringify(permission?.Properties.SourceArn)).toContain("MailTopic");
  });

  test("report alone may send, and only as the sender through the configuration set", () => {
    const sending = statements.filter(({ Action }) => list(Action).some((action) => action.startsWith("ses:")));
    expect(sending.map(({ role, Action, Condition }) => ({ role, Action, Condition }))).toEqual([
      {
        role: "<ReportRole>",
        Action: "ses:SendRawEmail",
        Condition: { StringEquals: { "ses:FromAddress": "cx@mail.example.com" } },
      },
    ]);
    expect(list(sending[0]?.Resource).map(named).sort()).toEqual([
      "arn::ses:::configuration-set/<MailConfigurationSet>",
      "arn::ses:::identity/<MailIdentity>",
    ]);
  });

  test("schedules may call refresh, report and fetch and put away what fails", () => {
    expect(grantsOf("<SchedulesRole>")).toEqual([
      "lambda:InvokeFunction on <FetchFunction> <RefreshFunction> <ReportFunction>",
      "sqs:SendMessage on <DeadLetters>",
    ]);
  });

  test("there is no other role, no managed policy and no wildcard in anything allowed", () => {
    const roles = Object.values(resources).filter(({ Type }) => Type === "AWS::IAM::Role");
    expect(new Set(statements.map(({ role }) => role)).size).toBe(roles.length);
    expect(roles).toHaveLength(7);
    for (const { Properties } of roles) expect(Properties.ManagedPolicyArns).toBeUndefined();
    for (const { Effect, Action, Resource } of statements) {
      expect(Effect).toBe("Allow");
      expect(JSON.stringify([Action, Resource])).not.toContain("*");
    }
  });
});
