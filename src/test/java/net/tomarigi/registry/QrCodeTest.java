package net.tomarigi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is drawn can be read again, also when the paper is stained. */
class QrCodeTest {
    private static final int PIXELS = 6;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void whatIsDrawnReadsAsWhatWasSaidAlsoWithAStainOnIt() throws Exception {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            StringBuilder said = new StringBuilder("https://tomarigi.example/capsule#tmc_");
            for (int c = 0; c < 43; c++) said.append((char) ('a' + random.nextInt(26)));
            QrCode code = QrCode.of(said.toString());
            assertThat(read(code, 0, random)).as("seed %s, code %s", seed, i).isEqualTo(said.toString());
            assertThat(read(code, 4, random))
                    .as("seed %s, stained code %s", seed, i)
                    .isEqualTo(said.toString());
        }
        String tooLong = "x".repeat(10_000);
        assertThatThrownBy(() -> QrCode.of(tooLong)).isInstanceOf(IllegalArgumentException.class);
    }

    /** @param stain modules on each side of a square that was made white */
    private static String read(QrCode code, int stain, Random random) throws Exception {
        int side = code.size() * PIXELS;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(code.path());
        int end = 0;
        while (run.find()) {
            assertThat(run.start()).isEqualTo(end);
            end = run.end();
            assertThat(run.group(3)).isEqualTo(run.group(4));
            fill(pixels, side, number(run, 1), number(run, 2), number(run, 3), 1, 0);
        }
        assertThat(end).isEqualTo(code.path().length());
        int middle = code.size() / 2 - stain + random.nextInt(stain + 1);
        fill(pixels, side, middle, middle, stain, stain, 0xffffff);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }

    private static int number(Matcher run, int group) {
        return Integer.parseInt(run.group(group));
    }

    private static void fill(int[] pixels, int side, int x, int y, int width, int height, int colour) {
        for (int row = y * PIXELS; row < (y + height) * PIXELS; row++)
            Arrays.fill(pixels, row * side + x * PIXELS, row * side + (x + width) * PIXELS, colour);
    }
}
