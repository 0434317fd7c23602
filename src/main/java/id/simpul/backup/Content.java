package id.simpul.backup;

/** What the parts of a backup are called. */
public final class Content {
    /** Requests that had been taken and not been decided, and what the hub had failed on and not put away. */
    public static final String REQUESTS = "messages/requests.jsonl";
    /** Replies and notices that had not been read. */
    public static final String ANSWERS = "messages/answers.jsonl";

    public static final String SEQUENCES = "tables/sequences.json";
    /** Before the path of a file in the home. */
    public static final String HOME = "home/";

    private static final String TABLES = "tables/";
    private static final String ROWS = ".copy";

    private Content() {}

    public static String table(String name) {
        return TABLES + name + ROWS;
    }

    public static boolean isTable(String part) {
        return part.startsWith(TABLES) && part.endsWith(ROWS);
    }

    /** The table whose rows are in such a part. */
    public static String tableOf(String part) {
        return part.substring(TABLES.length(), part.length() - ROWS.length());
    }
}
