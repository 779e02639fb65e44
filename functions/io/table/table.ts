// The table as a port: the few operations that the laws need. Implemented on the AWS SDK in `dynamo.ts`.

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as stored: strings, numbers and bytes. */
export type Item = Key & Readonly<Record<string, string | number | Uint8Array | boolean>>;

/** When a put may happen. */
export type Condition =
  | { readonly kind: "always" }
  | { readonly kind: "absent" }
  /** Law 2's fast path: nothing is there, or something older of the same day. */
  | { readonly kind: "absent-or-older-same-day"; readonly revision: string; readonly day: string }
  /** The attribute still has the value that was read; `undefined`: the item is still absent. */
  | { readonly kind: "unchanged"; readonly attribute: string; readonly value: string | number | undefined };

export interface RangeQuery {
  readonly pk: string;
  /** Sort keys from (inclusive) … */
  readonly from?: string;
  /** … to (inclusive). */
  readonly to?: string;
  readonly limit?: number;
  readonly newestFirst?: boolean;
}

export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  put(item: Item, condition: Condition): Promise<"written" | "refused">;
  /** Writes the item, but keeps the first value that `first` ever had there. One write, repeats change nothing. */
  mark(item: Item, first: string): Promise<void>;
  delete(key: Key, condition?: Extract<Condition, { kind: "unchanged" }>): Promise<"written" | "refused">;
  /** Strongly consistent, in order of the sort key, page by page. */
  query(range: RangeQuery): AsyncIterable<Item>;
  /** Strongly consistent read of the local index `byDay`: the partition's facts of one day, without raw. */
  byDay(pk: string, day: string): AsyncIterable<Item>;
}
