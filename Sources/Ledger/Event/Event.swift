package import Core

/// One thing that happened, before it is sealed and appended.
package struct Event: Hashable, Sendable {
    package let id: Identifier
    /// When it was sealed; the log's order, not this, says what came first.
    package let at: Instant
    package let origin: String
    package let act: Act
    package let type: EntryType
    /// What stands in clear, made once: judge, writer and verifier all read it.
    package let columns: EntryColumns

    package init(id: Identifier, at: Instant, origin: String, act: Act) {
        self.id = id
        self.at = at
        self.origin = origin
        self.act = act
        type = act.type
        columns = act.columns
    }

    /// The rows that judging and applying this event reads.
    package var rowKeys: [RowKey] { act.rowKeys }

    /// One part per person concerned: the main part first, then household members, then the employee, then who
    /// acts for the subject.
    package var parts: [Part] {
        let content = act.content
        let subject = act.subject
        var parts = [
            Part(
                holder: subject.map { .subject($0) } ?? .controller,
                payload: payload(content, role: subject == nil ? "controller" : "subject"))
        ]
        for member in act.members {
            let shown = JSON.compact(["purpose": content["purpose"]])
            parts.append(Part(holder: .member(member), payload: payload(shown, role: "member")))
        }
        if let staff = act.staffContent {
            parts.append(Part(holder: .staff, payload: payload(staff, role: "staff")))
        }
        if let representative = act.representative, let shown = act.representativeContent {
            parts.append(
                Part(holder: .representative(representative), payload: payload(shown, role: "representative")))
        }
        return parts
    }

    private func payload(_ content: JSON, role: String) -> JSON {
        var members = content.members ?? [:]
        members["at"] = .string(at.rfc3339)
        members["class"] = .string(type.entryClass.rawValue)
        members["id"] = .string(id.text)
        members["origin"] = .string(origin)
        members["role"] = .string(role)
        members["type"] = .string(type.rawValue)
        members["v"] = 1
        return .members(members)
    }

    /// Reads an event back from its opened parts, the main one first; `nil` when they do not make one.
    ///
    /// Parts of others may be missing: an erased one takes nothing from the rest.
    package init?(parts: [OpenedPart]) {
        guard let main = parts.first?.payload, main["role"]?.string != "member", main["role"]?.string != "staff",
            main["v"]?.integer == 1, let origin = main["origin"]?.string,
            let id = main["id"]?.string.flatMap({ Identifier($0) }),
            let at = main["at"]?.string.flatMap({ Instant(rfc3339: $0) }),
            let type = main["type"]?.string.flatMap({ EntryType(rawValue: $0) }),
            main["class"]?.string == type.entryClass.rawValue
        else { return nil }
        let members = parts.compactMap { part -> SubjectRef? in
            guard case .member(let ref) = part.holder else { return nil }
            return ref
        }
        let staff = parts.first { $0.holder == .staff }?.payload
        let representative = parts.compactMap { part -> SubjectRef? in
            guard case .representative(let ref) = part.holder else { return nil }
            return ref
        }
        guard representative.count <= 1,
            let act = Act(
                type: type,
                source: RecordSource(
                    subject: parts[0].holder.person, content: main, members: members, staff: staff,
                    representative: representative.first))
        else { return nil }
        self.init(id: id, at: at, origin: origin, act: act)
    }
}
