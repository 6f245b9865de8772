package net.tomarigi.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A made-up region as others are asked about it too: its beds, a thousand questions, and the exact answers in two forms. It
 * lies in a folder beside the project; {@code README.md} there says what the columns mean.
 */
public record Region(List<Row> beds, List<Ask> asks, Map<Form, List<Expected>> expected) {
    /** How many an answer holds. */
    public static final int MOST = 20;

    public static final double ZERO_KM = 60;
    public static final double ZERO_HOURS = 72;

    private static final Path FOLDER = Path.of("../shared/bench");
    private static final int NOW = 1_000_000;
    private static final int EITHER = 0;
    private static final int MALE = 1;

    /** Somebody of each age group. */
    private static final int[] YEARS = {10, 30, 50, 70};

    /** What is asked for: the nearest, or the best by {@link #WEIGHTS}. */
    public enum Form {
        A(new Policy(Map.of(), ZERO_KM, ZERO_HOURS, Policy.Fit.DEFAULT)),
        B(new Policy(WEIGHTS, ZERO_KM, ZERO_HOURS, new Policy.Fit(0.5, 0.5, 0)));

        public final Policy policy;

        Form(Policy policy) {
            this.policy = policy;
        }

        public double key(Hit hit) {
            return this == A ? hit.km() : hit.score();
        }
    }

    private static final Map<Part, Double> WEIGHTS =
            Map.of(Part.DISTANCE, 0.45, Part.FIT, 0.25, Part.FRESHNESS, 0.20, Part.LIKELIHOOD, 0.10);

    /**
     * @param sex 0 either, 1 male, 2 female
     * @param nights bit {@code i}: the night {@code i} is vacant
     * @param quality 0–100
     */
    public record Row(
            int id,
            String facility,
            double lat,
            double lon,
            int disabilities,
            int care,
            int sex,
            int ages,
            int levelMin,
            int levelMax,
            long nights,
            int ageHours,
            int quality) {
        static Row of(String[] cells) {
            return new Row(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Integer.parseInt(cells[4]),
                    Integer.parseInt(cells[5]),
                    Integer.parseInt(cells[6]),
                    Integer.parseInt(cells[7]),
                    Integer.parseInt(cells[8]),
                    Integer.parseInt(cells[9]),
                    Long.parseUnsignedLong(cells[10], 16),
                    Integer.parseInt(cells[11]),
                    Integer.parseInt(cells[12]));
        }

        public Place place() {
            return new Place(lat, lon);
        }

        /** @param asked 1 male, 2 female */
        public boolean takes(int asked) {
            return sex == EITHER || sex == asked;
        }

        /** Kilometres east of the region's middle, on the plane. */
        public double x() {
            return Metric.PLANE.x(place());
        }

        /** Kilometres north of it. */
        public double y() {
            return Metric.PLANE.y(place());
        }

        /** What of form B's score does not depend on the question. */
        public double standing() {
            return WEIGHTS.get(Part.FRESHNESS) * Math.max(0, 1 - ageHours / ZERO_HOURS)
                    + WEIGHTS.get(Part.LIKELIHOOD) * quality / 100;
        }

        /** Its number as an id that sorts like the number; quality as how likely a yes is. */
        public Candidate candidate() {
            return Bed.of(String.format(Locale.ROOT, "%08d", id))
                    .facility(facility)
                    .place(place())
                    .disabilities(disabilities, 0)
                    .care(care, 0, 0)
                    .sexes(sex == EITHER ? Need.FEMALE | Need.MALE : sexOf(sex))
                    .ages(ages, 0)
                    .levels(levelMin, levelMax)
                    .wheelchair(false)
                    .open(0, nights)
                    .attestedAt(NOW - 60 * ageHours)
                    .yes(quality / 100f)
                    .candidate();
        }

        Row at(int otherId, String otherFacility, double north, double east) {
            return new Row(
                    otherId,
                    otherFacility,
                    lat + north,
                    lon + east,
                    disabilities,
                    care,
                    sex,
                    ages,
                    levelMin,
                    levelMax,
                    nights,
                    ageHours,
                    quality);
        }

        /** The same with other nights, and a word of just now. */
        public Candidate candidate(long otherNights) {
            return Bed.like(candidate()).open(0, otherNights).attestedAt(NOW).candidate();
        }
    }

