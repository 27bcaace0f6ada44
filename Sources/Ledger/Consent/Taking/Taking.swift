package import Catalogue
import Core

/// How a citizen's act was taken down: the same for yes, no and stop (CONSENT 5, DESIGN 6).
package struct Taking: Hashable, Sendable {
    package let channel: Channel
    package let assurance: Assurance
    /// How the person was identified, in a word: `eID read`, `call-back number and two questions`.
    package let identityCheck: String
    /// The employee who took it down; absent online.
    package let recorder: String?
    /// References to what proves it: `paper:2026-0815`, never the document itself.
    package let evidence: [String]
    /// What the channel leaves behind; absent in acts from before purposes asked for it.
    package let proof: ChannelEvidence?
    package let readBack: ReadBack?
    /// Who acts for the person or with them; absent where the person acts alone.
    package let representation: Representation?

    package init(
        channel: Channel, assurance: Assurance, identityCheck: String, recorder: String?, evidence: [String] = [],
        proof: ChannelEvidence? = nil, readBack: ReadBack? = nil, representation: Representation? = nil
    ) {
        self.channel = channel
        self.assurance = assurance
        self.identityCheck = identityCheck
        self.recorder = recorder
        self.evidence = evidence
        // What another channel leaves proves nothing here, and is not kept.
        self.proof = proof?.channel == channel ? proof : nil
        self.readBack = readBack
        self.representation = representation
    }

    var members: [String: JSON] {
        var members: [String: JSON] = [
            "channel": .string(channel.rawValue), "assurance": .string(assurance.rawValue),
            "identityCheck": .string(identityCheck), "evidence": .array(evidence.map { .string($0) }),
        ]
        members["proof"] = proof?.json
        members["readBack"] = readBack.map { .string($0.rawValue) }
        members["representation"] = representation?.json
        return members
    }

    var staffJSON: JSON? {
        guard recorder != nil || proof?.colleague != nil else { return nil }
        return .compact([
            "employee": recorder.map { .string($0) }, "checkedBy": proof?.colleague.map { .string($0) },
        ])
    }

    init?(_ source: RecordSource) {
        guard let channel = source.string("channel").flatMap({ Channel(rawValue: $0) }),
            let assurance = source.string("assurance").flatMap({ Assurance(rawValue: $0) }),
            let identityCheck = source.string("identityCheck"), let evidence = source.strings("evidence")
        else { return nil }
        let colleague = source.staff?["checkedBy"]?.string
        let proof = source.content["proof"].map {
            ChannelEvidence(json: $0, channel: channel, colleague: colleague)
        }
        let readBack = source.string("readBack").map { ReadBack(rawValue: $0) }
        let representation = source.content["representation"].map {
            Representation(json: $0, representative: source.representative)
        }
        // What is there and does not read is not taken for absent.
        if case .some(nil) = proof { return nil }
        if case .some(nil) = readBack { return nil }
        if case .some(nil) = representation { return nil }
        self.init(
            channel: channel, assurance: assurance, identityCheck: identityCheck,
            recorder: source.staff?["employee"]?.string, evidence: evidence, proof: proof.flatMap { $0 },
            readBack: readBack.flatMap { $0 }, representation: representation.flatMap { $0 })
    }
}
