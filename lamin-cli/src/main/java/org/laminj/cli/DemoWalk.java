package org.laminj.cli;

import static java.util.Objects.requireNonNull;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.TrackOptions;
import org.laminj.core.display.FrameText;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.query.QuerySet;

/** The guide "Transfer data", step by step: what is done, how it is written in Java, and what it shows. */
final class DemoWalk {

    private static final String SOURCE = "laminlabs/lamindata";

    private final Instances instances;
    private final Path root;
    private final Console console;
    private final boolean pictured;
    private int steps;

    /**
     * @param pictured whether the lineage is drawn
     */
    DemoWalk(Instances instances, Path root, Console console, boolean pictured) {
        this.instances = instances;
        this.root = root;
        this.console = console;
        this.pictured = pictured;
    }

    void run() {
        step(
                "Create an instance of your own, with the schema module bionty",
                "$ lamin init --storage ./test-transfer --schema bionty");
        InitOptions options =
                InitOptions.at(root.resolve("test-transfer").toString()).withModules("bionty");
        try (Instance lamin = instances.init(options)) {
            transfer(lamin);
        }
        console.print("\nBoth instances stay in " + root + ". To look around:\n  export LAMIN_SETTINGS_DIR=" + root
                + "\n  lamin view\n  lamin report report.html\n  lamin query artifact --using " + SOURCE
                + " --visibility any\n");
    }

    private void transfer(Instance lamin) {
        step("Track what you do", "lamin.track(\"ITeOtm7bhtdq0000\", notebook(\"transfer.ipynb\", \"Transfer data\"))");
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.notebook("transfer.ipynb", "Transfer data"));

        step(
                "Query the latest artifacts of " + SOURCE + ", hidden ones included",
                "artifacts = lamin.using(\"" + SOURCE + "\").query(Artifact.class).filter(where(isLatest).is(true))",
                "artifacts.anyVisibility().df()");
        Instance source = lamin.using(SOURCE);
        QuerySet<Artifact> artifacts =
                source.query(Artifact.class).filter(where(Artifact::isLatest).is(true));
        console.print(FrameText.of(artifacts.anyVisibility().df()));

        step(
                "Find an artifact and see what belongs to it",
                "artifact = artifacts.filter(where(description).contains(\"Tabula Sapiens\")).first()",
                "source.describe(artifact)");
        Artifact artifact = artifacts
                .filter(where(Artifact::description).contains("Tabula Sapiens"))
                .first()
                .orElseThrow();
        console.print(source.describe(artifact));

        step("Save it: what is there is mapped, what is missing is transferred", "here = lamin.save(artifact)");
        Artifact here = lamin.save(artifact);
        console.print(here.toString());

        step("All that belongs to it came along", "lamin.describe(here)");
        console.print("Database of the record: " + artifact.id().database() + " before, "
                + here.id().database() + " now\n");
        console.print(lamin.describe(here));

        step("The data stayed where it is, its storage is read-only here", "lamin.query(Storage.class).df()");
        console.print(FrameText.of(
                lamin.query(Storage.class).orderByDescending(Storage::updatedAt).df()));

        step("See the state of the database", "lamin.view()");
        console.print(lamin.view());

        step("Where it came from", "here.transform(), here.run().parent().transform()");
        Transform transform = requireNonNull(here.transform()).get();
        Run run = requireNonNull(here.run()).get();
        Run parent = requireNonNull(run.parent()).get();
        console.print("transform.name: " + transform.name() + "\ntransform.key:  " + transform.key()
                + "\ntransform.uid:  " + transform.uid() + "\nparent run of:  "
                + parent.transform().get() + "\n");

        if (pictured) {
            draw(lamin, here);
        }

        step("Save it again: everything is mapped", "lamin.save(artifact)");
        lamin.save(artifact);
    }

    private void draw(Instance lamin, Artifact here) {
        step(
                "See it as a picture, with the run in the source that made it",
                "lamin.lineage(here).toSvg()",
                "$ lamin lineage artifact " + here.uid() + " -o lineage.svg");
        LineageGraph lineage = lamin.lineage(here);
        console.print(lineage.toText());
        Path picture = root.resolve("lineage.svg");
        new OutputFile(picture).write(lineage.toSvg());
        console.print("\nThe picture is here: " + picture + "\n");
    }

    private void step(String title, String... code) {
        console.print("\n" + ++steps + ". " + title);
        for (String line : code) {
            console.print("   " + line);
        }
        console.print("\n");
    }
}
