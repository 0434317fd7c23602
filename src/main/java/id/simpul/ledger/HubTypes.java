package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypeFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Teaches JDBI the hub's own types: partner ids as text, JSON objects as jsonb, and arrays of them for many rows. JDBI finds it as a
 * service, so that the database below need not know what the hub keeps in it.
 */
public final class HubTypes implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new PartnerIds());
        jdbi.registerArgument(new JsonObjects());
        jdbi.registerColumnMapper(PartnerId.class, (row, column, context) -> Optional.ofNullable(row.getString(column))
                .map(PartnerId::new)
                .orElse(null));
        jdbi.registerColumnMapper(ObjectNode.class, (row, column, context) -> Optional.ofNullable(row.getString(column))
                .map(Json::parse)
                .orElse(null));
        jdbi.registerArrayType(array(String.class, "text", Function.identity()));
        jdbi.registerArrayType(array(PartnerId.class, "text", PartnerId::value));
        jdbi.registerArrayType(array(Quarter.class, "text", Quarter::toString));
        jdbi.registerArrayType(array(ArrayNode.class, "jsonb", ArrayNode::toString));
        jdbi.registerArrayType(array(ObjectNode.class, "jsonb", ObjectNode::toString));
        jdbi.registerArrayType(array(Instant.class, "timestamptz", Instant::toString));
        jdbi.registerArrayType(array(LocalDate.class, "date", LocalDate::toString));
    }

    private static <T> SqlArrayTypeFactory array(Class<T> element, String sqlType, Function<T, String> text) {
        SqlArrayType<T> type = new TextArray<>(sqlType, text);
        return (asked, config) -> element.equals(asked) ? Optional.of(type) : Optional.empty();
    }

    /** An array of texts by its class too: the driver sends that in binary, and one of objects written out and quoted. */
    private record TextArray<T>(String getTypeName, Function<T, String> text) implements SqlArrayType<T> {
        @Override
        public Object convertArrayElement(T value) {
            return value == null ? null : text.apply(value);
        }

        @Override
        public Class<?> getArrayElementClass() {
            return String.class;
        }
    }

    private static final class PartnerIds extends AbstractArgumentFactory<PartnerId> {
        PartnerIds() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(PartnerId value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.value());
        }
    }

    private static final class JsonObjects extends AbstractArgumentFactory<ObjectNode> {
        JsonObjects() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(ObjectNode value, ConfigRegistry config) {
            // Types.OTHER lets the server take the text as whatever the column is: jsonb.
            return (position, statement, context) -> statement.setObject(position, Json.text(value), Types.OTHER);
        }
    }
}
