package id.simpul.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.message.LargeBodyReader;
import org.apache.activemq.artemis.utils.UUID;

/**
 * A message outside its broker, with all by which the hub and partners' systems know it.
 *
 * @param number the broker's, which grows
 * @param head type, id, times and properties
 * @param body as the core protocol has it
 */
public record StoredMessage(String queue, long number, ObjectNode head, byte[] body) {
    /** A text is kept as a byte that says it is not null, the number of bytes in four, and two bytes a character. */
    private static final int TEXT_START = 5;

    /** They belong to the way in which it was kept, or would have it taken for one that was there before. */
    private static final Set<SimpleString> LEFT_OUT = Set.of(
            Message.HDR_LARGE_BODY_SIZE,
            Message.HDR_LARGE_COMPRESSED,
            Message.HDR_DUPLICATE_DETECTION_ID,
            Message.HDR_ROUTING_TYPE);

    static StoredMessage of(String queue, ICoreMessage message) throws ActiveMQException, IOException {
        ObjectNode head = Json.object()
                .put("type", message.getType())
                .put("timestamp", message.getTimestamp())
                .put("expiration", message.getExpiration());
        if (message.getUserID() instanceof UUID id) {
            head.put("id", Base64.getEncoder().encodeToString(id.asBytes()));
        }
        ObjectNode properties = head.putObject("properties");
        for (SimpleString name : message.getPropertyNames()) {
            if (!LEFT_OUT.contains(name)) {
                Property.of(message.getObjectProperty(name))
                        .ifPresent(property -> properties.set(name.toString(), property));
            }
        }
        return new StoredMessage(queue, message.getMessageID(), head, bodyOf(message));
    }

    private static byte[] bodyOf(ICoreMessage message) throws ActiveMQException, IOException {
        if (message.isLargeMessage() && message instanceof ClientMessage large) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            large.saveToOutputStream(body);
            return body.toByteArray();
        }
        if (message.isLargeMessage()) {
            LargeBodyReader reader = message.getLargeBodyReader();
            try {
                reader.open();
                ByteBuffer body = ByteBuffer.allocate(Math.toIntExact(reader.getSize()));
                while (body.hasRemaining() && reader.readInto(body) > 0) {
                    // until all of it is there
                }
                return body.array();
            } finally {
                reader.close();
            }
        }
        ActiveMQBuffer buffer = message.getDataBuffer();
        byte[] body = new byte[buffer.readableBytes()];
        buffer.readBytes(body);
        return body;
    }

    /** To be sent to its queue by this session. */
    ClientMessage in(ClientSession session) {
        ClientMessage message = session.createMessage((byte) head.path("type").asInt(), true);
        message.getBodyBuffer().writeBytes(body);
        message.setTimestamp(head.path("timestamp").asLong());
        message.setExpiration(head.path("expiration").asLong());
        message.setRoutingType(RoutingType.ANYCAST);
        if (head.has("id")) {
            message.setUserID(new UUID(
                    UUID.TYPE_TIME_BASED,
                    Base64.getDecoder().decode(head.path("id").asText())));
        }
        head.path("properties")
                .properties()
                .forEach(entry ->
                        message.putObjectProperty(SimpleString.of(entry.getKey()), Property.value(entry.getValue())));
        return message;
    }

    /** Its body as text, whether it was sent as text or as bytes. */
    public String text() {
        if (head.path("type").asInt() != Message.TEXT_TYPE) {
            return new String(body, StandardCharsets.UTF_8);
        }
        return body.length <= TEXT_START
                ? ""
                : new String(body, TEXT_START, body.length - TEXT_START, StandardCharsets.UTF_16LE);
    }

    /** In one line. */
    public String line() {
        ObjectNode line = Json.object().put("queue", queue).put("number", number);
        line.set("head", head);
        return Json.text(line.put("body", Base64.getEncoder().encodeToString(body)));
    }

    public static StoredMessage of(String line) {
        ObjectNode read = Json.parse(line);
        return new StoredMessage(
                read.path("queue").asText(),
                read.path("number").asLong(),
                read.withObject("/head"),
                Base64.getDecoder().decode(read.path("body").asText()));
    }

    /** Values of properties, which have a type beside what they say. */
    private static final class Property {
        private static final Map<String, Class<?>> TYPES = new TreeMap<>(Map.of(
                "boolean", Boolean.class,
                "byte", Byte.class,
                "short", Short.class,
                "int", Integer.class,
                "long", Long.class,
                "float", Float.class,
                "double", Double.class));

        private static Optional<ObjectNode> of(Object value) {
            if (value instanceof SimpleString || value instanceof String) {
                return Optional.of(Json.object().put("string", value.toString()));
            }
            if (value instanceof byte[] bytes) {
                return Optional.of(
                        Json.object().put("bytes", Base64.getEncoder().encodeToString(bytes)));
            }
            return TYPES.entrySet().stream()
                    .filter(type -> type.getValue().isInstance(value))
                    .findFirst()
                    .map(type -> Json.object().put(type.getKey(), value.toString()));
        }

        private static Object value(JsonNode property) {
            var only = property.properties().iterator().next();
            String text = only.getValue().asText();
            return switch (only.getKey()) {
                case "bytes" -> Base64.getDecoder().decode(text);
                case "boolean" -> Boolean.valueOf(text);
                case "byte" -> Byte.valueOf(text);
                case "short" -> Short.valueOf(text);
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "float" -> Float.valueOf(text);
                case "double" -> Double.valueOf(text);
                default -> SimpleString.of(text);
            };
        }
    }
}
