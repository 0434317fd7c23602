package id.simpul.console.session;

/**
 * Somebody who is in, or half in.
 *
 * @param id by which lists name it
 * @param csrf what every form of it carries
 * @param signedOn whether it was begun by a provider of identities
 */
public record Session(String id, User user, Stage stage, String csrf, boolean signedOn) {
    /** How far somebody is in. */
    public enum Stage {
        /** The password was right; the code is still asked for. */
        CODE,
        OPEN;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public boolean isOpen() {
        return stage == Stage.OPEN;
    }
}
