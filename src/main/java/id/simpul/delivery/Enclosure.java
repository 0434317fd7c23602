package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.Language;
import java.util.function.BiFunction;

/**
 * A file that a feature makes of a notice and that goes out with its mail.
 *
 * @param ending of the file's name, such as {@code pdf}
 * @param made the file, of the notice's data and in the reader's language; the same whenever it is made again
 */
public record Enclosure(String type, String ending, BiFunction<ObjectNode, Language, byte[]> made) {}
