package id.simpul.console.frame;

import id.simpul.console.session.Role;
import id.simpul.ledger.RequestType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Buttons that lead to the forms of acts, of those that the reader may do. */
public final class ActLinks {
    private ActLinks() {}

    /** Where the form of an act is; {@code user.add} of {@code staff.user.add}. */
    public static String address(RequestType act, Map<String, String> filled, String back) {
        if (act == RequestType.STAFF_CALENDAR_IMPORT) {
            return "/calendar/new";
        } else if (act.wire().startsWith("staff.policy.")) {
            return "/policy/new";
        }
        if (act == RequestType.STAFF_CATALOGUE_IMPORT) {
            return "/catalogue/new";
        }
        Map<String, String> query = new LinkedHashMap<>(filled);
        query.put("back", back);
        return "/acts/" + act.wire().replaceFirst("^staff[.]", "") + Links.query(query);
    }

    static List<Map<String, Object>> of(List<RequestType> acts, Map<String, String> filled, String back, Visit visit) {
        return acts.stream()
                .filter(act -> visit.may(leastFor(act)))
                .map(act -> Map.<String, Object>of(
                        "href", address(act, filled, back),
                        "text", ActForm.of(act).button(visit.words())))
                .toList();
    }

    /** Who may do it: what concerns users, credentials, calendars, the policy and the clock is the administrators'. */
    public static Role leastFor(RequestType act) {
        String wire = act.wire();
        boolean administrators = wire.startsWith("staff.user.")
                || wire.startsWith("staff.session.")
                || wire.startsWith("staff.calendar.")
                || wire.startsWith("staff.policy.")
                || wire.startsWith("staff.clock.")
                || wire.startsWith("staff.job.")
                || wire.startsWith("staff.person.")
                || wire.equals("staff.partner.password")
                || wire.equals("staff.partner.certificate")
                || wire.equals("staff.partner.purge");
        return administrators ? Role.ADMINISTRATOR : Role.OPERATOR;
    }
}
