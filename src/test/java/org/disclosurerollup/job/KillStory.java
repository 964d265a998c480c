package org.disclosurerollup.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Office;

/**
 * What happens in an office over some nights and days: what arrives before each command, and the command. Always the
 * same files in the same place, so that whatever differs afterwards came from the killing.
 */
final class KillStory {
    private static final String DISCLOSURE = "disclosure-2014";

    private final Path folder;
    private final List<List<RandomFilings.Row>> portions = new RandomFilings(8).portions(3);

    KillStory(Path folder) {
        this.folder = folder;
    }

    /** One command, and what is put into the office before it. */
    record Act(String name, Runnable arrivals, List<String> command) {}

    Path out() {
        return folder.resolve("out");
    }

    Path database() {
        return folder.resolve("books");
    }

    private Office office() {
        return new Office(folder, database().toString());
    }

    private Act act(String name, Runnable arrivals, Object... more) {
        return new Act(name, arrivals, office().command(name, more));
    }

    private void first() {
        RandomFilings.deliver(office().units(RandomFilings.UNITS), "1", portions.get(0));
        office().file(
                        "rejected.csv",
                        "unit_code,year,form,1.1,3.1,3.1.1",
                        "11-b,2016," + DISCLOSURE + ",40,7,5",
                        "11-a,2016," + DISCLOSURE + ",41,7,7")
                .file("early.csv", "unit_code,year,form,1.1", "41,2015," + DISCLOSURE + ",7")
                .file(
                        "stated.csv",
                        "unit_code,year,form,cell,group,kind,stated",
                        "11,2017," + DISCLOSURE + ",1.1,total,total,5");
        turn("7,7");
    }

    /** A second portion, and a withdrawal that leaves a year without figures, so that its pages go. */
    private void second() {
        RandomFilings.deliver(office(), "2", portions.get(1));
        turn("7,5");
        office().file("withdrawn.csv", "unit_code,year,form,withdrawn,reason", "41,2015," + DISCLOSURE + ",是,误报");
    }

    /** A file that is wrong for a while and then put back. */
    private void turn(String applications) {
        office().file(
                        "turned.csv",
                        "unit_code,year,form,1.1,3.1,3.1.1",
                        "12-a,2016," + DISCLOSURE + ",50," + applications);
    }

    /** A third portion, a unit that moved, and a correction of what was published. */
    private void third() {
        String[] units = RandomFilings.UNITS.clone();
        units[8] = "122,辛区,county,11,,";
        RandomFilings.deliver(office().units(units), "3", portions.get(2));
        office().file(
                        "correction.csv",
                        "unit_code,year,form,scope,revision,reason,1.1,3.1,3.1.1",
                        "11-a,2016," + DISCLOSURE + ",own,2,漏报补录,410,7,7");
        turn("7,7");
    }

    /** The shortest story that makes a database, takes in, changes the books and publishes. */
    List<Act> brief() {
        return List.of(act("consolidate", this::first), accept(), act("consolidate", this::second), publish());
    }

    List<Act> whole() {
        List<Act> acts = new ArrayList<>(brief());
        acts.addAll(List.of(
                act(
                        "adjust",
                        () -> {},
                        "--unit",
                        "11",
                        "--year",
                        "2016",
                        "--form",
                        DISCLOSURE,
                        "--cell",
                        "1.1",
                        "--amount",
                        "12",
                        "--reason",
                        "补登漏报"),
                act("close", () -> {}, "--year", "2018", "--reason", "已上报"),
                act("consolidate", this::third),
                act("reopen", () -> {}, "--year", "2018", "--reason", "更正漏报"),
                act("adjust", () -> {}, "--reverse", "1", "--reason", "重复登记"),
                act("rerun", () -> {}, "--year", "2017", "--reason", "核对")));
        return acts;
    }

    private Act accept() {
        return act(
                "accept", () -> {}, "--unit", "11-b", "--year", "2016", "--form", DISCLOSURE, "--reason", "经核实,原始台账如此");
    }

    private Act publish() {
        return act("publish", () -> {}, "--unit", "11", "--year", "2016", "--reason", "市政府办公室公布");
    }
}
