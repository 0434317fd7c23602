package id.simpul.agreement;

import id.simpul.agreement.Agreement.Origin;
import id.simpul.agreement.Agreement.Reminders;
import id.simpul.ledger.Decides;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.Rule;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes over agreements that are older than the hub, with the names as they stood: all of a file or nothing of it, and the
 * same file again changes nothing. What was signed before the cut-off stays valid to its end (R23).
 */
@Decides(Rule.R23)
public final class AgreementImport {
    private static final int MOST_EVENTS = 1_000;

    private final Partners partners;
    private final Policies policies;

    public AgreementImport(Partners partners, Policies policies) {
        this.partners = partners;
        this.policies = policies;
    }

    /** A file of agreements, and where it comes from. */
    public record Source(String file, String text, String origin) {}

    /** How many agreements were new, and how many known already. */
    public record Taken(int taken, int known) {}

    /**
     * Called in a transaction, which is to be rolled back if it throws.
     *
     * @throws NotImported with every mistake in the file
     */
    public Taken take(Handle db, Source source, Staff staff, Instant now) {
        FileMistakes mistakes = new FileMistakes(source.file());
        List<Row> rows = new AgreementFile(mistakes).read(source.text());
        Parties parties = new Parties(db, mistakes);
        Agreements.lockNumbers(db);
        Map<String, Agreement> known = Agreements.byNumber(
                db, rows.stream().map(row -> row.subject().number()).toList());
        List<Agreement> taken = new ArrayList<>();
        for (Row row : rows) {
            Agreement agreement = agreement(row, parties.of(row), source.origin(), now);
            Agreement before = known.get(row.subject().number());
            if (before == null) {
                taken.add(agreement);
            } else if (!isSame(before, agreement, parties)) {
                mistakes.add(
                        row.line(),
                        "number",
                        "nomor ini sudah tercatat dengan isi lain",
                        "this number is recorded already, with other contents");
            }
        }
        mistakes.throwIfAny();
        write(db, taken, parties, staff, now);
        return new Taken(taken.size(), rows.size() - taken.size());
    }

