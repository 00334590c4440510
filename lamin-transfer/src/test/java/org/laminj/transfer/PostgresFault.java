package org.laminj.transfer;

final class PostgresFault implements Fault {

    @Override
    public String[] begin(String table, String condition) {
        return new String[] {
            "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$",
            "CREATE TRIGGER fault BEFORE INSERT ON " + table + " FOR EACH ROW WHEN (" + condition
                    + ") EXECUTE FUNCTION fault()"
        };
    }

    @Override
    public String[] end() {
        return new String[] {"DROP FUNCTION fault() CASCADE"};
    }
}
