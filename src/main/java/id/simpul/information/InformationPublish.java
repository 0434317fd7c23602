package id.simpul.information;

import java.util.List;

/**
 * What a partner asks to have passed on.
 *
 * @param audience kinds of partners and partners, as they are named
 */
public record InformationPublish(String subject, String body, List<String> audience) {
    public InformationPublish {
        audience = List.copyOf(audience);
    }
}
