package id.simpul.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The embedded PostgreSQL of a hub, as its superuser sees it: what it wrote ahead, and which statements it ran. */
final class Server implements AutoCloseable {
    private final Connection admin;

    private Server(Connection admin) {
        this.admin = admin;
    }

    /** @param directory {@code database} in the home of a hub that runs */
    static Server of(Path directory, String adminPassword) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
            String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/simpul";
            return new Server(DriverManager.getConnection(url, "postgres", adminPassword));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Has statements counted from its next start on. With {@code -Dexplain=500}, the plans of those that take 500 ms are written to the log
     * in its folder.
     */
    void countStatements() {
        Integer slow = Integer.getInteger("explain");
        run("alter system set shared_preload_libraries = 'pg_stat_statements'"
                + (slow == null ? "" : ", 'auto_explain'"));
        if (slow != null) {
            run("load 'auto_explain'");
            run("alter system set auto_explain.log_min_duration = " + slow);
            run("alter system set auto_explain.log_analyze = on");
            run("alter system set auto_explain.log_buffers = on");
            run("alter system set auto_explain.log_nested_statements = on");
        }
        run("create extension if not exists pg_stat_statements");
    }

    void forgetStatements() {
        number("select count(pg_stat_statements_reset())");
    }

    /** Statements run since they were forgotten, but for those of this connection. */
    long statements() {
        return number("select coalesce(sum(calls), 0) from pg_stat_statements where query !~ 'pg_stat|pg_wal'");
    }

    /** Milliseconds in which it ran them. */
    double statementMillis() {
        return number("select coalesce(sum(total_exec_time) * 1000, 0)::bigint from pg_stat_statements") / 1000.0;
    }

    /** The dearest statements since they were forgotten: milliseconds, calls, words. */
    List<String> dearest(int most) {
        List<String> all = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select round(total_exec_time::numeric, 1), calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 90)"
                                + " from pg_stat_statements order by total_exec_time desc limit " + most)) {
            while (rows.next()) {
                all.add(String.format("%10s ms %8d  %s", rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** Bytes written ahead since the server was made. */
    long wal() {
        return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    long number(String sql) {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void run(String sql) {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            admin.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
