package org.laminj.benchmark;

/**
 * What one round took.
 *
 * @param ours nanoseconds that this library needed
 * @param floor nanoseconds that the floor needed
 */
record Times(long ours, long floor) {

    double ratio() {
        return (double) ours / floor;
    }
}
