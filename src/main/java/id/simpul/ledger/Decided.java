package id.simpul.ledger;

import java.time.Instant;

/** A request with what was decided of it, and when the hub did so. */
public record Decided(Request request, Decision decision, Instant at) {}
