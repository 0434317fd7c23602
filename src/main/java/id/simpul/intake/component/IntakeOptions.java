package id.simpul.intake.component;

import java.time.Duration;

/**
 * How a shard reads.
 *
 * @param maxBatch messages handed to the route at once, at most
 * @param maxBytes bytes handed to the route at once, and whatever the last message has beyond
 * @param turn messages taken from one partner before the next one's turn
 * @param window bytes the broker may send ahead for each partner; the memory at worst is this times the partners
 * @param connectionTtl after which a silent connection counts as dead, on both ends
 */
record IntakeOptions(int maxBatch, int maxBytes, int turn, int window, Duration connectionTtl) {
    /** For partners that are read apart from the others: a batch is one turn of one of them. */
    IntakeOptions apart() {
        return new IntakeOptions(turn, maxBytes, turn, window, connectionTtl);
    }
}
