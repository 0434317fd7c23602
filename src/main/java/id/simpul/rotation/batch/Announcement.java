package id.simpul.rotation.batch;

/** A school is told what it will get. */
public final class Announcement {
    private Announcement() {}

    public static Steps of(Batch batch) {
        Steps steps = new Steps(batch).become(batch.in(BatchState.ANNOUNCED)).recorded("announced");
        return steps.tell(BatchNotices.announced(steps.now()));
    }
}
