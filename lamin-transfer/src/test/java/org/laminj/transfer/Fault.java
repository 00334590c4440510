package org.laminj.transfer;

/** A trigger of the database itself that lets inserts fail. */
interface Fault {

    /** The statement or statements from which on inserts fail whose row {@code NEW} satisfies a condition. */
    String[] begin(String table, String condition);

    String[] end();
}
