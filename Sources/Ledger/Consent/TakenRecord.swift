import Catalogue
import Core

/// A citizen's act about a purpose, as it was taken down: whoever's part is whose follows from how.
protocol TakenRecord: EventRecord {
    var person: SubjectRef { get }
    var purpose: PurposeRef { get }
    var taking: Taking { get }
}

extension TakenRecord {
    var subject: SubjectRef? { person }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }
    var representative: SubjectRef? { taking.representation?.representative }
    /// That they acted, for what and under which mandate; of the person no more than that.
    var representativeContent: JSON? {
        taking.representation.map { ["purpose": purpose.json, "representation": $0.ownJSON] }
    }

    /// The payload of the act with what its own kind adds.
    func content(_ state: String, _ more: [String: JSON?], telling: Telling? = nil) -> JSON {
        var members = taking.members
        members["purpose"] = purpose.json
        members["state"] = .string(state)
        for (name, value) in telling?.members ?? [:] { members[name] = value }
        for (name, value) in more { members[name] = value }
        return .object(members)
    }
}
