import Core

/// Whom a page is about, as a session knows them behind an opaque handle.
struct DeskPerson: Hashable, Sendable {
    /// `nil` for someone whom this controller never met.
    let ref: SubjectRef?
    /// The number that the officer typed; `nil` for someone who was reached through the log, which knows no numbers.
    let number: SubjectNumber?

    init(ref: SubjectRef?, number: SubjectNumber? = nil) {
        self.ref = ref
        self.number = number
    }

    /// As whom a page names them until they are shown.
    var masked: String { number == nil ? "een persoon uit het logboek" : "••••••••••• (verborgen)" }
}
