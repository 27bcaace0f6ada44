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

    package init(
        channel: Channel, assurance: Assurance, identityCheck: String, recorder: String?, evidence: [String] = []
    ) {
        self.channel = channel
        self.assurance = assurance
        self.identityCheck = identityCheck
        self.recorder = recorder
        self.evidence = evidence
    }

    var members: [String: JSON] {
        [
            "channel": .string(channel.rawValue), "assurance": .string(assurance.rawValue),
            "identityCheck": .string(identityCheck), "evidence": .array(evidence.map { .string($0) }),
        ]
    }

    var staffJSON: JSON? { recorder.map { ["employee": .string($0)] } }

    init?(_ source: RecordSource) {
        guard let channel = source.string("channel").flatMap({ Channel(rawValue: $0) }),
            let assurance = source.string("assurance").flatMap({ Assurance(rawValue: $0) }),
            let identityCheck = source.string("identityCheck"), let evidence = source.strings("evidence")
        else { return nil }
        self.init(
            channel: channel, assurance: assurance, identityCheck: identityCheck,
            recorder: source.staff?["employee"]?.string, evidence: evidence)
    }
}
