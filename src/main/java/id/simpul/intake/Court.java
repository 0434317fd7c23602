package id.simpul.intake;

import id.simpul.delivery.Outbox;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.policy.Policies;

/** What every batch of requests is decided with. */
public record Court(Desks desks, Policies policies, ReplyWriter replies, Outbox outbox) {}
