package net.tomarigi.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The holidays that the Cabinet Office has announced (https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html). */
class JapaneseHolidaysTest {
    @ParameterizedTest
    @Tag("S1")
    @CsvSource(
            delimiter = '|',
            value = {
                // 12 February, 6 May, 12 August, 23 September and 4 November make up for a Sunday
                "2024|01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23"
                        + " 10-14 11-03 11-04 11-23",
                "2025|01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03"
                        + " 11-23 11-24",
                // 6 May makes up for the 3rd, over two more holidays; 22 September lies between two
                "2026|01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03"
                        + " 11-23",
                "2027|01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23"
            })
    void everyHolidayOfAYearAndNoOtherDayIsOne(int year, String days) {
        Set<LocalDate> announced = Arrays.stream(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(JapaneseHolidays.of(year)).isEqualTo(announced);
    }

    @ParameterizedTest
    @Tag("S1")
    @ValueSource(strings = {"2026-12-29", "2026-12-30", "2026-12-31", "2027-01-02", "2027-01-03"})
    void theYearEndIsAHolidayWhereANetworkWantsItSo(String day) {
        LocalDate one = LocalDate.parse(day);
        assertThat(new Calendar(true, Set.of()).kindOf(one)).isEqualTo(DayKind.HOLIDAY);
        assertThat(new Calendar(false, Set.of()).kindOf(one)).isEqualTo(DayKind.of(one.getDayOfWeek()));
        assertThat(new Calendar(false, Set.of(one)).kindOf(one)).isEqualTo(DayKind.HOLIDAY);
    }
}
