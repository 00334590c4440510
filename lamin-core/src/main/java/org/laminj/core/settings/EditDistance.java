package org.laminj.core.settings;

/** Counts by how many letters two texts differ, after Levenshtein. */
final class EditDistance {
    private EditDistance() {}

    /** The least number of letters to insert, delete or replace, regardless of case. */
    static int between(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            above = nextRow(above, row, one.charAt(row - 1), other);
        }
        return above[other.length()];
    }

    private static int[] nextRow(int[] above, int row, char letter, String other) {
        int[] current = new int[above.length];
        current[0] = row;
        for (int column = 1; column < above.length; column++) {
            int replaced = above[column - 1] + (isSame(letter, other.charAt(column - 1)) ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
        }
        return current;
    }

    private static boolean isSame(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
