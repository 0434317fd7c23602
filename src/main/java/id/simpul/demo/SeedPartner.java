package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Map;

/** A line of {@code seeds/partners.csv}: a partner, and for a school the term it wants. */
record SeedPartner(Map<String, String> line) {
    String id() {
        return line.get("id");
    }

    boolean takesNoticesByQueue() {
        return line.get("notify").contains("queue");
    }

    /** Whether it has queues of its own; else it answers by the links in its mails. */
    boolean hasSystem() {
        return line.get("system").equals("yes");
    }

    /** Whether it is not there from the start, but asks by the form. */
    boolean joins() {
        return line.get("system").equals("joins");
    }

    String name() {
        return line.get("name");
    }

    String email() {
        return line.get("email");
    }

    /** What the act of adding it needs. */
    ObjectNode added() {
        ObjectNode partner = Json.object();
        for (String field : new String[] {"id", "kind", "name", "email", "region", "language"}) {
            if (!line.get(field).isEmpty()) {
                partner.put(field, line.get(field));
            }
        }
        for (String way : line.get("notify").split("\\|")) {
            partner.withArray("/notify").add(way);
        }
        return partner.put("hasSystem", hasSystem());
    }

    /** The data of its first enrolment. */
    ObjectNode enrolment() {
        ObjectNode data = Json.object()
                .put("npsn", line.get("npsn"))
                .put("name", line.get("name"))
                .put("address", "Jalan Contoh, " + line.get("name").replaceAll(".*\\d\\d | \\(.*", ""))
                .put("startQuarter", line.get("startQuarter"))
                .put("termMonths", Integer.valueOf(line.get("termMonths")))
                .put("acceptsReplacement", true);
        data.putObject("region").put("system", "kemendagri").put("code", line.get("region"));
        data.putObject("pupils")
                .put("lower", Integer.valueOf(line.get("pupilsLower")))
                .put("upper", Integer.valueOf(line.get("pupilsUpper")));
        data.putObject("contact").put("name", "Pustakawan " + id()).put("email", line.get("email"));
        return data;
    }
}
