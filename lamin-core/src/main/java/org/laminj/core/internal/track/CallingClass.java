package org.laminj.core.internal.track;

import java.lang.StackWalker.StackFrame;
import org.laminj.core.Instance;
import org.laminj.core.TrackOptions;

/** The program that called {@link Instance}. */
public final class CallingClass {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallingClass() {}

    /** The first class on the stack outside of this library, as a main class. */
    public static TrackOptions options() {
        return STACK.walk(frames -> frames.dropWhile(CallingClass::isOurs)
                .findFirst()
                .map(CallingClass::options)
                .orElseThrow());
    }

    private static boolean isOurs(StackFrame frame) {
        return frame.getDeclaringClass() == CallingClass.class || frame.getDeclaringClass() == Instance.class;
    }

    private static TrackOptions options(StackFrame frame) {
        String file = frame.getFileName();
        return file == null
                ? TrackOptions.mainClass(frame.getDeclaringClass())
                : TrackOptions.mainClass(frame.getDeclaringClass(), file);
    }
}
