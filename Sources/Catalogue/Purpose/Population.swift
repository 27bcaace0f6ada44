package import Core

/// Whom a purpose may be about, checked before any source is asked, from the request alone.
package struct Population: Hashable, Sendable {
    /// A person, or an enterprise or association.
    package let about: SubjectNumber.Kind
    /// Whole years at the reference date, by the date of birth in the number; unknown passes.
    package let minimumAge: Int?
    package let maximumAge: Int?
    /// Only people with an open case: the request must name it.
    package let requiresCase: Bool

    package init(
        about: SubjectNumber.Kind = .person, minimumAge: Int? = nil, maximumAge: Int? = nil, requiresCase: Bool = false
    ) {
        self.about = about
        self.minimumAge = minimumAge
        self.maximumAge = maximumAge
        self.requiresCase = requiresCase
    }

    package func includes(birthDate: PartialDate, at day: CalendarDate) -> Bool {
        guard let age = birthDate.age(at: day) else { return true }
        if let minimumAge, age < minimumAge { return false }
        if let maximumAge, age > maximumAge { return false }
        return true
    }
}
