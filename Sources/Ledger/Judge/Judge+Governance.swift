import Catalogue
import Core

extension PurposeActivation {
    var rowKeys: [RowKey] { [.activePurpose(id: purpose.ref.id), .application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        Judge.foreign(purpose.ref, moment.controller) ?? Judge.officer(by, rows)
    }

    /// An activation retires the version before it.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        let earlier = rows.purposes.values.filter { $0.ref.id == purpose.ref.id && $0.isActive }
            .sorted { $0.ref.version < $1.ref.version }
        return earlier.map { row in
            var retired = row
            retired.isActive = false
            return .purpose(retired)
        } + [.purpose(PurposeRow(ref: purpose.ref, terms: purpose.terms, isActive: true))]
    }
}

extension PurposeRetirement {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .application(by), .heldFor(purpose: purpose.id)]
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        Judge.active(purpose, rows, moment.controller) ?? Judge.officer(by, rows)
    }

    /// A purpose that is not in force has no interest in anyone: what was kept for it goes.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.purpose(purpose.id, purpose.version) else { return [] }
        row.isActive = false
        return [.purpose(row)] + rows.dropping(rows.holds(for: purpose.id))
    }
}

extension ApplicationRegistration {
    var rowKeys: [RowKey] { [.application(by)] }

    /// The first registration of all makes the first officer; from then on an officer or operator decides, and an
    /// operator makes no officer: who runs the system does not choose who watches it.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if rows.applications.isEmpty {
            return application.role == .officer && by == application.id ? nil : Refusal(.roleNotAllowed, law: 7)
        }
        return switch rows.applications[by]?.role {
        case .officer: nil
        case .operator where application.role != .officer && rows.applications[application.id]?.role != .officer: nil
        default: Refusal(.roleNotAllowed, law: 7)
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { [.application(application)] }
}

extension Inspection {
    var rowKeys: [RowKey] { [.application(by)] }

    /// An officer may look at everything, and at the entries of a person under restriction with the word of a second one;
    /// an auditor at tiles, an application at what it asked itself, a clerk at the consents of a person whom they help.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if way == .assisting {
            return rows.applications[by]?.role == .clerk ? nil : Refusal(.roleNotAllowed, law: 7)
        }
        if way == .own { return rows.applications[by]?.role == .application ? nil : Refusal(.notAnOfficer, law: 7) }
        if way == .tiles, rows.applications[by]?.role == .auditor { return nil }
        if let refusal = Judge.officer(by, rows) { return refusal }
        guard let person else { return nil }
        guard way == .approval else {
            return rows.needsSecondReader(by, of: person, at: moment.at) ? Refusal(.secondOfficerNeeded, law: 7) : nil
        }
        guard let reader = filter["officer"]?.string, reader != by, Judge.officer(reader, rows) == nil else {
            return Refusal(.secondOfficerNeeded, law: 7)
        }
        return rows.fourEyes(on: person).isEmpty ? Refusal(.matterNotOpen, law: 7) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard way == .approval, let person, let officer = filter["officer"]?.string else { return [] }
        let reader = Restriction.Reader(officer: officer, until: mark.at.adding(days: Restriction.readingDays))
        return rows.fourEyes(on: person).compactMap { row in
            guard case .restriction(var restriction) = row.matter else { return nil }
            var read = row
            restriction.reader = reader
            read.matter = .restriction(restriction)
            return .matter(read)
        }
    }
}

extension CheckRecord {
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? { Judge.foreign(version, moment.controller) }
}

extension RefusalRecord {
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? { Judge.foreign(version, moment.controller) }
}
