package id.simpul.proof;

/**
 * One thing that a client did or was told, or that went wrong.
 *
 * @param millis since the epoch
 * @param client the partner's id
 * @param number of the request among the client's own; of a notice or mail, among its sender's
 * @param word what a reply, notice or mail says
 */
record Event(long millis, String client, Kind kind, int number, Word word) {
    enum Kind {
        /** The client begins to send it, for the first time or again. */
        SENT,
        /** The hub has acknowledged it by the means of the protocol. */
        TAKEN,
        /** Whether it was taken nobody can say: the connection broke, or it was refused for now. */
        UNKNOWN,
        /** A reply was read. */
        REPLY,
        /** A notice was read. */
        NOTICE,
        /** The mail server has a mail, whether it said so or not. */
        MAIL,
        /** Something begins to go wrong. */
        TROUBLE,
        /** It is over. */
        OVER,
        /** Staff have what was given up sent again. */
        AGAIN,
        /** The hub took it for what it died on, and staff have it tried again. */
        SET_ASIDE
    }

    /**
     * What a reply, notice or mail says.
     *
     * @param message which copy of it this is by the transport's word; the same for one that is delivered again
     * @param text short for the whole of it: two that differ anywhere have different ones
     * @param status of a reply; of a mail, whether the server said that it has it
     * @param reference what came of the request; of a notice or mail, who sent the announcement
     */
    record Word(String message, String text, String status, String reference) {
        static final Word NONE = new Word("-", "-", "-", "-");
        /** Of a mail: its sender does not know that it was taken. */
        static final String DROPPED = "dropped";
    }

    static Event of(String client, Kind kind, int number) {
        return of(client, kind, number, Word.NONE);
    }

    static Event of(String client, Kind kind, int number, Word word) {
        return new Event(System.currentTimeMillis(), client, kind, number, word);
    }

    /** @param trouble its name */
    static Event of(Kind kind, String trouble) {
        return of("-", kind, 0, new Word(trouble.replace(' ', '_'), "-", "-", "-"));
    }

    /** As it stands in a history's file. */
    String line() {
        String begin = millis + " " + client + " " + kind + " " + number;
        return word.equals(Word.NONE)
                ? begin
                : begin + " " + word.message + " " + word.text + " " + word.status + " " + word.reference;
    }

    static Event parse(String line) {
        String[] part = line.split(" ", -1);
        Word word = part.length > 4 ? new Word(part[4], part[5], part[6], part[7]) : Word.NONE;
        return new Event(Long.parseLong(part[0]), part[1], Kind.valueOf(part[2]), Integer.parseInt(part[3]), word);
    }

    /** The id that the request has towards the hub. */
    String request() {
        return client + "-" + number;
    }
}
