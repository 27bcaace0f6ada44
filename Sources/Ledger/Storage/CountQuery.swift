package import Core

/// Which entries are counted: those of a run of Belgian days, perhaps of one person or one employee.
package struct CountQuery: Hashable, Sendable {
    package var person: SubjectRef?
    /// The keyed name.
    package var employee: [UInt8]?
    package var from: CalendarDate
    package var until: CalendarDate
    /// How many entries of a person or employee are looked at.
    package var limit: Int

    package init(
        person: SubjectRef? = nil, employee: [UInt8]? = nil, from: CalendarDate, until: CalendarDate,
        limit: Int = 10_000
    ) {
        self.person = person
        self.employee = employee
        self.from = from
        self.until = until
        self.limit = limit
    }

    /// The same as a question for the entries themselves.
    package var entries: EntryQuery {
        EntryQuery(
            person: person, employee: employee, from: BelgianCalendar.startOfDay(from),
            until: BelgianCalendar.endOfDay(until), limit: limit)
    }
}
