package io.progressstream.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that keep the arrows of this module pointing inwards. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses TESTS = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

    @Test
    void servletKnowsOnlyTheJdkTheServletApiAndCore() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.progressstream..", "java..", "javax.crypto..", "jakarta.servlet..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                        "be in a package that is @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                .check(MAIN);
    }

    @Test
    void locksAreObjectsThatAVirtualThreadMayWaitFor() {
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(MAIN);
    }

    @Test
    void nothingSleeps() {
        for (JavaClasses code : List.of(MAIN, TESTS)) {
            noClasses().should().callMethod(Thread.class, "sleep", long.class).check(code);
            noClasses().should().callMethod(TimeUnit.class, "sleep", long.class).check(code);
        }
    }

    /** A clock that is set, or jumps, moves nothing. */
    @Test
    void nothingAsksForTheTimeOfDay() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Instant.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(MAIN);
    }
}
