import Core
import Mapping
import OnlyOnce
import Wire

/// What one attempt came to: pure, from bytes or their absence.
struct SourceReading {
    let status: Outcome.Status
    let code: String
    let told: [AttributeID: SourceReply.Told]
    let members: [INSZ]
    /// Whether another attempt may bring more.
    let mayPass: Bool
    /// How long the source itself wants to be left alone.
    let retryAfterSeconds: Int64?
    /// 30004 and its like: the number in place of the one that was asked about.
    let replacement: NumberReplacement?

    init(
        status: Outcome.Status, code: String, mayPass: Bool, told: [AttributeID: SourceReply.Told] = [:],
        asked: INSZ? = nil, retryAfterSeconds: Int64? = nil, replacement: NumberReplacement? = nil,
        concerned: [INSZ] = []
    ) {
        self.status = status
        self.code = code
        self.mayPass = mayPass
        self.told = told
        self.retryAfterSeconds = retryAfterSeconds
        self.replacement = replacement
        members = Set(Self.people(in: told) + concerned).filter { $0 != asked }
            .sorted { $0.revealedDigits < $1.revealedDigits }
    }

    /// An attempt that brought no document.
    init(_ error: WireError) {
        let isPassing: Bool
        switch error.code {
        case .connectFailed, .connectionLost, .timedOut: isPassing = true
        default: isPassing = false
        }
        self.init(status: isPassing ? .unavailable : .fault, code: "wire:\(error.code.rawValue)", mayPass: isPassing)
    }

    /// What a document says of the person asked; of anyone else nothing is told.
    init(_ answer: MappedAnswer, call: SourceCall) {
        let gravest = answer.outcomes.first { $0.status != .ok && $0.status != .anomaly } ?? answer.outcomes.first
        let code =
            gravest.map { outcome in
                let parts = [outcome.origin, outcome.code].filter { !$0.isEmpty }
                return parts.map(Self.named).joined(separator: ":")
            } ?? ""
        if let replacement = answer.replacement {
            // It counts only about the number that was asked.
            guard replacement.old == nil || replacement.old == call.person else {
                self.init(status: .fault, code: "otherPerson", mayPass: false)
                return
            }
            // Another number: nothing is told under the old one.
            self.init(
                status: .identityChanged, code: code, mayPass: false,
                replacement: Self.isToldOf(replacement, answer) ? NumberReplacement(number: replacement.new) : nil)
            return
        }
        switch answer.kind {
        case .busy:
            // Overloaded, or a source behind the platform that does not answer at all.
            self.init(status: gravest?.status == .unavailable ? .unavailable : .busy, code: code, mayPass: true)
        case .notFound: self.init(status: .notFound, code: code, mayPass: false)
        case .fault where gravest?.status == .filtered:
            // Kept back as a whole: that is known of each attribute, and is not the same as nothing.
            let told = call.attributes.map { ($0, SourceReply.Told(content: .withheld)) }
            self.init(
                status: .filtered, code: code, mayPass: false,
                told: Dictionary(told, uniquingKeysWith: { first, _ in first }))
        case .fault:
            self.init(
                status: gravest?.status ?? .fault, code: code,
                mayPass: answer.outcomes.contains { $0.isRetryable })
        case .data, .partial:
            // Someone else's data, or nobody's that can be read: an anomaly of which nothing is kept.
            guard answer.subject == .asked else {
                self.init(status: .fault, code: "otherPerson", mayPass: false)
                return
            }
            let hasWarning = answer.outcomes.contains { $0.status == .anomaly }
            let isFiltered = answer.outcomes.contains { $0.status == .filtered }
            let told = answer.values.filter { call.attributes.contains($0.key) }.mapValues { value in
                SourceReply.Told(
                    content: value.content, missingSources: value.missingSources, isDoubtful: value.isDoubtful,
                    validFrom: value.validFrom, validUntil: value.validUntil)
            }
            self.init(
                status: answer.kind == .partial ? .partial : isFiltered ? .filtered : hasWarning ? .anomaly : .ok,
                code: code, mayPass: false, told: told, asked: call.person, concerned: answer.concerned)
        }
    }

    /// Whether the source says that the number was replaced or cancelled, and not only that it is another register's, such
    /// as 40200 (FIELD 1.3): numbers are named, or the number is called cancelled.
    private static func isToldOf(_ replacement: MappedAnswer.Replacement, _ answer: MappedAnswer) -> Bool {
        replacement.old != nil || replacement.new != nil
            || answer.outcomes.contains { $0.status == .identityChanged && ["30002", "ssin"].contains($0.code) }
    }

    /// A code or origin as it may be logged: one with so many digits that a national number fits in is no code.
    private static func named(_ token: String) -> String {
        token.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count < 9 ? token : "?"
    }

    /// The people whom the values name.
    private static func people(in told: [AttributeID: SourceReply.Told]) -> [INSZ] {
        func people(_ value: Value) -> [INSZ] {
            switch value {
            case .person(let number): [number]
            case .list(let values): values.flatMap(people)
            case .record(let fields): fields.values.flatMap(people)
            case .boolean, .integer, .text, .date, .code, .cents: []
            }
        }
        let found = told.values.flatMap { told -> [INSZ] in
            guard case .value(let value) = told.content else { return [] }
            return people(value)
        }
        return found
    }
}
