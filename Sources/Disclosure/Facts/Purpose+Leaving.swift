import Catalogue
import Core

extension Purpose {
    /// The first day on which the purpose is about a person no more, since they are too old by its own reference date.
    ///
    /// `nil` where it sets no age, or the year of birth is unknown: as in the check, what is unknown passes.
    func leaving(_ number: SubjectNumber) -> CalendarDate? {
        guard let oldest = template.population.maximumAge, let birth = number.person?.birthDate else { return nil }
        let birthday = birth.latest.adding(years: oldest + 1)
        switch template.referenceDate {
        case .today: return birthday
        case .firstOfJanuary:
            let first = CalendarDate(year: birthday.year, month: 1, day: 1)
            return first == birthday ? first : CalendarDate(year: birthday.year + 1, month: 1, day: 1)
        }
    }

    /// Whether the purpose may be about a person on a day, by the age in their number.
    func isAbout(_ number: SubjectNumber, on day: CalendarDate) -> Bool {
        number.person.map { template.population.includes(birthDate: $0.birthDate, at: day) } ?? true
    }
}
