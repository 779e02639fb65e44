import { describe, expect, test } from "vitest";
import { quotable } from "../../lib/report/model/journey/mask.ts";

describe("a quoted comment", () => {
  test.each([
    ["Write to jo.o'neil+x@mail.example.co.uk now", "Write to [address] now"],
    ["call +49 (0)30 1234-567 or 001 415 555 2671", "call [number] or [number]"],
    ["Tel. 030/1234567.", "Tel. [number]."],
    ["card 4111 1111 1111 1111 charged twice", "card [number] charged twice"],
    ["IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [number] please"],
    ["account GB29NWBK60161331926819", "account [number]"],
    ["see https://shop.example/order?id=7&token=abc#x", "see shop.example/…"],
    ["http://user:pw@host.example", "host.example"],
  ])("%s", (text, expected) => {
    expect(quotable(text, 400)).toBe(expected);
  });

  test.each([
    "waited since 2026-11-23, 3 weeks",
    "paid 1,299.00 euros in 2025",
    "ticket 123456 was closed",
    "10 out of 10, room 1204",
    "between 09:00 and 17:30",
  ])("leaves %s alone", (text) => {
    expect(quotable(text, 400)).toBe(text);
  });

  test("is one line without marks that turn text, and is cut between characters", () => {
    expect(quotable("a\r\nb\u202Ec\u0000", 400)).toBe("a bc");
    expect(quotable("👩‍👩‍👧".repeat(50), 40)).toMatch(/^(👩‍👩‍👧)+…$/u);
  });
});
