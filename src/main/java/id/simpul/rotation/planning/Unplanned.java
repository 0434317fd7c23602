package id.simpul.rotation.planning;

import id.simpul.policy.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who is to get a batch and has none yet. */
final class Unplanned {
    /** The regions of the schools that have no batch yet, by quarter, as a {@link id.simpul.agenda.Question} has them. */
    static final String QUESTION = """
            select distinct rotation_places.quarter as period, rotation_agreements.region as part, null::date as due_on
              from rotation_places
              join rotation_agreements on rotation_agreements.id = rotation_places.agreement
             where not rotation_places.planned and rotation_places.quarter <= :last and rotation_agreements.state = 'active'
               and not exists (select 1 from batches
                                where batches.agreement = rotation_places.agreement
                                  and batches.quarter = rotation_places.quarter)
            """;

    /** After every quarter there is. */
    private static final String EVER = "9999-Q4";

    private Unplanned() {}

    /** The regions of the schools that have no batch yet, by quarter. */
    static SortedMap<Quarter, List<String>> read(Handle db) {
        return read(db, EVER);
    }

    /** The quarters that are still to be planned. What cannot be planned keeps none waiting, as it keeps no school waiting. */
    static Set<Quarter> quarters(Handle db) {
        return db.createQuery("""
                        select distinct rotation_places.quarter
                          from rotation_places
                          join rotation_agreements on rotation_agreements.id = rotation_places.agreement
                         where not rotation_places.planned and rotation_agreements.state = 'active'
                           and rotation_places.agreement <> all(:leftOut)
                           and not exists (select 1 from batches
                                            where batches.agreement = rotation_places.agreement
                                              and batches.quarter = rotation_places.quarter)
                        """)
                .bindArray(
                        "leftOut",
                        String.class,
                        Seats.leftOut(db).stream().map(LeftOut::agreement).toList())
                .mapTo(String.class)
                .filter(Quarter::isValid)
                .map(Quarter::parse)
                .collect(Collectors.toSet());
    }

    /** As {@link #read(Handle)}, until a last quarter. */
    static SortedMap<Quarter, List<String>> read(Handle db, String last) {
        SortedMap<Quarter, List<String>> unplanned = new TreeMap<>();
        db.createQuery(QUESTION)
                .bind("last", last)
                .map((row, context) -> Map.entry(row.getString("period"), row.getString("part")))
                .filter(place -> Quarter.isValid(place.getKey()))
                .forEach(place -> unplanned
                        .computeIfAbsent(Quarter.parse(place.getKey()), quarter -> new ArrayList<>())
                        .add(place.getValue()));
        return unplanned;
    }
}
