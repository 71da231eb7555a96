package vigie.dashboard.delivery;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverySettings.MailServer;
import vigie.dashboard.delivery.DeliverySettings.Protection;

/** Hands mails to the mail server. */
final class SendMail {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailServer server;
    private final Path folder;

    /**
     * To one server.
     *
     * @param folder where the file of its password is
     */
    SendMail(MailServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Sends plain text, with a file where there is one; returns when the server took it. */
    void send(String to, String subject, String text, @Nullable Attachment attached, Instant now) throws SendFailed {
        try {
            MimeMessage mail = new MimeMessage(session());
            mail.setFrom(new InternetAddress(server.from(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            mail.setSubject(subject.replaceAll("\\s+", " "), StandardCharsets.UTF_8.name());
            if (attached == null) {
                mail.setText(text, StandardCharsets.UTF_8.name());
            } else {
                mail.setContent(withFile(text, attached));
            }
            mail.setSentDate(Date.from(now));
            mail.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(mail);
        } catch (MessagingException | IOException e) {
            throw new SendFailed(
                    server.host() + ":" + server.port() + ": "
                            + String.valueOf(e.getMessage()).strip(),
                    e);
        }
    }

    private static MimeMultipart withFile(String text, Attachment attached) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(attached.content(), attached.type())));
        file.setFileName(attached.name());
        file.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart(words, file);
    }

    private Session session() throws IOException {
        Properties properties = new Properties();
        String protocol = server.protection() == Protection.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(PATIENCE.toMillis());
        properties.put("mail.transport.protocol", protocol);
        properties.put("mail.transport.protocol.rfc822", protocol);
        properties.put(prefix + "host", server.host());
        properties.put(prefix + "port", Integer.toString(server.port()));
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (server.protection() == Protection.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return Session.getInstance(properties, authenticator(prefix, properties));
    }

    private @Nullable Authenticator authenticator(String prefix, Properties properties) throws IOException {
        String user = server.user();
        String passwordFile = server.passwordFile();
        if (user == null || passwordFile == null) {
            return null;
        }
        properties.put(prefix + "auth", "true");
        String password = DeliverySettings.secretIn(folder, passwordFile);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }

    @Override
    public String toString() {
        return server.protection().name().toLowerCase(Locale.ROOT) + " " + server.host() + ":" + server.port();
    }
}
