package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.NotUniqueException;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.UnknownRegistryException;
import org.laminj.core.spi.SchemaModuleException;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.CancelledException;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.StoreException;
import org.laminj.core.store.UnavailableException;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataRefusedException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TermNotes;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

class FailuresTest {

    private static final PlannedRecord CONFLICT = new PlannedRecord(
            new RecordKey("ULabel", "vfLXaHgD"), Outcome.CONFLICT, "another one", null, List.of(), null);
    private static final TransferPlan PLAN = new TransferPlan(
            "a/b",
            "c/d",
            "ULabel",
            List.of(),
            TransferOptions.defaults(),
            List.of(CONFLICT),
            new TreeMap<>(),
            List.of(),
            List.of(),
            TermNotes.none(),
            new TreeMap<>(),
            null);
    private static final TransferReport REPORT = new TransferReport(
            "a/b",
            "c/d",
            "ULabel",
            null,
            TransferOptions.defaults(),
            List.of(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            TermNotes.none(),
            0,
            new TreeMap<>(),
            null);
    private static final DataReport DATA = DataReport.none();

    @ParameterizedTest
    @MethodSource("exceptions")
    void standForExitCodes(int exitCode, Throwable thrown) {
        assertThat(ExitCode.of(thrown)).isEqualTo(exitCode);
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                arguments(5, new InstanceException("")),
                arguments(5, new InstanceLockedException("")),
                arguments(5, new UnavailableException("", null)),
                arguments(4, new DataRefusedException(DATA)),
                arguments(6, DataCopyException.ofProblems(DATA)),
                arguments(2, new QueryException("")),
                arguments(2, new UnknownRegistryException("", List.of())),
                arguments(2, new NoSuchRecordException("")),
                arguments(2, new NotUniqueException("", List.of(), 0)),
                arguments(2, new InstanceConflictException("")),
                arguments(2, new TransferException("")),
                arguments(2, new IllegalArgumentException("")),
                arguments(3, new TransferConflictException(List.of(CONFLICT))),
                arguments(3, new PlanOutdatedException(PLAN, List.of("ULabel"))),
                arguments(4, new LossRefusedException("a/b", List.of())),
                arguments(6, new PartialTransferException(REPORT, 1, 2, new IllegalStateException(""))),
                arguments(1, new BusyException("", null)),
                arguments(1, new SchemaModuleException(List.of("one"))),
                arguments(1, new ConstraintException("", null)),
                arguments(1, new StoreException("", null)),
                arguments(1, new IllegalStateException("")),
                arguments(1, new OutOfMemoryError("")));
    }

    @Test
    void areOneLine() {
        assertThat(Failures.text(new QueryException("Value 'a\n\tb\u001b[31m' does not fit.")))
                .isEqualTo("Value 'a b?[31m' does not fit.");
        assertThat(Failures.text(new SchemaModuleException(List.of("One is wrong.", "Two is wrong."))))
                .isEqualTo("Cannot use the schema modules on the class path: One is wrong. Two is wrong.");
    }

    @Test
    void ofTheProgramSayHowToFindThem() {
        assertThat(Failures.text(new IllegalStateException("no\nway")))
                .isEqualTo(
                        "Unexpected IllegalStateException: no way. Run it with --stacktrace to see where it happened.");
        assertThat(Failures.text(new NullPointerException()))
                .isEqualTo("Unexpected NullPointerException. Run it with --stacktrace to see where it happened.");
    }

    @Nested
    @DisplayName("of a command that was interrupted")
    class Interrupted {

        private final Interruption interruption = new Interruption();
        private final ByteArrayOutputStream told = new ByteArrayOutputStream();

        private String told(Throwable thrown) {
            interruption.cancellation().cancel();
            PrintStream err = new PrintStream(told, true, UTF_8);
            Console console = new Console(err, err, InputStream.nullInputStream(), Terminal.none(), Terminal.none());
            assertThat(new Failures(console, () -> false, interruption).report(thrown))
                    .isEqualTo(130);
            return told.toString(UTF_8);
        }

        static Stream<Throwable> interruptions() {
            return Stream.of(
                    new CancelledException(null),
                    new CancelledException(new StoreException("interrupted", null)),
                    new StorageException(Reason.UNREACHABLE, "Cannot write.", new ClosedByInterruptException()),
                    new IllegalStateException(new InterruptedException()),
                    new UncheckedIOException(new InterruptedIOException("interrupted")));
        }

        @ParameterizedTest
        @MethodSource("interruptions")
        void sayThatNothingWasChanged(Throwable thrown) {
            assertThat(told(thrown)).isEqualTo("! interrupted: rolled back, nothing was changed\n");
        }

        @Test
        void sayThatSomethingWasDoneBefore() {
            interruption.cancellation().committed();

            assertThat(told(new CancelledException(null)))
                    .isEqualTo("! interrupted: what was going on is rolled back, and what was done before stays\n");
        }

        @Test
        void sayWhatIsDoneOfTheData() {
            assertThat(told(DataCopyException.ofInterrupt(DATA)))
                    .isEqualTo("! interrupted: Work on the data was interrupted: 0 of 0 objects are done. Records were"
                            + " not written. Run the same again, which goes on from there.\n");
        }

        @Test
        void sayWhatElseWentWrong() {
            assertThat(told(new QueryException("There is no field 'nam'.")))
                    .isEqualTo("! interrupted: There is no field 'nam'.\n");
        }
    }
}
