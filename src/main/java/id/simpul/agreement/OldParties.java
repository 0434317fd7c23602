package id.simpul.agreement;

import id.simpul.ledger.Events;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The partners that a file names, by whatever name they ever had; a name that is new becomes one of theirs. */
final class OldParties {
    private static final int MOST_EVENTS = 1_000;

    private final Handle db;
    private final FileMistakes mistakes;
    private final Map<String, Optional<PartnerEntry>> found = new HashMap<>();
    private final Map<PartnerId, TreeSet<String>> names = new LinkedHashMap<>();

    OldParties(Handle db, FileMistakes mistakes) {
        this.db = db;
        this.mistakes = mistakes;
    }

    List<Party> of(AgreementRow row) {
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

    private void unknown(AgreementRow row, String name) {
        mistakes.add(
                row.line(),
                "parties",
                "\"" + name + "\" tidak dikenal, atau nama beberapa mitra; pakai kode mitra",
                "\"" + name + "\" is not known, or the name of several partners; use the partner's id");
    }

    private String signedAs(AgreementRow row, int place, PartnerEntry partner) {
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
                .map(partner -> find(partner.value()).map(OldParties::id).orElse(partner))
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
        List<PartnerId> ids =
                db.createQuery("""
                        select distinct current_partner(p.id)
                          from known_partners p
                         where p.id = :name or lower(p.name) = lower(:name)
                            or exists (select 1 from unnest(p.aliases) as alias where lower(alias) = lower(:name))
                        """).bind("name", name).mapTo(PartnerId.class).list();
        return ids.size() == 1
                ? Optional.ofNullable(
                        PartnerEntries.byIds(db, Set.of(ids.get(0))).get(ids.get(0)))
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
