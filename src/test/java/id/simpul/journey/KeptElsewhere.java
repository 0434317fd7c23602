package id.simpul.journey;

import java.util.Map;
import java.util.TreeMap;

/** What the page on retention says of tables that no {@code Kept} tidies: chores of their features do, or nobody has to. */
final class KeptElsewhere {
    /** The first number is that of {@code requests.personal-data-days}, the second of {@code requests.failures-days}. */
    static final Map<String, String> SHORT = new TreeMap<>(Map.ofEntries(
            Map.entry("privileges", "whose a privilege was | %1$d | since it ended | stays without persons"),
            Map.entry("bookings", "who came and what about | %1$d | since the last day | stays without persons"),
            Map.entry("trainings", "who was trained | %1$d | since the last day | stays without persons"),
            Map.entry(
                    "failures",
                    "messages on which the hub failed | %2$d | since they were answered or discarded | gone"),
            Map.entry("links", "links in mails, of which the hub has the hash | 90 | since their end | gone"),
            Map.entry(
                    "confirmation_mails", "which address was asked for confirmation | 30 | since it was asked | gone"),
            Map.entry("staff_sessions", "sessions of staff | 2 | since they were seen last | gone"),
            Map.entry("staff_setups", "links by which users set up | 3 | since they were made | gone"),
            Map.entry("staff_attempts", "wrong passwords, by a hash | 1 | since the last one | gone"),
            Map.entry(
                    "staff_sign_ons",
                    "what came back from the provider of identities, by a hash | 1 | since then | gone"),
            Map.entry(
                    "staff_kept_forms",
                    "forms sent too late, sealed, while their senders come in again | 1 | since then | gone"),
            Map.entry("staff_retries", "which failed messages were tried again by one click | 30 | since then | gone"),
            Map.entry(
                    "applications",
                    "who asked on a public page to take part; unconfirmed ones 7 | 90 | since then | gone"),
            Map.entry("uploads", "lists that staff look over before they take them | 1 | since they came | gone")));

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
            Map.entry("calendar_imports", "calendars that were imported, when and by whom"),
            Map.entry("policy_changes", "what staff changed in the policy, when and why"),
            Map.entry("drills", "when a backup was tried, and whether it is a way back"),
            Map.entry("backups", "when a backup was made, and what came of it"),
            Map.entry("recoveries", "from which backups the hub was restored"),
            Map.entry("title_keys", "what works are known by"),
            Map.entry("title_doubts", "which works may be one"),
            Map.entry("title_loans", "how often they were lent"),
            Map.entry("items", "copies, also those that are gone: a copy never goes to the same school twice")));

    static final Map<String, String> IN_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("partner_certificates", "which certificate a partner's system must show, gone with its part"),
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
            Map.entry(
                    "staff_identities",
                    "identities by which users come in; former ones stay, so that nobody comes back by one"),
            Map.entry("lease", "which hub works with the database, and when it was seen"),
            Map.entry("policy_file", "the policy file by which the hub judges, and in which home it lies"),
            Map.entry("installation", "which installation this is, and how far it has come"),
            Map.entry("mail_answers", "answers by mail, until staff close them"),
            Map.entry("mail_stops", "who wants no announcements by mail"),
            Map.entry("catalogue_import_lines", "what was found in a catalogue, gone with its import"),
            Map.entry("catalogue_import_copies", "which copies a catalogue named, gone with its import"),
            Map.entry("last_run", "how the hub ended last"),
            Map.entry("tidied", "how far each kind has been tidied"),
            Map.entry("flyway_schema_history", "which versions the tables have had")));

    static final String SPACE = "";

    private KeptElsewhere() {}
}
