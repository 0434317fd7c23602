package id.simpul.rotation.overview;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What the lists of this package have in common. */
final class Shown {
    static final Phrase QUARTER = new Phrase("triwulan", "quarter");
    static final Phrase REGION = new Phrase("wilayah", "region");
    static final Phrase SCHOOL = new Phrase("sekolah", "school");
    static final Phrase NAME = new Phrase("nama", "name");
    static final Phrase DELIVERED = new Phrase("diantar", "delivered");
    static final Phrase RUN = new Phrase("perjalanan", "run");
    static final Phrase BRING = new Phrase("kardus diantar", "boxes to bring");
    static final Phrase FETCH = new Phrase("kardus dijemput", "boxes to fetch");
    private static final Phrase SUCH_AS = new Phrase("seperti 2026-Q4", "such as 2026-Q4");

    private Shown() {}

    static Filter quarter(boolean required) {
        return new Filter("quarter", QUARTER, required, Quarter::isValid, SUCH_AS);
    }

    /** A region with all its parts. */
    static Filter region() {
        return new Filter(
                "region",
                REGION,
                false,
                region -> region.matches("[0-9.]{2,13}"),
                new Phrase("seperti 13.75", "such as 13.75"));
    }

    static <R> Column<R> detail(String key, Function<R, ?> value) {
        return Column.detail(key, Phrase.verbatim(key), value);
    }

    static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
