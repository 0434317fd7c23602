package id.simpul.rotation.enrolment;

import id.simpul.database.Rows;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.Prospects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forecasts that schools wait for, in the database. */
final class LateForecasts {
    private LateForecasts() {}

    /**
     * A forecast that is waited for.
     *
     * @param quarters those it was asked for
     * @param seat what the school takes part in now, with the quarters that have no batch yet
     */
    record Awaited(String agreement, String request, List<Quarter> quarters, Prospect.Seat seat) {
        PartnerId school() {
            return new PartnerId(seat.school());
        }
    }

    static void write(Handle db, List<Decided> decided) {
        List<ForecastAwaited> awaited = Effects.of(decided, ForecastAwaited.class);
        if (awaited.isEmpty()) {
            return;
        }
        Instant at = decided.get(decided.size() - 1).at();
        Rows.bind(db.createUpdate("""
                        insert into rotation_forecasts (agreement, request, quarters, asked_at)
                        select agreement, request, string_to_array(quarters, e'\\n'), :at
                          from unnest(:agreement, :request, :quarterLines) as new (agreement, request, quarters)
                            on conflict (agreement) do update
                           set request = excluded.request, quarters = excluded.quarters, asked_at = excluded.asked_at
                        """), ForecastAwaited.class, awaited)
                .bind("at", at)
                .execute();
    }

    /** Takes those of these agreements out of the list; of who has left meanwhile, or has all its batches, nothing is to tell. */
    static List<Awaited> take(Handle db, Collection<String> agreements) {
        return db.createQuery("""
                        with taken as (
                            delete from rotation_forecasts where agreement = any(:agreements)
                            returning agreement, request, quarters)
                        select taken.agreement, taken.request, taken.quarters, current_partner(rotation_agreements.school) as school,
                               rotation_agreements.pupils_lower, rotation_agreements.pupils_upper,
                               rotation_agreements.places, rotation_agreements.themes, array_agg(rotation_places.quarter order by rotation_places.quarter)
                               as coming
                          from taken
                          join rotation_agreements on rotation_agreements.id = taken.agreement
                                                  and rotation_agreements.state = 'active'
                          join rotation_places on rotation_places.agreement = taken.agreement
                          left join batches on batches.agreement = rotation_places.agreement
                                           and batches.quarter = rotation_places.quarter
                         where batches.id is null
                         group by taken.agreement, taken.request, taken.quarters, rotation_agreements.id
                         order by taken.agreement
                        """)
                .bindArray("agreements", String.class, agreements)
                .map((row, context) -> awaited(row))
                .list();
    }

    private static Awaited awaited(ResultSet row) throws SQLException {
        return new Awaited(
                row.getString("agreement"),
                row.getString("request"),
                quarters(row, "quarters"),
                new Prospect.Seat(
                        row.getString("school"),
                        row.getInt("pupils_lower"),
                        row.getInt("pupils_upper"),
                        texts(row, "themes"),
                        quarters(row, "coming"),
                        Prospects.places(row)));
    }

    private static List<Quarter> quarters(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(Quarter::parse).toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
