package id.simpul.intake.component;

import java.time.Duration;

/**
 * How a shard reads.
 *
 * @param maxBatch messages handed to the route at once, at most
 * @param turn messages taken from one partner before the next one's turn
 * @param window bytes the broker may send ahead for each partner; the memory at worst is this times the partners
 * @param connectionTtl after which a silent connection counts as dead, on both ends
 */
record IntakeOptions(int maxBatch, int turn, int window, Duration connectionTtl) {}
