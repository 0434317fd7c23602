package id.simpul.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Sees to it that the embedded server keeps what it was given, and keeps it to those who may have it. */
record ServerGuard(int port, String adminPassword) {
    private static final String ADMIN = "postgres";

    /** What must be so for rows to survive a power cut and for strangers on this machine to stay outside. */
    private static final Map<String, String> REQUIRED = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256");

    static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(REQUIRED);
        settings.put("unix_socket_directories", "\"\""); // read by a shell on its way
        settings.put("max_connections", "60");
        settings.put("jit", "off");
        settings.put("work_mem", "16MB");
        settings.put("max_wal_size", "2GB");
        settings.put("client_connection_check_interval", "2s");
        // A week of logs, without statements, parameters or rows: they may speak of people.
        settings.put("logging_collector", "on");
        settings.put("log_filename", "%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        return settings;
    }

    /** Makes the hub's own role and database at the first start, and gives the role the password of today. */
    void createRole(String name, String password) {
        try (Connection admin = connect(ADMIN, ADMIN, adminPassword);
                var statement = admin.createStatement()) {
            if (!exists(admin, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name);
            }
            statement.execute(
                    "alter role " + name + " login nosuperuser nocreatedb nocreaterole noreplication password "
                            + statement.enquoteLiteral(password));
            if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new StartRefused("The database has no role for the hub: " + e.getMessage(), e);
        }
    }

    /**
     * @throws StartRefused if the server is not durable, not private, or opens to a wrong password
     */
    void verify(String role, String password) {
        try (Connection admin = connect(ADMIN, ADMIN, adminPassword);
                Connection hub = connect(role, role, password)) {
            for (var required : REQUIRED.entrySet()) {
                require(admin, required.getKey(), required.getValue());
            }
            // A role can have settings of its own.
            require(hub, "synchronous_commit", "on");
            require(hub, "is_superuser", "off");
        } catch (SQLException e) {
            throw new StartRefused("The database could not be verified: " + e.getMessage(), e);
        }
        requireRefusal(role, role, password + "x");
        requireRefusal(ADMIN, ADMIN, adminPassword + "x");
    }

    private static void require(Connection session, String setting, String value) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery("show " + setting)) {
            row.next();
            if (!row.getString(1).equals(value)) {
                throw new StartRefused("The database runs with " + setting + " = " + row.getString(1) + " instead of "
                        + value + "; remove that setting from its postgresql.conf or postgresql.auto.conf.");
            }
        }
    }

    private void requireRefusal(String database, String user, String wrongPassword) {
        try (Connection opened = connect(database, user, wrongPassword)) {
            throw new StartRefused(
                    "The database opens to " + opened.getMetaData().getUserName()
                            + " with a wrong password; restore the scram-sha-256 lines of its pg_hba.conf.");
        } catch (SQLException e) {
            if (!"28P01".equals(e.getSQLState())) {
                throw new StartRefused("The database could not be verified: " + e.getMessage(), e);
            }
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }
}
