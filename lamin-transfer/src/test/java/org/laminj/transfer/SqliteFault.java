package org.laminj.transfer;

final class SqliteFault implements Fault {

    @Override
    public String[] begin(String table, String condition) {
        return new String[] {
            "CREATE TRIGGER fault BEFORE INSERT ON " + table + " WHEN " + condition
                    + " BEGIN SELECT RAISE(ABORT, 'fault'); END"
        };
    }

    @Override
    public String[] end() {
        return new String[] {"DROP TRIGGER fault"};
    }
}
