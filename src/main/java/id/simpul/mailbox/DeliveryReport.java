package id.simpul.mailbox;

import id.simpul.delivery.SentMails;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server reports of a mail that it could not deliver: as RFC 3464 has it, in whatever multipart it stands, or in words as
 * qmail, Exim and others write it.
 *
 * @param addresses those that the mail was for
 * @param status such as 5.1.1, the worst of those it names; empty if it names none
 * @param givenUp whether it is not tried any more, although it may have been put off each time: its server could not be reached for days
 * @param keys those of our mails that it names
 */
record DeliveryReport(Set<String> addresses, String status, boolean givenUp, List<String> keys) {
    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern ABOUT_MAIL = Pattern.compile("5\\.(?:1\\.[78]|[3567]\\..*)");
    private static final Pattern PLAIN_CODE = Pattern.compile("(?m)(?:^|[\\s:\\[(])(5[0-9]{2})[\\s\\-]");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+[A-Za-z0-9]");
    /** Whose account of it begins so, and what of a plain text is the account itself. */
    private static final Pattern PROSE = Pattern.compile(
            "(?is).*?(\\bqmail-send\\b|could not be delivered|"
                    + "undeliver|delivery (?:has )?failed|mail delivery software|message wasn't delivered|not delivered|tidak terkirim).*");

    /** How those who write in words say that it is not tried any more. */
    private static final Pattern GIVEN_UP = Pattern.compile(
            "(?i)not going to try again|giv(?:en|ing) up|retry time ?out exceeded|too long in the queue|been in the queue too long");

    private static final Pattern COPY = Pattern.compile(
            "(?im)^(?:---+ ?(?:below this line|this is a copy|original message|returned message|forwarded message).*)$");
    private static final int DEEPEST = 8;

    /** The report that a mail is, if it is one. */
    static Optional<DeliveryReport> of(Message message) throws MessagingException, IOException {
        Found found = new Found();
        found.look(message, 0);
        if (!found.reported && !isFromMailer(message)) {
            return Optional.empty();
        }
        if (!found.reported) {
            found.prose(message);
        }
        if (!found.reported) {
            return Optional.empty();
        }
        found.names.append(' ').append(ComingMail.header(message, "In-Reply-To"));
        found.names.append(' ').append(ComingMail.header(message, "References"));
        found.addresses(ComingMail.header(message, "X-Failed-Recipients"));
        return Optional.of(new DeliveryReport(
                found.addresses, found.status, found.givenUp, SentMails.keys(found.names.toString())));
    }

    /** For good; what its server finds wrong with the sender or the mail says nothing of the address. */
    boolean isDead() {
        return status.startsWith("5.") && !isAboutMail();
    }

    /** Refused for what the sender is, what the mail is, or for what became of the server: another mail may arrive. */
    boolean isAboutMail() {
        return ABOUT_MAIL.matcher(status).matches();
    }

    /** Only for now, or even delivered. */
    boolean isPassing() {
        return !givenUp && (status.startsWith("4.") || status.startsWith("2."));
    }

    private static boolean isFromMailer(Message message) throws MessagingException {
        String from = ComingMail.header(message, "From").toLowerCase(Locale.ROOT);
        String path = ComingMail.header(message, "Return-Path").strip();
        return from.contains("mailer-daemon")
                || from.contains("postmaster")
                || from.contains("mail delivery")
                || path.equals("<>")
                || !ComingMail.header(message, "X-Failed-Recipients").isEmpty();
    }

    /** What was found so far. */
    private static final class Found {
        private final Set<String> addresses = new LinkedHashSet<>();
        private final StringBuilder names = new StringBuilder();
        private boolean reported;
        private boolean givenUp;
        private String status = "";

        void look(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                return;
            }
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                reported = true;
                report(bytes(part));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                original(
                        new InternetHeaders(new ByteArrayInputStream(bytes(part).getBytes(StandardCharsets.UTF_8))));
            } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int place = 0; place < parts.getCount(); place++) {
                    look(parts.getBodyPart(place), depth + 1);
                }
            }
        }

        private static String bytes(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                return new String(in.readNBytes(64 << 10), StandardCharsets.UTF_8);
            }
        }

        /** A block about the mail, then one for each recipient; some servers leave out the empty line between. */
        private void report(String text) throws MessagingException {
            for (String block : text.replace("\r\n", "\n").split("\n{2,}")) {
                InternetHeaders headers = new InternetHeaders(
                        new ByteArrayInputStream((block + "\n\n").getBytes(StandardCharsets.UTF_8)));
                String recipient = header(headers, "Final-Recipient") + " " + header(headers, "Original-Recipient");
                if (!recipient.isBlank()) {
                    addresses(recipient);
                    String action = header(headers, "Action").toLowerCase(Locale.ROOT);
                    judge(header(headers, "Status"), action);
                }
                names.append(' ').append(header(headers, "Original-Envelope-Id"));
            }
        }

        private void judge(String said, String action) {
            Matcher code = STATUS.matcher(said);
            givenUp |= action.startsWith("failed");
            if (code.find()) {
                worse(code.group());
            } else if (action.startsWith("failed")) {
                worse("5.0.0");
            } else if (action.startsWith("delayed")) {
                worse("4.0.0");
            }
        }

        private void worse(String other) {
            if (status.isEmpty() || other.charAt(0) > status.charAt(0)) {
                status = other;
            }
        }

        private static String header(InternetHeaders headers, String name) {
            return Optional.ofNullable(headers.getHeader(name, " ")).orElse("");
        }

        private void original(InternetHeaders headers) {
            names.append(' ').append(header(headers, "Message-ID"));
            addresses(header(headers, "To"));
        }

        /** In words: above a copy of the mail the reason, in the copy whose it was. */
        void prose(Message message) throws MessagingException, IOException {
            String text = ComingMail.of(message).text().replace("\r\n", "\n");
            if (!PROSE.matcher(text).matches()) {
                return;
            }
            reported = true;
            Matcher copy = COPY.matcher(text);
            String account = copy.find() ? text.substring(0, copy.start()) : text;
            givenUp = GIVEN_UP.matcher(account).find();
            Matcher code = STATUS.matcher(account);
            while (code.find()) {
                worse(code.group());
            }
            Matcher plain = PLAIN_CODE.matcher(account);
            if (status.isEmpty() && plain.find()) {
                worse(plain.group(1).equals("554") || plain.group(1).equals("571") ? "5.7.0" : "5.0.0");
            }
            names.append(' ').append(text);
            addresses(account);
        }

        void addresses(String text) {
            Matcher address = ADDRESS.matcher(text);
            while (address.find()) {
                addresses.add(address.group().toLowerCase(Locale.ROOT));
            }
        }
    }
}
