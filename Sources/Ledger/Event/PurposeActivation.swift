import Catalogue
import Core

/// An officer's decision that a purpose may be used, for these exact bytes.
package struct PurposeActivation: EventRecord {
    package let purpose: PurposeRow
    /// The officer.
    package let by: String

    package init(purpose: PurposeRow, by: String) {
        self.purpose = purpose
        self.by = by
    }

    var content: JSON { ["purpose": purpose.ref.json, "terms": purpose.terms.json] }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(purpose: purpose.ref.text, employee: by) }

    init?(_ source: RecordSource) {
        guard let ref = PurposeRef(json: source.content["purpose"]), let by = source.staff?["employee"]?.string,
            let terms = PurposeTerms(json: source.content["terms"])
        else { return nil }
        self.init(purpose: PurposeRow(ref: ref, terms: terms, isActive: true), by: by)
    }
}
