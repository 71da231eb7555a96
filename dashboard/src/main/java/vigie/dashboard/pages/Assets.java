package vigie.dashboard.pages;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Script, style and icon, kept in memory under a folder whose name changes with their content. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "vigie.js", "text/javascript; charset=utf-8",
            "vigie.css", "text/css; charset=utf-8",
            "workbench.js", "text/javascript; charset=utf-8",
            "workbench.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final String folder;

    Assets() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : TYPES.keySet().stream().sorted().toList()) {
                byte[] content = read(name);
                digest.update(content);
                contents.put(name, content);
            }
            this.folder = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6) + "/";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Folder in addresses, with slashes at both ends. */
    String folder() {
        return folder;
    }

    byte @Nullable [] content(String name) {
        return contents.get(name);
    }

    String type(String name) {
        return TYPES.getOrDefault(name, "application/octet-stream");
    }

    private static byte[] read(String name) {
        String path = "web/" + name;
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing: the web sources were not bundled");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("resource " + path + " cannot be read", e);
        }
    }
}
