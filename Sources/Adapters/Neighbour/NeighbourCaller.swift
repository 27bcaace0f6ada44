package import Core
package import OnlyOnce

/// Another controller as a source: its answers come in as attributes, for a purpose of ours that has a title for them.
///
/// The consultation stands in our log before the other is asked, the disclosure in the other's before it answers.
package struct NeighbourCaller: SourceCaller {
    package let services: [SourceService]
    private let service: SourceService
    private let purpose: String
    /// Which output of the other's purpose fills an attribute.
    private let outputs: [AttributeID: String]
    private let neighbour: any Neighbour
    private let clock: WallClock
    private let retryAfterSeconds: Int64

    /// - Parameters:
    ///   - controller: The other, as our authorisations name it as a source.
    ///   - purpose: Its purpose, adopted with us as recipient.
    package init(
        controller: String, purpose: String, outputs: [AttributeID: String], neighbour: any Neighbour, clock: WallClock,
        retryAfterSeconds: Int64 = 300
    ) {
        self.purpose = purpose
        self.outputs = outputs
        self.neighbour = neighbour
        self.clock = clock
        self.retryAfterSeconds = retryAfterSeconds
        let filled = outputs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        service = SourceService(
            name: "\(controller)/\(purpose)", source: controller, delivers: Set(outputs.keys),
            mapping: "\(controller)/\(purpose): " + filled.joined(separator: ","), asksByAttribute: true, isDated: true)
        services = [service]
    }

    /// Asks once: the other has asked its own sources again where that makes sense.
    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard call.service == service.name else { return reply(.fault, "noService") }
        let wanted = call.attributes.compactMap { outputs[$0] }.sorted()
        let answer = await neighbour.disclose(
            NeighbourQuestion(
                purpose: purpose, number: call.number, referenceDate: call.referenceDate, reference: call.reference,
                finality: call.finality, outputs: wanted))
        switch answer {
        case .refused(let rule): return reply(.notAuthorised, rule)
        case .unavailable: return reply(.unavailable, "unavailable", mayPass: true)
        case .told(let told): return reply(told, to: call)
        }
    }

    private func reply(_ outputs: [String: NeighbourAnswer.Output], to call: SourceCall) -> SourceReply {
        var told: [AttributeID: SourceReply.Told] = [:]
        var gaps: [Unavailability] = []
        for attribute in call.attributes.sorted() {
            guard let name = self.outputs[attribute], let output = outputs[name] else {
                gaps.append(Unavailability(.sourceRefused))
                continue
            }
            switch output.state {
            case .value(let value):
                told[attribute] = SourceReply.Told(content: .value(value), isDoubtful: output.isDoubtful)
            case .absentAtSource: told[attribute] = SourceReply.Told(content: .absent)
            case .withheld: told[attribute] = SourceReply.Told(content: .withheld)
            case .notPermitted: gaps.append(Unavailability(.sourceRefused))
            case .unavailable(let why): gaps.append(why)
            }
        }
        guard let gap = gaps.first else { return reply(.ok, "", told: told) }
        let status = told.isEmpty ? Self.status(of: gap.reason) : .partial
        return reply(status, gap.reason.rawValue, told: told, retryAt: gaps.compactMap(\.retryAt).max())
    }

    private func reply(
        _ status: Outcome.Status, _ code: String, mayPass: Bool = false,
        told: [AttributeID: SourceReply.Told] = [:], retryAt: Instant? = nil
    ) -> SourceReply {
        let now = clock.now
        return SourceReply(
            status: status, code: code.isEmpty ? "" : "neighbour:" + code, attempts: 1, told: told, members: [],
            retrievedAt: now, retryAt: mayPass ? now.adding(seconds: retryAfterSeconds) : retryAt)
    }

    /// How the other's source fared stands for how the other did.
    private static func status(of reason: Unavailability.Reason) -> Outcome.Status {
        switch reason {
        case .sourceBusy: .busy
        case .sourceDown: .unavailable
        case .sourceHasNoRecord, .notTold: .notFound
        case .sourceRefused: .notAuthorised
        case .partialData: .partial
        case .sourceFault, .notConnected, .anomaly, .doubtful: .fault
        }
    }
}
