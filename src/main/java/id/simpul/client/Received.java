package id.simpul.client;

/**
 * A message as a partner's system took it from its queue.
 *
 * @param correlation what it answers by the transport's word; empty if it answers nothing
 */
public record Received(String correlation, String text) {}
