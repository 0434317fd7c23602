package id.simpul.exchange;

/** Something that is like what was looked for, and how alike. */
record Alike<T>(T what, Likeness likeness) {}
