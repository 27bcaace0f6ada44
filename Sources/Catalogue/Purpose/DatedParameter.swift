package import Core

/// A value that changes by decision, such as a threshold; in force from a day on.
package struct DatedParameter: Hashable, Sendable {
    package let from: CalendarDate
    package let value: Value

    package init(from: CalendarDate, value: Value) {
        self.from = from
        self.value = value
    }
}
