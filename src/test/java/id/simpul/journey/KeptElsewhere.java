package id.simpul.journey;

import java.util.Map;
import java.util.TreeMap;

/** What the page on retention says of tables that no {@code Kept} tidies: chores of their features do, or nobody has to. */
final class KeptElsewhere {
    /** The first number is that of {@code requests.personal-data-days}, the second of {@code requests.failures-days}. */
    static final Map<String, String> SHORT = new TreeMap<>(Map.of(
            "privileges", "whose a privilege was | %1$d | since it ended | stays without persons",
            "bookings", "who came and what about | %1$d | since the last day | stays without persons",
            "trainings", "who was trained | %1$d | since the last day | stays without persons",
            "failures", "messages on which the hub failed | %2$d | since they were answered or discarded | gone",
            "links", "links in mails, of which the hub has the hash | 90 | since their end | gone",
            "confirmation_mails", "which address was asked for confirmation | 30 | since it was asked | gone",
            "staff_sessions", "sessions of staff | 2 | since they were seen last | gone",
            "staff_setups", "links by which users set up | 3 | since they were made | gone",
            "staff_attempts", "wrong passwords, by a hash | 1 | since the last one | gone",
            "staff_retries", "which failed messages were tried again by one click | 30 | since then | gone"));

    static final Map<String, String> FOR_EVER = new TreeMap<>(Map.ofEntries(
            Map.entry("requests", "ids, fingerprints and replies"),
            Map.entry("partners", "institutions: names, kinds, regions"),
            Map.entry("rotation_agreements", "schools' terms"),
            Map.entry("rotation_places", "the quarters of a term"),
            Map.entry("rotation_choices", "books pinned, blocked or reserved"),
            Map.entry("batches", "which school had a batch when"),
            Map.entry("batch_shortfalls", "where a batch fell short"),
            Map.entry("exchanges", "the days of the exchanges"),
            Map.entry("exchange_offers", "offers"),
            Map.entry("exchange_lines", "what was offered"),
            Map.entry("exchange_pairs", "what went for what"),
            Map.entry("exchange_gifts", "gifts"),
            Map.entry("exchange_gift_items", "what was given"),
            Map.entry("agreements", "agreements"),
            Map.entry("agreement_parties", "between whom"),
            Map.entry(
                    "agreement_scans",
                    "which scan belongs to which; the file is taken out by the act `agreement.scan`"),
            Map.entry("proposals", "what was proposed and how it was decided"),
            Map.entry("statistics_days", "counts that libraries reported"),
            Map.entry("statistics_parts", "the same by region and partner"),
            Map.entry("plan_approvals", "which plan was found good, and by which user"),
            Map.entry("titles", "works"),
            Map.entry("title_keys", "what works are known by"),
            Map.entry("title_doubts", "which works may be one"),
            Map.entry("title_loans", "how often they were lent"),
            Map.entry("items", "copies, also those that are gone: a copy never goes to the same school twice")));

    static final Map<String, String> IN_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("partner_credentials", "the hash of a partner's password, gone with its part"),
            Map.entry("pauses", "which partners are paused"),
            Map.entry("lanes", "whose mails are being sent now"),
            Map.entry("requests_in_hand", "what is being decided now"),
            Map.entry("exchange_wants", "want-lists, replaced whole"),
            Map.entry("exchange_looks", "offers to be looked at again"),
            Map.entry("rotation_forecasts", "forecasts still to be made"),
            Map.entry("rotation_replans", "plans still to be made again"),
            Map.entry("staff_users", "users of the console; names of former ones stay where the history names them"),
            Map.entry("staff_recovery_codes", "codes on paper, by their hash"),
            Map.entry("last_run", "how the hub ended last"),
            Map.entry("tidied", "how far each kind has been tidied"),
            Map.entry("flyway_schema_history", "which versions the tables have had")));

    static final String SPACE = "";

    private KeptElsewhere() {}
}
