package id.simpul.partner;

/** Why the directory does not take a partner or a change of it, in one sentence for whoever asked. */
public final class PartnerRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PartnerRefused(String message) {
        super(message);
    }
}
