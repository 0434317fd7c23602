package id.simpul.intake;

import id.simpul.delivery.Outbox;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.policy.Policies;

/** The parts that requests are decided with: who judges, by which rules, who words the reply and who passes the news on. */
public record DecidingParts(Desks desks, Policies policies, ReplyWriter replies, Outbox outbox) {}
