package id.simpul.intake;

import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;

/** An act of staff that was decided just now, and the reply that is kept of it. */
public record Performed(Decided decided, Reply reply) {}
