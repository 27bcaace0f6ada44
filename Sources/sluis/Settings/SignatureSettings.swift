import Catalogue
import Wire

/// How envelopes are signed, ours and a source's: a named profile, and where this source departs from it.
struct SignatureSettings: Sendable {
    private enum Profile: String, CaseIterable {
        case magda, magdaSHA1, federal
    }

    private enum Answers: String, CaseIterable {
        case signed, unsigned
    }

    let profile: SignatureProfile
    let identity: TLSIdentity
    /// Who vouches for the signer of answers; `nil` where the source signs none.
    let trust: TrustAnchors?
    /// The one subject that may sign, in RFC 2253; anyone who is vouched for, if absent.
    let signer: String?

    /// The connection's identity and trust count where no others are named.
    init(
        yaml node: YAMLNode, identity: TLSIdentity?, trust: TrustAnchors?, path: (String) -> String
    ) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "profile", "algorithm", "digest", "accept", "answers", "signer", "identity", "trust",
        ])
        var profile: SignatureProfile =
            switch try map.required("profile").choice(Profile.self) {
            case .magda: .magda
            case .magdaSHA1: .magdaSHA1
            case .federal: .federal
            }
        if let node = map.optional("algorithm") {
            profile.signature = try node.choice(SignatureHash.self)
            profile.acceptedSignatures = [profile.signature]
        }
        if let node = map.optional("digest") {
            profile.digest = try node.choice(SignatureHash.self)
            profile.acceptedDigests = [profile.digest]
        }
        if let node = map.optional("accept") {
            var accepted: Set<SignatureHash> = []
            for item in try node.list() { accepted.insert(try item.choice(SignatureHash.self)) }
            (profile.acceptedSignatures, profile.acceptedDigests) = (accepted, accepted)
        }
        self.profile = profile
        let own = try map.optional("identity").map { (node) throws(CatalogueError) in
            try TLSIdentity(yaml: node, path: path)
        }
        guard let signing = own ?? identity else {
            throw node.error(.missingKey, "lacks `identity:`, the certificate and key that sign; add it")
        }
        self.identity = signing
        signer = try map.optionalString("signer")
        let answers = try map.optional("answers")?.choice(Answers.self) ?? .signed
        let anchors = try map.optionalString("trust").map { TrustAnchors(file: path($0)) } ?? trust
        if answers == .signed, anchors == nil {
            throw node.error(
                .missingKey, "lacks `trust:`, who vouches for the signer of answers; add it, or say `answers: unsigned`"
            )
        }
        self.trust = answers == .signed ? anchors : nil
    }
}
