package import Core

/// Whose part of an entry this is.
package enum PartHolder: Hashable, Sendable {
    case subject(SubjectRef)
    /// Someone whom the entry concerns besides the subject, such as a member of the household.
    case member(SubjectRef)
    /// The employee, under the controller's staff key.
    case staff
    /// The controller itself, where no person is concerned.
    case controller
    /// Who acts for the subject.
    case representative(SubjectRef)
    /// A person whose part was erased: nothing says any more who it was. The number is that of their place.
    case erased(number: Int)

    package var number: Int {
        switch self {
        case .subject: 0
        case .member: 1
        case .staff: 2
        case .controller: 3
        case .representative: 4
        case .erased(let number): number
        }
    }

    package var person: SubjectRef? {
        switch self {
        case .subject(let ref), .member(let ref), .representative(let ref): ref
        case .staff, .controller, .erased: nil
        }
    }
}
