// The small words that every part of the configuration is made of: ids, names, times, zones, addresses.
import * as v from "valibot";

/** An id: what keys, URLs and commands use. */
export const id = (of: string) =>
  v.pipe(
    v.string(),
    v.regex(
      /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
      `a ${of} id has lower-case letters, digits and inner hyphens, 64 at most`,
    ),
  );

/** A field of the source, by the name that the source's own page gives it ("score", "hidden.plan", "via.channel"). */
export const field = v.pipe(v.string(), v.nonEmpty("a field is not empty"), v.maxLength(200));

export const name = v.pipe(v.string(), v.trim(), v.nonEmpty("a name is not empty"), v.maxLength(80));

export const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day is written "07:00"'),
);

export const day = v.pipe(v.string(), v.isoDate('a day is written "2026-12-25"'));

export const weekday = v.picklist(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  'a weekday is written "monday"',
);

const knownZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};

export const timeZone = v.pipe(
  v.string(),
  v.check(knownZone, 'a time zone is a name of the IANA list, such as "Europe/Dublin"'),
);

/** A name under which a secret is kept. The configuration never holds the secret itself. */
export const secretName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9/_+=.@-]{1,256}$/, "a secret is given by its name in AWS Secrets Manager, never by its value"),
  v.check(
    (text) => !text.startsWith("whsec_"),
    "this looks like a secret itself; give the name under which it is kept",
  ),
);

export const address = v.pipe(v.string(), v.email("an address is written name@example.com"));
