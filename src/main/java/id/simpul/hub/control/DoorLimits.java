package id.simpul.hub.control;

import java.time.Duration;

/**
 * What the door for commands bears.
 *
 * @param reading how long a caller may take to say what it wants, and to take the answer
 * @param callers how many may be saying it at once; beyond that whoever came first is cut off
 * @param acts how many acts are done at once
 */
record DoorLimits(Duration reading, int callers, int acts) {
    static final DoorLimits USUAL = new DoorLimits(Duration.ofSeconds(10), 64, 32);
}
