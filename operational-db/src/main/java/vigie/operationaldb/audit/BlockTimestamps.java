package vigie.operationaldb.audit;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vigie.operationaldb.Sentence;

/**
 * Tokens of a time-stamping authority over the hashes of sealed blocks. A block carries the hash of the one before, so
 * a token also dates every block before its own.
 */
public final class BlockTimestamps {
    /** A token that holds: who signed that its block existed, and when. */
    public record Stamped(long block, Instant at, String signer) {}

    /** A token that does not hold, and why. */
    public record Fault(long block, Sentence reason) {}

    /**
     * What the tokens of a ledger say.
     *
     * @param stamped tokens that hold, by block
     * @param faults tokens that do not, by block
     */
    public record Report(List<Stamped> stamped, List<Fault> faults) {
        public Report {
            stamped = List.copyOf(stamped);
            faults = List.copyOf(faults);
        }
    }

    private BlockTimestamps() {}

    /**
     * Has the last sealed block timestamped, unless it is already.
     *
     * @param owner connection of the owner of the ledger, in auto-commit mode
     * @param authority HTTP address of the authority
     * @return the block that got a token
     * @throws IOException when the authority does not answer or refuses
     */
    public static Optional<Long> stampLast(Connection owner, URI authority)
            throws SQLException, IOException, InterruptedException {
        try (Statement statement = owner.createStatement();
                ResultSet last = statement.executeQuery("""
                        select b.number, b.hash
                        from ledger.audit_blocks as b
                        where b.number = (select max(n.number) from ledger.audit_blocks as n)
                          and not exists (select from ledger.audit_timestamps as t where t.block_number = b.number)
                        """)) {
            if (!last.next()) {
                return Optional.empty();
            }
            long block = last.getLong(1);
            byte[] token = AskForTimestamp.token(authority, last.getBytes(2));
            try (PreparedStatement keep =
                    owner.prepareStatement("insert into ledger.audit_timestamps (block_number, token) values (?, ?)")) {
                keep.setLong(1, block);
                keep.setBytes(2, token);
                keep.executeUpdate();
            }
            return Optional.of(block);
        }
    }

    /**
     * Checks every token: that it is over the hash of its block, that its signer signed it and was allowed to.
     *
     * @param reader connection in the role of the reader
     * @param trusted authorities the certificate of each signer must lead to at the time of its token; with none, the
     *     certificate is believed as it comes
     */
    public static Report verify(Connection reader, Collection<X509Certificate> trusted) throws SQLException {
        Set<TrustAnchor> anchors = trusted.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        List<Stamped> stamped = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("""
                        select t.block_number, t.token, b.hash
                        from ledger.audit_timestamps as t
                        join ledger.audit_blocks as b on b.number = t.block_number
                        order by t.block_number
                        """)) {
            while (row.next()) {
                long block = row.getLong(1);
                try {
                    stamped.add(checked(block, row.getBytes(2), row.getBytes(3), anchors));
                } catch (NotHolding e) {
                    faults.add(new Fault(block, e.reason));
                }
            }
        }
        return new Report(stamped, faults);
    }

    private static Stamped checked(long block, byte[] encoded, byte[] hash, Set<TrustAnchor> anchors)
            throws NotHolding {
        try {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(encoded));
            var content = token.getTimeStampInfo();
            if (!TSPAlgorithms.SHA256.equals(content.getMessageImprintAlgOID())
                    || !MessageDigest.isEqual(hash, content.getMessageImprintDigest())) {
                throw new NotHolding(
                        "le jeton est celui d'une autre empreinte que celle du bloc",
                        "the token is over another hash than that of the block");
            }
            List<X509CertificateHolder> signers = token.getCertificates().getMatches(null).stream()
                    .filter(token.getSID()::match)
                    .toList();
            if (signers.isEmpty()) {
                throw new NotHolding(
                        "le jeton n'a pas le certificat de son signataire",
                        "the token lacks the certificate of its signer");
            }
            X509CertificateHolder signer = signers.getFirst();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            Instant at = content.getGenTime().toInstant();
            if (!anchors.isEmpty()) {
                requireTrusted(token, signer, anchors);
            }
            return new Stamped(block, at, signer.getSubject().toString());
        } catch (CMSException | TSPException | OperatorCreationException | IOException e) {
            throw new NotHolding(
                    "la signature du jeton ne tient pas (" + e.getMessage() + ")",
                    "the signature of the token does not hold (" + e.getMessage() + ")");
        } catch (GeneralSecurityException e) {
            throw new NotHolding(
                    "le certificat du signataire ne mène à aucune autorité de confiance (" + e.getMessage() + ")",
                    "the certificate of the signer leads to no trusted authority (" + e.getMessage() + ")");
        }
    }

    private static void requireTrusted(TimeStampToken token, X509CertificateHolder signer, Set<TrustAnchor> anchors)
            throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(converter.getCertificate(signer));
        List<X509Certificate> delivered = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            delivered.add(converter.getCertificate(holder));
        }
        PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
        path.setRevocationEnabled(false);
        path.setDate(token.getTimeStampInfo().getGenTime());
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(delivered)));
        CertPathBuilder.getInstance("PKIX").build(path);
    }

    private static final class NotHolding extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Sentence reason;

        private NotHolding(String fr, String en) {
            super(en);
            this.reason = new Sentence(fr, en);
        }
    }
}