    /**
     * @param sex 1 male, 2 female
     * @param ageGroup 0–3
     * @param maxKm 0: no limit
     */
    public record Ask(
            double lat,
            double lon,
            int disabilities,
            int care,
            int sex,
            int ageGroup,
            int level,
            int firstNight,
            int nights,
            double maxKm) {
        static Ask of(String[] cells) {
            return new Ask(
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Integer.parseInt(cells[4]),
                    Integer.parseInt(cells[5]),
                    Integer.parseInt(cells[6]),
                    Integer.parseInt(cells[7]),
                    Integer.parseInt(cells[8]),
                    Integer.parseInt(cells[9]),
                    Integer.parseInt(cells[10]),
                    Double.parseDouble(cells[11]));
        }

        public Place at() {
            return new Place(lat, lon);
        }

        public double x() {
            return Metric.PLANE.x(at());
        }

        public double y() {
            return Metric.PLANE.y(at());
        }

        /**
         * Form B's score as its README has it.
         *
         * @param standing {@link Row#standing}
         * @param given how many kinds of care
         */
        public double score(double km, double standing, int levelMax, int given) {
            double fit = 0.5 * (1 - (levelMax - level) / 5.0) + 0.5 * (Integer.bitCount(care) + 1) / (given + 1);
            return WEIGHTS.get(Part.DISTANCE) * Math.max(0, 1 - km / ZERO_KM) + WEIGHTS.get(Part.FIT) * fit + standing;
        }

        /** Bits of all the nights that are asked for. */
        public long nightBits() {
            return ((1L << nights) - 1) << firstNight;
        }

        /** Kilometres; infinite: no limit. */
        public double limitKm() {
            return maxKm == 0 ? Double.POSITIVE_INFINITY : maxKm;
        }

        public Question question() {
            return Asking.anything()
                    .disabilities(disabilities)
                    .care(care)
                    .supportLevel(level)
                    .sex(sexOf(sex))
                    .age(YEARS[ageGroup])
                    .at(at())
                    .nights(firstNight, nights)
                    .maxKm(limitKm())
                    .when(NOW, 12)
                    .limit(MOST)
                    .question();
        }
    }

    /**
     * What the answer to one question is.
     *
     * @param beds their numbers, the best first
     * @param keys kilometres or scores
     * @param fitting how many beds fit; only form A tells
     */
    public record Expected(int[] beds, double[] keys, int fitting) {
        static final int UNKNOWN = -1;
    }

    private static int sexOf(int sex) {
        return sex == MALE ? Need.MALE : Need.FEMALE;
    }

    public static boolean isThere() {
        return Files.isReadable(FOLDER.resolve("queries_1k.csv"));
    }

    /** @param size {@code 10k} or {@code 100k} */
    public static Region of(String size) throws IOException {
        List<Row> beds = rows("beds_" + size).stream().map(Row::of).toList();
        List<Ask> asks = rows("queries_1k").stream().map(Ask::of).toList();
        Map<Form, List<Expected>> expected = new HashMap<>();
        for (Form form : Form.values()) expected.put(form, expected("golden_" + size + "_" + form, asks.size()));
        return new Region(beds, asks, expected);
    }

    private static List<Expected> expected(String name, int asks) throws IOException {
        List<List<String[]>> byAsk = new ArrayList<>();
        for (int i = 0; i < asks; i++) byAsk.add(new ArrayList<>());
        for (String[] cells : rows(name))
            byAsk.get(Integer.parseInt(cells[0]) - 1).add(cells);
        return byAsk.stream().map(Region::expected).toList();
    }

    /** A question that nothing fits has no row. */
    private static Expected expected(List<String[]> rows) {
        String fitting = rows.isEmpty() ? "0" : rows.get(0)[4];
        return new Expected(
                rows.stream().mapToInt(cells -> Integer.parseInt(cells[2])).toArray(),
                rows.stream().mapToDouble(cells -> Double.parseDouble(cells[3])).toArray(),
                fitting.isEmpty() ? Expected.UNKNOWN : Integer.parseInt(fitting));
    }

    private static List<String[]> rows(String name) throws IOException {
        Path plain = FOLDER.resolve(name + ".csv");
        Path packed = FOLDER.resolve(name + ".csv.gz");
        try (InputStream in = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(packed));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    /** So many times the beds, of each copy but the first each facility about a kilometre away. What is expected is not known. */
    public Region times(int copies, long seed) {
        Random random = new Random(seed);
        List<Row> all = new ArrayList<>(copies * beds.size());
        for (int copy = 0; copy < copies; copy++) {
            double apart = copy == 0 ? 0 : 0.01;
            Map<String, double[]> shifts = new HashMap<>();
            for (Row bed : beds) {
                double[] shift = shifts.computeIfAbsent(bed.facility(), id ->
                        new double[] {apart * random.nextGaussian(), apart * random.nextGaussian()});
                int id = copy * beds.size() + bed.id();
                String facility = copy + "-" + bed.facility();
                all.add(bed.at(id, facility, shift[0], shift[1]));
            }
        }
        return new Region(List.copyOf(all), asks, Map.of());
    }

    public CandidateIndex index() {
        CandidateIndex index = new CandidateIndex(Metric.PLANE);
        index.replaceAll(beds.stream().map(Row::candidate).toList(), 0);
        return index;
    }
}
