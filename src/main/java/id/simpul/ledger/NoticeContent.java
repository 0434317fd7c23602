package id.simpul.ledger;

/** What the notices of one topic hold: a record whose components are the fields of {@code data} on the wire. */
public interface NoticeContent {
    /** What it is about; not a field itself. */
    Topic topic();
}
