package id.simpul.delivery;

/**
 * A notice in a few lines of plain text, for channels that carry no more: a messenger, a telephone.
 *
 * @param key names it for ever: what is sent twice is the same message
 * @param to the partner's address in the channel
 */
public record ShortMessage(String key, String to, String text) {}
