package id.simpul.console.frame;

import id.simpul.console.session.Role;
import java.nio.file.Path;
import java.util.Optional;

/** One address of the console. What it answers depends on the visit alone, so that a visit can be made again, as after a log-in. */
public interface Page {
    /** Its path, with places such as {@code :partner}. */
    String address();

    /** Who may come here; asked before anything else is done. */
    default Access access() {
        return Access.of(Role.VIEWER);
    }

    /** How much waits here for staff; the menu says it. */
    default Optional<Count> waiting() {
        return Optional.empty();
    }

    /** GET and HEAD, which change nothing. */
    Answer show(Visit visit);

    /** Whether it takes anything by POST. */
    default boolean acts() {
        return false;
    }

    /** The largest file that its form may bring, in bytes, read in memory; 0 for none. */
    default int longestFile() {
        return 0;
    }

    /** Where large files go that are sent with a form, if they may be; nothing is read of them before it is known who sends them. */
    default Optional<LargeFiles> largeFiles() {
        return Optional.empty();
    }

    /** Whether mail programs press its button, who send their form in parts, though without files (RFC 8058, 3.2). */
    default boolean takesParts() {
        return false;
    }

    /**
     * What may be sent.
     *
     * @param longest of all files, in bytes
     * @param folder where files lie until the page has answered
     */
    record LargeFiles(long longest, Path folder) {}

    /** POST; the form has shown by then that it comes from a page of this session. */
    default Answer act(Visit visit) {
        throw new UnsupportedOperationException("Nothing is posted to " + address());
    }
}
