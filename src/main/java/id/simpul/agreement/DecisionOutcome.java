package id.simpul.agreement;

import java.util.Optional;

/** What the reply tells the national library of its decision: the proposal, and the agreement if there is one now. */
public record DecisionOutcome(String proposal, Optional<String> agreement) {}
