// What a reader's browser is answered: never kept by it, never framed, without a script.

export interface PageAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
} as const;

export const ok = (body: string): PageAnswer => ({ statusCode: 200, headers, body });

/** A file to keep. Its name is of ids alone, which hold no character that a header must not. */
export const fileAnswer = (name: string, body: string): PageAnswer => ({
  statusCode: 200,
  headers: {
    ...headers,
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${name}"`,
  },
  body,
});

/** One answer for every link that does not open anything, whatever the reason. */
export const notFound: PageAnswer = {
  statusCode: 404,
  headers,
  body: '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>No such page</title></head><body><h1>No such page</h1><p>The link is not complete, or it has ended. The newest mail has one that works.</p></body></html>',
};
