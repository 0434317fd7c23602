package id.simpul.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a list comes to.
 *
 * @param lines as they were read
 * @param mistakes all of them, by line; with one nothing can be taken
 * @param hash of all that would be done and what would come of it
 * @param taken whether it is done, now or before
 * @param once what is shown this once, such as new passwords, each with its line
 */
public record SheetPreview(
        List<SheetLine> lines, List<SheetMistake> mistakes, String hash, boolean taken, List<ObjectNode> once) {
    public SheetPreview {
        lines = List.copyOf(lines);
        mistakes = List.copyOf(mistakes);
        once = List.copyOf(once);
    }

    public boolean isClean() {
        return mistakes.isEmpty();
    }
}
