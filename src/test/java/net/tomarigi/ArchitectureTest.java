package net.tomarigi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rules of docs/ARCHITECTURE.md hold, and each of them can be broken. */
class ArchitectureTest {
    private static final String ROOT = "net.tomarigi";
    private static final JavaClasses PRODUCT = ProductClasses.ALL;

    private static final Set<String> ADAPTERS = Set.of("http", "ws", "store", "kafka", "redis");
    /** What others write or read, known to a feature's adapters only. */
    private static final Set<String> FORMATS = Set.of("wamnet", "sheet");

    private static final Set<String> ROOMS = Set.of(
            "matching",
            "network",
            "facility",
            "vacancy",
            "board",
            "search",
            "placement",
            "alert",
            "registry",
            "offices",
            "reserve",
            "trial",
            "remind",
            "rota",
            "report",
            "exchange",
            "access",
            "outbox",
            "embedded",
            "sealing",
            "audit",
            "platform",
            "demo");

    /** Rooms that an issue to come will open. Whoever opens one takes it off this list, and the rules bind there. */
    private static final Set<String> NOT_YET = Set.of("exchange");

    /** Each rule, by the sentence it enforces, with sources that break it. */
    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put(
                "matching depends on itself and the JDK alone",
                new Rule(
                        classes()
                                .that()
                                .resideInAPackage(in("matching"))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(in("matching"), "java..")
                                .allowEmptyShould(NOT_YET.contains("matching")),
                        "package net.tomarigi.matching; class Bad { org.jboss.logging.Logger log; }"));
        rules.put(
                "a feature's root knows none of the adapters",
                new Rule(
                        noClasses()
                                .that(resideInARoot())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        adapters("http", "ws", "store", "kafka", "redis", "wamnet", "sheet")),
                        "package net.tomarigi.rota.store; public class Stored {}",
                        "package net.tomarigi.rota; class Bad { net.tomarigi.rota.store.Stored stored; }"));
        rules.put(
                "a feature's adapters are package-private",
                new Rule(
                        classes()
                                .that()
                                .resideInAnyPackage(adapters("http", "ws", "store", "kafka", "redis"))
                                .and()
                                .resideOutsideOfPackage(in("platform"))
                                .and()
                                .areTopLevelClasses()
                                .should()
                                .notBePublic(),
                        "package net.tomarigi.rota.http; public class Bad {}"));
        rules.put(
                "JPA and Hibernate only in store, outbox and audit",
                new Rule(
                        only(
                                patterns(adapters("store"), in("outbox"), in("audit")),
                                "jakarta.persistence..",
                                "org.hibernate.."),
                        "package net.tomarigi.rota; class Bad { org.hibernate.reactive.mutiny.Mutiny.Session session; }"));
        rules.put(
                "messaging only in kafka",
                new Rule(
                        only(
                                patterns(adapters("kafka"), in("embedded")),
                                "org.eclipse.microprofile.reactive.messaging..",
                                "io.smallrye.reactive.messaging..",
                                "org.apache.kafka..",
                                "kafka.."),
                        "package net.tomarigi.rota; class Bad { org.apache.kafka.clients.consumer.KafkaConsumer<?, ?> k; }"));
        rules.put(
                "the Redis client only in redis",
                new Rule(
                        only(adapters("redis"), "io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis.."),
                        "package net.tomarigi.rota.store; class Bad { io.quarkus.redis.datasource.RedisDataSource redis; }"));
        rules.put(
                "JAX-RS only in http",
                new Rule(
                        only(adapters("http"), "jakarta.ws.rs..", "org.jboss.resteasy.."),
                        "package net.tomarigi.rota; class Bad { jakarta.ws.rs.core.Response response; }"));
        rules.put(
                "routes of Vert.x only in http and ws",
                new Rule(
                        only(adapters("http", "ws"), "io.vertx.ext.web.."),
                        "package net.tomarigi.rota; class Bad { io.vertx.ext.web.RoutingContext route; }"));
        rules.put(
                "WebSockets only in ws",
                new Rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(adapters("ws"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.quarkus.websockets..", "jakarta.websocket..")
                                .orShould()
                                .dependOnClassesThat()
                                .haveNameMatching("io\\.vertx\\..*WebSocket.*"),
                        "package net.tomarigi.rota.http; class Bad { io.vertx.core.http.ServerWebSocket socket; }"));
        rules.put(
                "features know each other in one direction only",
                new Rule(
                        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles(),
                        "package net.tomarigi.rota; public class Bad { net.tomarigi.report.Bad other; }",
                        "package net.tomarigi.report; public class Bad { net.tomarigi.rota.Bad other; }"));
        rules.put(
                "search alone touches matching",
                new Rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(in("search"), in("matching"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(in("matching")),
                        "package net.tomarigi.matching; public class Index {}",
                        "package net.tomarigi.board; class Bad { net.tomarigi.matching.Index index; }"));
        rules.put(
                "board knows neither search nor placement",
                new Rule(
                        noClasses()
                                .that()
                                .resideInAPackage(in("board"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(in("search"), in("placement")),
                        "package net.tomarigi.search; public class Rank {}",
                        "package net.tomarigi.board; class Bad { net.tomarigi.search.Rank rank; }"));
        rules.put(
                "entities are package-private Rows in a store",
                new Rule(
                        classes()
                                .that()
                                .areAnnotatedWith(Entity.class)
                                .or()
                                .areAnnotatedWith(Embeddable.class)
                                .or()
                                .areAnnotatedWith(MappedSuperclass.class)
                                .should()
                                .bePackagePrivate()
                                .andShould()
                                .haveSimpleNameEndingWith("Row")
                                .andShould()
                                .resideInAnyPackage(adapters("store"))
                                // queries read values straight from rows; there may be no entity at all
                                .allowEmptyShould(true),
                        "package net.tomarigi.rota.store; @jakarta.persistence.Entity public class Bad {}"));
        rules.put(
                "fields are never injected into",
                new Rule(
                        noFields().should().beAnnotatedWith(injects()),
                        "package net.tomarigi.rota; class Bad { @jakarta.inject.Inject String name; }"));
        rules.put(
                "methods are never injected into",
                new Rule(
                        noMethods().should().beAnnotatedWith("jakarta.inject.Inject"),
                        "package net.tomarigi.rota; class Bad { @jakarta.inject.Inject void set(String name) {} }"));
        for (String ending : new String[] {"Impl", "Manager", "Helper", "Util", "Utils", "Dto", "DTO", "Service"})
            rules.put(
                    "no name ends in " + ending,
                    new Rule(
                            noClasses().should().haveSimpleNameEndingWith(ending),
                            "package net.tomarigi.rota; class Some" + ending + " {}"));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().rule.check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> canBeBroken(@TempDir Path directory) {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    Path classes = directory.resolve(rule.getKey().replaceAll("\\W", "_"));
                    JavaClasses bad =
                            new ClassFileImporter().importPath(Sources.compile(classes, rule.getValue().broken));
                    assertThat(rule.getValue().rule.evaluate(bad).hasViolation())
                            .isTrue();
                }));
    }

    @Test
    void everyRoomThatARuleNamesExistsOrIsKnownToComeLater() {
        Set<String> there = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> opened = new TreeSet<>(ROOMS);
        opened.removeAll(NOT_YET);
        assertThat(there).isEqualTo(opened);
    }

    @Test
    void everyKindOfAdapterThatARuleNamesExistsAndNoOther() {
        Set<String> there = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.split("\\.").length > 3)
                .map(name -> name.substring(name.indexOf('.', ROOT.length() + 1) + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ADAPTERS.stream(), FORMATS.stream()).toList());
    }

    /** A rule, and sources of classes that break it. */
    private record Rule(ArchRule rule, String... broken) {}

    /** Nobody but classes in {@code homes} touches those libraries. */
    private static ArchRule only(String[] homes, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static DescribedPredicate<JavaClass> resideInARoot() {
        return DescribedPredicate.describe(
                "reside in a feature's root", type -> type.getPackageName().matches("net\\.tomarigi\\.\\w+"));
    }

    private static DescribedPredicate<JavaAnnotation<?>> injects() {
        return DescribedPredicate.describe("what is injected by", annotation -> Stream.of(
                        "jakarta.inject.Inject",
                        "org.eclipse.microprofile.config.",
                        "org.eclipse.microprofile.reactive.")
                .anyMatch(annotation.getRawType().getName()::startsWith));
    }

    private static String in(String room) {
        return ROOT + "." + room + "..";
    }

    private static String[] patterns(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String[] adapters(String... kinds) {
        return Arrays.stream(kinds).map(kind -> ROOT + ".*." + kind + "..").toArray(String[]::new);
    }
}
