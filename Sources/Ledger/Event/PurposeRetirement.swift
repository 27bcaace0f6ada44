package import Catalogue
import Core

/// The end of a purpose version: from here on nothing may be asked or told for it.
package struct PurposeRetirement: EventRecord {
    package let purpose: PurposeRef
    package let by: String

    package init(purpose: PurposeRef, by: String) {
        self.purpose = purpose
        self.by = by
    }

    var content: JSON { ["purpose": purpose.json] }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, employee: by) }

    init?(_ source: RecordSource) {
        guard let ref = PurposeRef(json: source.content["purpose"]), let by = source.staff?["employee"]?.string else {
            return nil
        }
        self.init(purpose: ref, by: by)
    }
}
