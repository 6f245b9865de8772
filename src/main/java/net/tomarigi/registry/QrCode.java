package net.tomarigi.registry;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004) to be drawn as SVG.
 *
 * @param size modules on each side, with the quiet zone of four
 * @param path what is dark, for the {@code d} of an SVG path in a view box of {@code size} by {@code size}
 */
public record QrCode(int size, String path) {
    private static final int QUIET_ZONE = 4;

    /** A quarter may be worn off, as paper in a refrigerator's door is. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, QUIET_ZONE);

    /** @param text at most 1,000 characters of ASCII */
    public static QrCode of(String text) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters fits no QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < modules.getWidth(); x++) {
                if (!modules.get(x, y)) continue;
                int first = x;
                while (x < modules.getWidth() && modules.get(x, y)) x++;
                path.append('M').append(first).append(' ').append(y).append('h').append(x - first);
                path.append("v1h-").append(x - first).append('z');
            }
        return new QrCode(modules.getWidth(), path.toString());
    }
}
