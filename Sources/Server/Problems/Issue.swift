import Core

/// One thing that is wrong with a request (Belgif, problem `badRequest`).
///
/// The value itself is never told: it may be personal.
struct Issue: Hashable, Sendable {
    enum Kind: String, Sendable {
        case schemaViolation, invalidInput, unknownInput
    }

    enum Place: String, Sendable {
        case body, path, query, header
    }

    let kind: Kind
    let place: Place
    /// The path of the member: `subject.ssin`.
    let name: String?
    let detail: String

    init(_ kind: Kind, in place: Place = .body, _ name: String? = nil, _ detail: String) {
        self.kind = kind
        self.place = place
        self.name = name
        self.detail = detail
    }

    private var title: String {
        switch kind {
        case .schemaViolation: "Input isn't valid with respect to schema"
        case .invalidInput: "Invalid input"
        case .unknownInput: "Unknown input"
        }
    }

    var json: JSON {
        .compact([
            "type": .string("urn:problem-type:belgif:input-validation:\(kind.rawValue)"),
            "in": .string(place.rawValue), "name": name.map { .string($0) }, "title": .string(title),
            "detail": .string(detail),
        ])
    }
}
