package id.simpul.partner;

/** A region of Indonesia in a named code system, since codes of different systems look alike and differ. */
public record Region(String system, String code) {
    /** The code system of the Ministry of Home Affairs: {@code 13.75} is Bukittinggi. */
    public static final String KEMENDAGRI = "kemendagri";

    public static Region kemendagri(String code) {
        return new Region(KEMENDAGRI, code);
    }
}
