import Core

/// A back-office system, or a clerk, officer or operator, with its keys and what it may do.
///
/// A later registration of the
/// same id replaces the earlier one.
package struct ApplicationRegistration: EventRecord {
    package let application: ApplicationRow
    /// Who decided.
    package let by: String

    package init(application: ApplicationRow, by: String) {
        self.application = application
        self.by = by
    }

    var content: JSON { ["application": application.json] }
    var staff: JSON? { ["employee": .string(by)] }
    /// A clerk's or an officer's id is a person's name, which stands in no clear column.
    var columns: EntryColumns {
        EntryColumns(application: application.role == .application ? application.id : nil, employee: by)
    }

    init?(_ source: RecordSource) {
        guard let row = ApplicationRow(json: source.content["application"]), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(application: row, by: by)
    }
}
