package id.simpul.exchange;

import id.simpul.ledger.Effect;

/** Something happened in an exchange, so that its reminders count anew. */
record ExchangeStepped(Exchange after) implements Effect {}
