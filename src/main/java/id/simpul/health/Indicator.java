package id.simpul.health;

import java.util.function.Supplier;

/** Something by which a hub's health is told, such as {@code outbox}; looking at it is cheap. */
public record Indicator(String name, Supplier<Reading> look) {}
