package id.simpul.partner;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a partner must look like before the directory takes it. */
final class PartnerForm {
    private static final Set<PartnerId> RESERVED = Set.of(PartnerId.STAFF, new PartnerId("hub"));

    /** One plain address: no list, no display name, nothing that could begin another header. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;:<>()\"\\\\\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,253}");

    private PartnerForm() {}

    static void require(Partner partner) {
        requireFreeName(partner);
        requireNoPerson(partner);
        requireOneLine("name", Optional.of(partner.name()));
        requireEmail(partner.email());
        if (partner.name().isBlank()) {
            throw new PartnerRefused("Partner " + partner.id() + " has no name; give one with --name.");
        }
        if (!partner.hasSystem() && partner.channels().contains(Channel.QUEUE)) {
            throw new PartnerRefused("Partner " + partner.id()
                    + " has no system of its own and so no queue to take notices by; notify it by email.");
        }
    }

    static void require(PartnerUpdate update) {
        update.contact().ifPresent(contact -> {
            requireEmail(contact.email());
            requireOneLine("contact's name", contact.name());
            requireOneLine("contact's phone", contact.phone());
        });
        update.addresses().orElse(Map.of()).forEach((channel, address) -> {
            requireOneLine("address for " + channel, Optional.of(address));
            if (PersonalNumbers.in(address)) {
                throw new PartnerRefused(
                        "The address for " + channel + " holds a national identity number (NIK); leave it out.");
            }
        });
    }

    static void requireName(String name) {
        requireOneLine("name", Optional.of(name));
        if (name.isBlank() || PersonalNumbers.in(name)) {
            throw new PartnerRefused("A partner's name is not blank and holds no national identity number (NIK).");
        }
    }

    static boolean isReserved(PartnerId id, PartnerKind kind) {
        boolean isKind =
                Arrays.stream(PartnerKind.values()).map(PartnerKind::wire).anyMatch(id.value()::equals);
        boolean library = kind == PartnerKind.LIBRARY && id.value().equals(PartnerKind.LIBRARY.wire());
        return RESERVED.contains(id) || (isKind && !library);
    }

    private static void requireFreeName(Partner partner) {
        if (isReserved(partner.id(), partner.kind())) {
            throw new PartnerRefused("No partner may be called " + partner.id() + "; choose another id.");
        }
    }

    /** An institution has no national identity number, and the directory is not to keep anybody's (R20). */
    private static void requireNoPerson(Partner partner) {
        String all = partner.id() + " " + partner.name() + " " + partner.email().orElse("");
        if (PersonalNumbers.in(all)) {
            throw new PartnerRefused("The partner's id, name or e-mail address holds a national identity number (NIK);"
                    + " leave it out.");
        }
    }

    private static void requireEmail(Optional<String> email) {
        if (email.isPresent() && !EMAIL.matcher(email.get()).matches()) {
            throw new PartnerRefused("The e-mail address is not one plain address such as name@example.org.");
        }
    }

    private static void requireOneLine(String what, Optional<String> text) {
        if (text.isPresent() && text.get().chars().anyMatch(character -> character < 0x20 || character == 0x7f)) {
            throw new PartnerRefused("The " + what + " holds a line break or another control character.");
        }
    }
}