    private Agreement agreement(Row row, List<Party> parties, String source, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, policies.zone());
        boolean isHosts = policies.asOf(row.signedOn()).agreements().hostMaySignOn(row.signedOn());
        boolean isOver = row.term().to().isBefore(today);
        return new Agreement(
                Ids.of("pks", "file", row.subject().number()),
                row.subject(),
                isHosts ? Origin.OWN : Origin.DERIVED,
                parties,
                row.term(),
                row.signedOn(),
                Optional.empty(),
                Optional.of(source),
                isOver ? Agreement.State.ENDED : Agreement.State.VALID,
                new Reminders(
                        isOver ? Optional.empty() : ReminderDays.next(row.term().to(), today, policies.asOf(today)),
                        false));
    }

    /** As it was signed; that it ended earlier since, or that a party goes by another name, makes no difference. */
    private static boolean isSame(Agreement before, Agreement now, Parties parties) {
        boolean sameEnd = before.term().equals(now.term()) || parties.isShortened(before);
        return sameEnd
                && before.subject().equals(now.subject())
                && before.term().from().equals(now.term().from())
                && before.signedOn().equals(now.signedOn())
                && parties.current(before).equals(new HashSet<>(now.partners()));
    }

    private void write(Handle db, List<Agreement> taken, Parties parties, Staff staff, Instant now) {
        Agreements.save(db, taken);
        parties.keepNames(partners);
        List<Event> events = new ArrayList<>();
        for (Agreement agreement : taken) {
            new Signed(agreement).events().forEach(event -> {
                event.detail()
                        .put("signedOn", agreement.signedOn().toString())
                        .put("source", agreement.source().orElse(""))
                        .put("by", staff.name());
                events.add(event);
            });
        }
        Events.append(db, events, now);
    }

    /** The partners that a file names, by whatever name they ever had; a name that is new becomes one of theirs. */
    private static final class Parties {
        private final Handle db;
        private final FileMistakes mistakes;
        private final Map<String, Optional<PartnerEntry>> found = new HashMap<>();
        private final Map<PartnerId, TreeSet<String>> names = new LinkedHashMap<>();

        Parties(Handle db, FileMistakes mistakes) {
            this.db = db;
            this.mistakes = mistakes;
        }

        List<Party> of(Row row) {
            Map<PartnerId, Party> parties = new LinkedHashMap<>();
            for (int place = 0; place < row.parties().size(); place++) {
                Optional<PartnerEntry> entry = find(row.parties().get(place));
                if (entry.isEmpty()) {
                    unknown(row, row.parties().get(place));
                } else {
                    PartnerEntry partner = entry.get();
                    String signedAs = signedAs(row, place, partner);
                    PartnerId id = partner.partner().id();
                    if (parties.put(id, new Party(id, signedAs)) != null) {
                        mistakes.add(
                                row.line(),
                                "parties",
                                id + " disebut dua kali, mungkin dengan dua nama",
                                id + " is named twice, perhaps under two names");
                    }
                }
            }
            return List.copyOf(parties.values());
        }

        private void unknown(Row row, String name) {
            mistakes.add(
                    row.line(),
                    "parties",
                    "\"" + name + "\" tidak dikenal, atau nama beberapa mitra; pakai tanda mitra",
                    "\"" + name + "\" is not known, or the name of several partners; use the partner's id");
        }

        private String signedAs(Row row, int place, PartnerEntry partner) {
            String name = row.nameOf(place);
            if (name.isEmpty()) {
                return partner.partner().name();
            }
            Optional<PartnerEntry> owner = find(name);
            boolean isAnothers = owner.isPresent() && !id(owner.get()).equals(id(partner));
            if (isAnothers) {
                mistakes.add(
                        row.line(),
                        "names",
                        "\"" + name + "\" adalah nama mitra " + id(owner.get()),
                        "\"" + name + "\" is the name of partner " + id(owner.get()));
            } else if (owner.isEmpty()) {
                names.computeIfAbsent(id(partner), none -> new TreeSet<>(partner.aliases()))
                        .add(name);
                found.put(name, Optional.of(partner));
            }
            return name;
        }

        /** The parties of an agreement as they are known now. */
        Set<PartnerId> current(Agreement agreement) {
            return agreement.partners().stream()
                    .map(partner -> find(partner.value()).map(Parties::id).orElse(partner))
                    .collect(Collectors.toSet());
        }

        boolean isShortened(Agreement agreement) {
            return Events.ofSubject(db, agreement.id(), 0, MOST_EVENTS).stream()
                    .anyMatch(one -> one.event().step().equals("shortened"));
        }

        private static PartnerId id(PartnerEntry entry) {
            return entry.partner().id();
        }

        private Optional<PartnerEntry> find(String name) {
            return found.computeIfAbsent(name, this::read);
        }

        private Optional<PartnerEntry> read(String name) {
            List<PartnerId> ids = db.createQuery("""
                            select distinct current_partner(p.id)
                              from partners p
                             where p.id = :name or lower(p.name) = lower(:name)
                                or exists (select 1 from unnest(p.aliases) as alias where lower(alias) = lower(:name))
                            """)
                    .bind("name", name)
                    .mapTo(PartnerId.class)
                    .list();
            return ids.size() == 1
                    ? Optional.ofNullable(Partners.byIds(db, Set.of(ids.get(0))).get(ids.get(0)))
                    : Optional.empty();
        }

        /** So that the partner is found under its old names from now on. */
        void keepNames(Partners directory) {
            directory.update(
                    db,
                    names.entrySet().stream()
                            .map(entry -> PartnerUpdate.of(entry.getKey()).withAliases(List.copyOf(entry.getValue())))
                            .toList());
        }
    }
}
