import Core
import Mapping
import OnlyOnce
import Wire

/// What one attempt came to: pure, from bytes or their absence.
struct MagdaReading {
    let status: Outcome.Status
    let code: String
    let told: [AttributeID: SourceReply.Told]
    let members: [INSZ]
    let mayPass: Bool

    /// An attempt that brought no document.
    init(_ error: WireError) {
        let isPassing: Bool
        switch error.code {
        case .connectFailed, .connectionLost, .timedOut: isPassing = true
        default: isPassing = false
        }
        self.init(status: isPassing ? .unavailable : .fault, code: "wire:\(error.code.rawValue)", mayPass: isPassing)
    }

    /// Reads a body, whatever the HTTP status: a SOAP fault comes with 500 (FIELD 1.1).
    init(_ response: HTTPResponse, mapping: CompiledMapping, call: SourceCall) {
        var extractor = mapping.extractor(subject: call.number)
        do {
            try MarkupParser.parse(response.body, into: &extractor)
        } catch {
            if response.status == 200 {
                self.init(status: .fault, code: "wire:\(error.code.rawValue)", mayPass: false)
            } else {
                self.init(status: response.status)
            }
            return
        }
        let answer = mapping.resolve(extractor, referenceDate: call.referenceDate, wanted: call.attributes)
        if response.status != 200, answer.outcomes.contains(where: { $0.code == "unexpectedRoot" }) {
            self.init(status: response.status)
        } else {
            self.init(answer, call: call)
        }
    }

    /// A page of something between us and the source: overload and failure may pass, a refusal does not.
    private init(status: Int) {
        let mayPass = status >= 500 || status == 408 || status == 429
        self.init(status: mayPass ? .unavailable : .fault, code: "http:\(status)", mayPass: mayPass)
    }

    private init(_ answer: MappedAnswer, call: SourceCall) {
        let gravest = answer.outcomes.first { $0.status != .ok && $0.status != .anomaly } ?? answer.outcomes.first
        let code =
            gravest.map { outcome in
                let parts = [outcome.origin, outcome.code].filter { !$0.isEmpty }
                return parts.map(Self.named).joined(separator: ":")
            } ?? ""
        if let replacement = answer.replacement {
            // It counts only about the number that was asked.
            guard replacement.old == nil || replacement.old == call.number else {
                self.init(status: .fault, code: "otherPerson", mayPass: false)
                return
            }
            // Another number: nothing is merged silently; the case goes to a person.
            self.init(status: .identityChanged, code: code, mayPass: false)
            return
        }
        switch answer.kind {
        case .busy:
            // Overloaded, or a source behind the platform that does not answer at all.
            self.init(status: gravest?.status == .unavailable ? .unavailable : .busy, code: code, mayPass: true)
        case .notFound: self.init(status: .notFound, code: code, mayPass: false)
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
                code: code, mayPass: false, told: told, asked: call.number)
        }
    }

    private init(
        status: Outcome.Status, code: String, mayPass: Bool, told: [AttributeID: SourceReply.Told] = [:],
        asked: INSZ? = nil
    ) {
        self.status = status
        self.code = code
        self.mayPass = mayPass
        self.told = told
        members = Self.people(in: told).filter { $0 != asked }
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
        return Array(Set(found)).sorted { $0.revealedDigits < $1.revealedDigits }
    }
}
