import Core
import Foundation
import Wire

/// Envelopes, signed and tampered with as texts.
struct SignatureWorkshop {
    static let plain = """
        <?xml version="1.0" encoding="UTF-8"?>
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:unused="urn:unused">
          <soap:Body><v:GeefIets xmlns:v="urn:iets"><Vraag><Naam>Zoë &amp; Co</Naam><Bedrag soort='"1"'>12</Bedrag>\
        <!-- aside --><Leeg/></Vraag></v:GeefIets></soap:Body>
        </soap:Envelope>
        """

    let ring: KeyRing

    init() throws { ring = try KeyRing.shared.get() }

    /// One whose token holds all that leads to the root, unless told otherwise.
    func signer(_ profile: SignatureProfile, _ files: TLSIdentity? = nil) throws -> EnvelopeSigner {
        EnvelopeSigner(
            profile: profile,
            identity: try SigningIdentity(files ?? (profile.token == .pkiPath ? ring.signer : ring.other)))
    }

    /// The plain envelope, signed now.
    func signed(_ profile: SignatureProfile, by files: TLSIdentity? = nil) throws -> String {
        let bytes = try signer(profile, files).sign(Array(Self.plain.utf8), at: KeyRing.now)
        return String(decoding: bytes, as: UTF8.self)
    }

    func verdict(
        _ text: String, _ profile: SignatureProfile, at now: Instant = KeyRing.now, subject: String? = nil,
        trust: TrustAnchors? = nil
    ) throws -> SignatureVerdict {
        try EnvelopeVerifier(profile: profile, trust: trust ?? ring.trust, subject: subject)
            .verify(Array(text.utf8), at: now)
    }
}

extension String {
    /// With a piece replaced that must be there, every time it is.
    func with(_ piece: String, _ other: String) -> String {
        contains(piece) ? replacingOccurrences(of: piece, with: other) : "missing: " + piece
    }

    /// From the first of these to the end of the next other, both included.
    func piece(_ start: String, _ end: String) -> String {
        guard let first = range(of: start), let last = range(of: end, range: first.lowerBound..<endIndex) else {
            return "missing: " + start
        }
        return String(self[first.lowerBound..<last.upperBound])
    }
}
