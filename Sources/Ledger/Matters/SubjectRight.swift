/// A right of the citizen, by what it asks (GDPR chapters III and VIII).
package enum SubjectRight: String, Hashable, Sendable, CaseIterable {
    case access, rectification, erasure, restriction, portability, objection, complaint

    package var article: Int {
        switch self {
        case .access: 15
        case .rectification: 16
        case .erasure: 17
        case .restriction: 18
        case .portability: 20
        case .objection: 21
        case .complaint: 77
        }
    }
}
