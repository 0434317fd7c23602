package id.simpul.mailbox;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail as it came, with what is of use of it.
 *
 * @param id its own Message-ID; empty if it has none
 * @param from the one address it says it comes from, in small letters; empty if it is none
 * @param names what may name the mail that it answers: headers and the addresses it went to
 * @param automatic whether nobody wrote it: a holiday's answer, a list
 * @param text the plain text of it, or of its HTML; its subject if there is none
 */
record ComingMail(String id, String from, String names, boolean automatic, String text) {
    /** More is not read. */
    private static final int LONGEST = 64 << 10;

    private static final int DEEPEST = 8;

    /** Which no text has, and no database takes. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    /** With a space for each control character but those that part lines and columns. */
    ComingMail {
        id = legible(id);
        from = legible(from);
        names = legible(names);
        text = legible(text);
    }

    private static String legible(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    static ComingMail of(Message message) throws MessagingException, IOException {
        return of(message, text(message, 0));
    }

    /** As if it had no text, which cannot be read. */
    static ComingMail byItsHead(Message message) throws MessagingException {
        return of(message, Optional.empty());
    }

    private static ComingMail of(Message message, Optional<String> text) throws MessagingException {
        return new ComingMail(
                header(message, "Message-ID"),
                from(message),
                names(message),
                isAutomatic(message),
                text.filter(one -> !one.isBlank()).orElse(header(message, "Subject")));
    }

    private static String from(Message message) throws MessagingException {
        Address[] from;
        try {
            from = Optional.ofNullable(message.getFrom()).orElse(new Address[0]);
        } catch (AddressException noAddress) {
            return "";
        }
        return from.length == 1 && from[0] instanceof InternetAddress address && address.getAddress() != null
                ? address.getAddress().toLowerCase(Locale.ROOT)
                : "";
    }

    private static String names(Message message) throws MessagingException {
        List<String> names = new ArrayList<>(List.of(header(message, "In-Reply-To"), header(message, "References")));
        for (String header : List.of("To", "Cc", "Delivered-To", "X-Original-To")) {
            names.add(header(message, header));
        }
        return String.join(" ", names);
    }

    static String header(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null ? "" : Arrays.stream(values).collect(Collectors.joining(" "));
    }

    /** Headers of programs and lists that say of themselves what they are. */
    private static final List<String> AUTOMATIC = List.of("X-Autoreply", "X-Autorespond", "List-Id");

    /** How holiday's answers of programs begin that say it nowhere else. */
    private static final Pattern AWAY = Pattern.compile(
            "^\\s*(out of (the )?office|automatic reply|auto(matic)?[ -]?(reply|response)|(balasan|jawaban) otomatis|di luar kantor)",
            Pattern.CASE_INSENSITIVE);

    private static boolean isAutomatic(Message message) throws MessagingException {
        String submitted = header(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = header(message, "Precedence").toLowerCase(Locale.ROOT);
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || Stream.of("bulk", "junk", "list", "auto_reply").anyMatch(precedence::equals)
                || hasAny(message, AUTOMATIC)
                || header(message, "Return-Path").strip().equals("<>")
                || AWAY.matcher(header(message, "Subject")).find();
    }

    private static boolean hasAny(Message message, List<String> names) throws MessagingException {
        for (String name : names) {
            if (!header(message, name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> text(Part part, int depth) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || depth > DEEPEST) {
            return Optional.empty();
        }
        if (part.isMimeType("text/plain")) {
            return Optional.of(content(part));
        }
        if (part.isMimeType("text/html")) {
            return Optional.of(plain(content(part)));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int place = 0; place < parts.getCount(); place++) {
                Optional<String> text = text(parts.getBodyPart(place), depth + 1);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** As text if its character set is known, else as bytes are. */
    static String content(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof String text) {
            return text.substring(0, Math.min(LONGEST, text.length()));
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    private static String plain(String html) {
        return html.replaceAll("(?is)<(style|script|head)\\b.*?</\\1>", "")
                .replaceAll("(?is)<blockquote\\b.*", "")
                .replaceAll("(?i)<(br|/p|/div|/tr|/li)\\b[^>]*>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
