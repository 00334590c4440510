package org.laminj.cli;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The boundaries between the modules. It lives here because only the command line sees all of them. */
@AnalyzeClasses(
        packages = "org.laminj",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

    private static final List<String> MODULES = List.of("core", "bionty", "wetlab", "storage", "transfer", "cli");

    @ArchTest
    static void internalPackagesStayInsideTheirModule(JavaClasses classes) {
        for (String module : MODULES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(packagesOf(module))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.laminj." + module + ".internal..")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule coreKnowsNoOtherModule = noClasses()
            .that()
            .resideInAPackage(packagesOf("core"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packagesOf("bionty", "wetlab", "storage", "transfer", "cli"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transferSeesSchemaModulesOnlyThroughTheSpi = noClasses()
            .that()
            .resideInAPackage(packagesOf("transfer"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packagesOf("bionty", "wetlab", "storage", "cli"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingDependsOnTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(packagesOf("cli"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf("cli"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule databaseTypesStayInternal = members()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..internal..")
            .should(not(exposeTypesOf("java.sql", "javax.sql", "org.apache.ibatis")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule classesAreNamedByWhatTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
            .allowEmptyShould(true);

    private static String packagesOf(String module) {
        return "org.laminj." + module + "..";
    }

    private static String[] packagesOf(String... modules) {
        return Stream.of(modules).map(ArchitectureTest::packagesOf).toArray(String[]::new);
    }

    private static ArchCondition<JavaMember> exposeTypesOf(String... packages) {
        return new ArchCondition<>("expose types of " + String.join(", ", packages)) {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Set<String> exposed = signatureOf(member)
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> Stream.of(packages)
                                .anyMatch(prefix -> (type.getPackageName() + ".").startsWith(prefix + ".")))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
                boolean visible = member.getModifiers().contains(PUBLIC)
                        || member.getModifiers().contains(PROTECTED);
                events.add(new SimpleConditionEvent(
                        member, visible && !exposed.isEmpty(), member.getDescription() + " exposes " + exposed));
            }
        };
    }

    private static Stream<JavaClass> signatureOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return rawTypes(field.getType());
        }
        JavaCodeUnit method = (JavaCodeUnit) member;
        return Stream.of(
                        rawTypes(method.getReturnType()),
                        method.getParameterTypes().stream().flatMap(ArchitectureTest::rawTypes),
                        method.getTypeParameters().stream().flatMap(ArchitectureTest::rawTypes),
                        method.getExceptionTypes().stream())
                .flatMap(types -> types);
    }

    private static Stream<JavaClass> rawTypes(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    /** ArchUnit's own option knows test directories only. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
