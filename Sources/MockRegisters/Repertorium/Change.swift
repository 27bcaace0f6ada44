import Core

/// A notice that something of a person changed, without what.
struct Change: Sendable {
    let slug: String
    /// The information type of the Rijksregister: `020` address, `120` civil status, `140` household, `150` death.
    let code: String
    let day: CalendarDate
}
