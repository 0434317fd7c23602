package id.simpul.ledger;

/** What a decision changes, as data; each feature has its own and writes them itself. */
public interface Effect {}
