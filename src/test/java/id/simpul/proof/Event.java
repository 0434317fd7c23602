package id.simpul.proof;

/**
 * One thing that a client did or was told.
 *
 * @param millis since the epoch
 * @param client the partner's id
 * @param number of the request among the client's own
 * @param word of a reply: the message's id, whatever else makes it the same reply again, its status and its reference
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
        REPLY
    }

    /**
     * What a reply says.
     *
     * @param message which copy of the reply it is by the transport's word; the same for one that is delivered again
     * @param text short for the whole of it: two replies that differ anywhere have different ones
     */
    record Word(String message, String text, String status, String reference) {
        static final Word NONE = new Word("-", "-", "-", "-");
    }

    static Event of(String client, Kind kind, int number) {
        return new Event(System.currentTimeMillis(), client, kind, number, Word.NONE);
    }

    static Event reply(String client, int number, Word word) {
        return new Event(System.currentTimeMillis(), client, Kind.REPLY, number, word);
    }

    /** As it stands in a history's file. */
    String line() {
        String begin = millis + " " + client + " " + kind + " " + number;
        return kind != Kind.REPLY
                ? begin
                : begin + " " + word.message + " " + word.text + " " + word.status + " " + word.reference;
    }

    static Event parse(String line) {
        String[] part = line.split(" ", -1);
        Kind kind = Kind.valueOf(part[2]);
        Word word = kind == Kind.REPLY ? new Word(part[4], part[5], part[6], part[7]) : Word.NONE;
        return new Event(Long.parseLong(part[0]), part[1], kind, Integer.parseInt(part[3]), word);
    }

    /** The id that the request has towards the hub. */
    String request() {
        return client + "-" + number;
    }
}
