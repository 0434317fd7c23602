package id.simpul.rotation.planning;

import id.simpul.ledger.Effect;
import id.simpul.policy.Quarter;

/** Staff want the planned batches of a quarter planned again. */
record PlanWanted(Quarter quarter) implements Effect {}
