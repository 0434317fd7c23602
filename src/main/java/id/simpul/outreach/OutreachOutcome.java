package id.simpul.outreach;

/** What the reply says of a visit. */
public record OutreachOutcome(String outreach, String state) {
    static OutreachOutcome of(Outreach outreach) {
        return new OutreachOutcome(outreach.id(), outreach.state().wire());
    }
}
