package id.simpul.delivery;

import java.time.ZoneId;

/**
 * The host library as a mail presents it; what is empty is left out, but the e-mail address should be there: a calendar entry
 * names it as its organizer.
 *
 * @param staff where its own staff get mails; empty if they get none
 * @param zone whose hours its mails tell
 */
public record Sender(String library, String address, String phone, String email, String staff, ZoneId zone) {}
