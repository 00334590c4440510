package org.laminj.core.internal.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.laminj.core.LaminException;
import org.laminj.core.query.QueryException;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.StoreException;
import org.laminj.core.store.UnavailableException;
import org.postgresql.util.PSQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the driver and MyBatis throw into errors of this library, once, at the edge of the store. */
final class ErrorTranslation {

    /** What a reader meets that may not roll back or recover. */
    private static final Set<SQLiteErrorCode> UNFINISHED = Set.of(
            SQLiteErrorCode.SQLITE_READONLY_ROLLBACK,
            SQLiteErrorCode.SQLITE_READONLY_RECOVERY,
            SQLiteErrorCode.SQLITE_READONLY_CANTINIT);

    /** What a writer meets when the disk, a quota or a limit of the process leaves no room. */
    private static final Set<SQLiteErrorCode> UNWRITABLE =
            Set.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_WRITE);

    private final String database;

    ErrorTranslation(String database) {
        this.database = database;
    }

    LaminException translate(RuntimeException thrown) {
        return cause(thrown)
                .map(this::translate)
                .orElseGet(() -> new StoreException(
                        "Instance '" + database + "' could not answer: " + thrown.getMessage(), thrown));
    }

    /** As {@link #translate}, of what was thrown by a commit: when the connection breaks, its answer is lost. */
    LaminException translateOfCommit(RuntimeException thrown) {
        boolean lost = cause(thrown).map(SQLException::getSQLState).orElse("").startsWith("08");
        return lost
                ? new UnavailableException(
                        "Instance '" + database + "' cannot be reached: its server broke the connection when the work"
                                + " was done, so it is unknown whether it was written. Look before you try again.",
                        null)
                : translate(thrown);
    }

    /** The innermost: errors of batches and of the pool say less than what they are caused by. */
    private static Optional<SQLException> cause(RuntimeException thrown) {
        SQLException innermost = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                innermost = sql;
            }
        }
        return Optional.ofNullable(innermost);
    }

    private LaminException translate(SQLException sql) {
        String what = "Instance '" + database + "' ";
        return sql instanceof SQLiteException sqlite ? sqlite(what, sqlite) : postgres(what, sql);
    }

    /** By the classes of SQLSTATE. A server's text about a refused login would name the role, so it is left out. */
    private static LaminException postgres(String what, SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return switch (state) {
            case "40001", "40P01", "55P03", "42P07" -> busy(what, sql);
            case "28P01", "28000" ->
                new UnavailableException(
                        what + "cannot be opened: its server refuses the user, the password or this computer."
                                + " Correct its database URL.",
                        null);
            case "3D000" ->
                new UnavailableException(
                        what + "cannot be opened: its server has no database of that name. Correct its database URL, or"
                                + " create the database.",
                        null);
            case "42501" ->
                new UnavailableException(
                        what + "refuses what was asked: " + firstLine(sql)
                                + ". Nothing was written. Ask the owner of its database for the permission.",
                        sql);
            case "2201B" ->
                new QueryException(what + "cannot look for that: " + withoutDot(firstLine(sql))
                        + ". Write a simpler regular expression.");
            case "25006" ->
                new UnavailableException(
                        what + "cannot be written: its server lets this user read only. Nothing was written. Name"
                                + " another server or user in its database URL.",
                        sql);
            case "53100" ->
                new StoreException(
                        what + "cannot be written: the disk of its server is full. Nothing was written.", sql);
            case "53300" ->
                new UnavailableException(
                        what + "cannot be reached: its server has no connection left. Try again later.", null);
            case "08001" -> unanswered(what, sql);
            case "08004" ->
                new UnavailableException(
                        what + "cannot be opened: " + withoutDot(firstLine(sql)) + ". Correct its database URL.", null);
            default -> postgresByClass(what, state, sql);
        };
    }

    private static LaminException busy(String what, SQLException sql) {
        return new BusyException(what + "is being written by another process; try again when that has ended.", sql);
    }

    /** Whether a rule of the server's own tables was broken, as by two programs that create the same table at once. */
    private static boolean isOfCatalog(SQLException sql) {
        return sql instanceof PSQLException server
                && server.getServerErrorMessage() != null
                && "pg_catalog".equals(server.getServerErrorMessage().getSchema());
    }

    private static LaminException postgresByClass(String what, String state, SQLException sql) {
        if (isOfCatalog(sql)) {
            return busy(what, sql);
        }
        if (state.startsWith("23") || state.startsWith("22")) {
            return new ConstraintException(
                    what + "refuses the change: " + firstLine(sql) + ". Nothing was written.", sql);
        }
        if (sql instanceof SQLTransientConnectionException) {
            return unanswered(what, sql); // the pool has none, and does not know why
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return broken(what, sql);
        }
        return new StoreException(what + "failed: " + firstLine(sql), sql);
    }

    private static LaminException unanswered(String what, SQLException sql) {
        boolean unlike = String.valueOf(sql.getMessage()).contains("targetServerType");
        return new UnavailableException(
                what
                        + (unlike
                                ? "cannot be opened: its server is not what target_session_attrs asks for. Correct its"
                                        + " database URL."
                                : "cannot be reached: its server does not answer. Check that it runs, and host and port"
                                        + " in the database URL."),
                null);
    }

    /** The driver's text names host and port, unless it is about certificates. */
    private static LaminException broken(String what, SQLException sql) {
        if (String.valueOf(sql.getMessage()).contains("SSL")) {
            return new UnavailableException(
                    what + "cannot be reached safely: " + withoutDot(firstLine(sql))
                            + ". Correct its database URL, or the certificates that it names.",
                    null);
        }
        return new UnavailableException(
                what + "cannot be reached: its server broke the connection. Nothing was written. Try again when the"
                        + " server runs.",
                null);
    }

    private static String firstLine(SQLException sql) {
        String text = String.valueOf(sql.getMessage()).replaceFirst("^ERROR: ", "");
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String withoutDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static LaminException sqlite(String what, SQLiteException sql) {
        SQLiteErrorCode code = sql.getResultCode();
        if (UNFINISHED.contains(code)) {
            return new StoreException(
                    what
                            + "cannot be read: a program ended while it was writing, and what it left must be undone first."
                            + " Connect to the instance once, which does so.",
                    sql);
        }
        if (UNWRITABLE.contains(code)) {
            return new StoreException(
                    what + "cannot be written: the disk is full or the file may not grow. Nothing was written.", sql);
        }
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CONSTRAINT ->
                new ConstraintException(
                        what + "refuses the change: " + constraint(sql) + ". Nothing was written.", sql);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new BusyException(what + "is being written by another process; try again when that has ended.", sql);
            case SQLITE_CANTOPEN, SQLITE_PERM ->
                new UnavailableException(
                        what + "cannot be used: its database file cannot be opened, or nothing can be created in its"
                                + " folder. Nothing was written. Ask their owner for permission.",
                        sql);
            case SQLITE_READONLY ->
                new UnavailableException(
                        what + "cannot be written: the database file or its folder is read-only. Nothing was written."
                                + " Ask their owner for permission.",
                        sql);
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                new StoreException(
                        what + "cannot be read: its file is no intact SQLite database. Restore it from a backup.", sql);
            default -> new StoreException(what + "failed: " + sql.getMessage(), sql);
        };
    }

    /** The last part of the driver's text, which names the column: {@code UNIQUE constraint failed: table.column}. */
    private static String constraint(SQLException sql) {
        String text = String.valueOf(sql.getMessage());
        int open = text.lastIndexOf('(');
        return open >= 0 && text.endsWith(")") ? text.substring(open + 1, text.length() - 1) : text;
    }
}
