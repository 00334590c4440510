package org.laminj.core.internal.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.laminj.core.LaminException;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.StoreException;
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
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return translate(sql);
            }
        }
        return new StoreException("Instance '" + database + "' could not answer: " + thrown.getMessage(), thrown);
    }

    private LaminException translate(SQLException sql) {
        String what = "Instance '" + database + "' ";
        return sql instanceof SQLiteException sqlite ? sqlite(what, sqlite) : postgres(what, sql);
    }

    /** By the classes of SQLSTATE. A server's text about a refused login would name the role, so it is left out. */
    private static LaminException postgres(String what, SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return switch (state) {
            case "40001", "40P01", "55P03" ->
                new BusyException(what + "is being written by another process; try again when that has ended.", sql);
            case "28P01", "28000" ->
                new StoreException(what + "cannot be read: the server refuses its user or password.", null);
            case "3D000" -> new StoreException(what + "cannot be read: the server does not have its database.", null);
            case "42501" ->
                new StoreException(what + "cannot be used: its user lacks a permission: " + firstLine(sql), sql);
            case "25006" -> new StoreException(what + "cannot be written: it is read-only.", sql);
            case "53100" ->
                new StoreException(
                        what + "cannot be written: the disk of its server is full. Nothing was written.", sql);
            case "53300" -> new StoreException(what + "cannot be reached: its server has no connection left.", null);
            default -> postgresByClass(what, state, sql);
        };
    }

    private static LaminException postgresByClass(String what, String state, SQLException sql) {
        if (state.startsWith("23") || state.startsWith("22")) {
            return new ConstraintException(
                    what + "refuses the change: " + firstLine(sql) + ". Nothing was written.", sql);
        }
        if (state.startsWith("08") || state.startsWith("57P") || sql instanceof SQLTransientConnectionException) {
            return connection(what, sql);
        }
        return new StoreException(what + "failed: " + firstLine(sql), sql);
    }

    /** The pool hides why it has no connection in the cause. */
    private static LaminException connection(String what, SQLException sql) {
        if (sql instanceof SQLTransientConnectionException && sql.getCause() instanceof SQLException cause) {
            return postgres(what, cause);
        }
        return new StoreException(
                what + "cannot be reached: its server does not answer, or broke the connection. Nothing was written.",
                null);
    }

    private static String firstLine(SQLException sql) {
        String text = String.valueOf(sql.getMessage()).replaceFirst("^ERROR: ", "");
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
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
            case SQLITE_READONLY ->
                new StoreException(what + "cannot be written: the database file or its folder is read-only.", sql);
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
