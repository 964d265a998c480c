package org.disclosurerollup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages are the data flow: what may look at what, and who may know which technology. */
@AnalyzeClasses(packages = "org.disclosurerollup", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    private static final String ROOT = "org.disclosurerollup.";

    @ArchTest
    static final ArchRule stagesLookOnlyAtEarlierOnes = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.disclosurerollup..")
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .layer("job")
            .definedBy(ROOT + "job..")
            .layer("monitoring")
            .definedBy(ROOT + "monitoring..")
            .layer("reporting")
            .definedBy(ROOT + "reporting..")
            .layer("comparison")
            .definedBy(ROOT + "comparison..")
            .layer("consolidation")
            .definedBy(ROOT + "consolidation..")
            .layer("validation")
            .definedBy(ROOT + "validation..")
            .layer("submission")
            .definedBy(ROOT + "submission..")
            .layer("catalogue")
            .definedBy(ROOT + "catalogue..")
            .layer("database")
            .definedBy(ROOT + "database..")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("monitoring")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli", "monitoring")
            .whereLayer("reporting")
            .mayOnlyBeAccessedByLayers("cli", "job", "monitoring")
            .whereLayer("comparison")
            .mayOnlyBeAccessedByLayers("cli", "job", "reporting")
            .whereLayer("consolidation")
            .mayOnlyBeAccessedByLayers("cli", "job", "reporting", "comparison")
            .whereLayer("validation")
            .mayOnlyBeAccessedByLayers("cli", "job", "reporting", "comparison", "consolidation")
            .whereLayer("submission")
            .mayOnlyBeAccessedByLayers(
                    "cli", "job", "reporting", "comparison", "consolidation", "validation", "monitoring")
            .whereLayer("catalogue")
            .mayNotAccessAnyLayer()
            .whereLayer("database")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheJobKnowsSpringBatch = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..");

    @ArchTest
    static final ArchRule onlySpreadReadingKnowsItsEngine = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "job.spread..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule onlyTheJobKnowsTheSpringContainer = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.context..", "org.springframework.beans..", "org.springframework.boot..");

    /** What a class that is no Jdbc… class may know of JDBC: a data source to hand on, and what its going wrong throws. */
    private static final Map<String, Set<String>> JDBC_EXCEPTIONS = Map.ofEntries(
            entry("reporting.Reporter", Set.of("javax.sql.DataSource")),
            entry("reporting.Differ", Set.of("javax.sql.DataSource")),
            entry("reporting.Historian", Set.of("javax.sql.DataSource")),
            entry("reporting.summary.SummaryReader", Set.of("javax.sql.DataSource")),
            entry("job.ConsolidationSteps", Set.of("javax.sql.DataSource")),
            entry("job.AcceptChange", Set.of("javax.sql.DataSource")),
            entry("job.spread.SpreadReading", Set.of("javax.sql.DataSource")),
            entry("job.spread.ReadingWorker", Set.of("javax.sql.DataSource")),
            entry("job.Change", Set.of("javax.sql.DataSource")),
            entry("job.FormYears", Set.of("javax.sql.DataSource")),
            entry("job.Rehearsal", Set.of("javax.sql.DataSource")),
            entry("job.PastSummary", Set.of("javax.sql.DataSource")),
            entry("job.BatchContext", Set.of("org.springframework.jdbc.support.JdbcTransactionManager")),
            entry("job.ConsolidationRun", Set.of("javax.sql.DataSource", "java.sql.SQLException")),
            entry("job.PublishChange", Set.of("javax.sql.DataSource")),
            entry("job.AdjustChange", Set.of("javax.sql.DataSource")),
            entry("job.ReverseChange", Set.of("javax.sql.DataSource")),
            entry("job.ClosedYear", Set.of("javax.sql.DataSource")),
            entry("job.CloseChange", Set.of("javax.sql.DataSource")),
            entry("job.ReopenChange", Set.of("javax.sql.DataSource")));

    private static final List<String> JDBC =
            List.of("java.sql.", "javax.sql.", "org.springframework.jdbc.", "org.postgresql.");

    @ArchTest
    static final ArchRule onlyTheDatabasePackageAndJdbcClassesKnowJdbc = classes()
            .that()
            .resideOutsideOfPackage(ROOT + "database..")
            .should(new ArchCondition<>("know JDBC only if they are named Jdbc…") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String top = type.getName().replaceFirst("\\$.*", "");
                    if (top.substring(top.lastIndexOf('.') + 1).startsWith("Jdbc")) {
                        return;
                    }
                    Set<String> allowed = JDBC_EXCEPTIONS.getOrDefault(top.substring(ROOT.length()), Set.of());
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String target = dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName();
                        if (JDBC.stream().anyMatch(target::startsWith) && !allowed.contains(target)) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }
            });

    @ArchTest
    static void theExceptionsForJdbcAreNeeded(JavaClasses types) {
        JDBC_EXCEPTIONS.forEach(
                (name, targets) -> assertThat(types.get(ROOT + name).getDirectDependenciesFromSelf())
                        .as(name)
                        .extracting(dependency -> dependency.getTargetClass().getName())
                        .containsAll(targets));
    }

    @ArchTest
    static final ArchRule figuresAreNeverFloatingPoint = classes()
            .should(new ArchCondition<>("have no float or double as field, parameter or result") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (JavaField field : type.getFields()) {
                        if (isFloatingPoint(field.getRawType())) {
                            events.add(SimpleConditionEvent.violated(type, field.getDescription()));
                        }
                    }
                    for (JavaCodeUnit unit : type.getCodeUnits()) {
                        if (isFloatingPoint(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTests::isFloatingPoint)) {
                            events.add(SimpleConditionEvent.violated(type, unit.getDescription()));
                        }
                    }
                }
            });

    private static boolean isFloatingPoint(JavaClass type) {
        return Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.util.OptionalDouble")
                .contains(type.getBaseComponentType().getName());
    }

    /** Workbooks store numbers as binary fractions; the one class that turns them into decimal text must ask for them. */
    private static final String READER_OF_BINARY_FRACTIONS = ROOT + "submission.grid.SheetText";

    @ArchTest
    static final ArchRule figuresAreNeverConvertedToFloatingPoint = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(READER_OF_BINARY_FRACTIONS)
            .should()
            .callMethodWhere(describe(
                    "the method answers a float or double",
                    call -> isFloatingPoint(call.getTarget().getRawReturnType())));

    @ArchTest
    static final ArchRule onlyTheGridsKnowTheLibrariesOfDocuments = noClasses()
            .that()
            .resideInAPackage(ROOT + "submission..")
            .and()
            .resideOutsideOfPackage(ROOT + "submission.grid..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "org.jsoup..");

    @ArchTest
    static final ArchRule onlySignaturesKnowTheirLibrary = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "submission.access.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule gridsKnowNothingOfSubmissions = noClasses()
            .that()
            .resideInAPackage(ROOT + "submission.grid..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "submission", ROOT + "catalogue..");

    /** But to know how old a file of the inbox is, on which no figure depends. */
    @ArchTest
    static final ArchRule onlyTheClockAsksForTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "cli.WallClock")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "submission.StillFiles")
            .should()
            .callMethodWhere(describe(
                    "the method answers the present time",
                    call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                                    && call.getName().equals("now")
                            || call.getTargetOwner().isEquivalentTo(Clock.class)
                                    && call.getName().startsWith("system")
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getName().equals("currentTimeMillis")))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule onlyTheCommandsMeasureDurations =
            noClasses().that().resideOutsideOfPackage(ROOT + "cli..").should().callMethod(System.class, "nanoTime");

    @Test
    void everyPackageSaysItsPlace() throws IOException {
        try (Stream<Path> files = Files.walk(Project.path("src", "main", "java"))) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .startsWith("/**"));
        }
    }
}
