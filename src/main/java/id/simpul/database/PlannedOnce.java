package id.simpul.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Statements whose plan does not depend on what is in the tables, since they read none: they are planned once for each connection.
 * All others are planned each time, as their plan of an empty table would be wrong for a full one.
 */
public final class PlannedOnce {
    private static final StatementCustomizer AT_ONCE = new StatementCustomizer() {
        @Override
        public void beforeBinding(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        }
    };

    private PlannedOnce() {}

    /** The same statement, planned when it runs for the first time on its connection. */
    public static <S extends SqlStatement<S>> S of(S statement) {
        return statement.addCustomizer(AT_ONCE);
    }
}
