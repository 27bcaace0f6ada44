package import Core

/// One thing that happened, before it is sealed and appended.
package struct Event: Hashable, Sendable {
    package let id: Identifier
    /// When it was sealed; the log's order, not this, says what came first.
    package let at: Instant
    package let origin: String
    package let act: Act

    package init(id: Identifier, at: Instant, origin: String, act: Act) {
        self.id = id
        self.at = at
        self.origin = origin
        self.act = act
    }

    /// One part per person concerned: the main part first, then household members, then the employee.
    package var parts: [Part] {
        let content = act.content
        var parts = [
            Part(
                holder: act.subject.map { .subject($0) } ?? .controller,
                payload: payload(content, role: act.subject == nil ? "controller" : "subject"))
        ]
        for member in act.members {
            var shown = ["role": JSON.string("member")]
            shown["purpose"] = content["purpose"]
            parts.append(Part(holder: .member(member), payload: payload(.object(shown), role: "member")))
        }
        if let staff = act.staffContent {
            parts.append(Part(holder: .staff, payload: payload(staff, role: "staff")))
        }
        return parts
    }

    private func payload(_ content: JSON, role: String) -> JSON {
        var members = content.object ?? [:]
        members["v"] = 1
        members["origin"] = .string(origin)
        members["id"] = .string(id.text)
        members["class"] = .string(act.type.entryClass.rawValue)
        members["type"] = .string(act.type.rawValue)
        members["at"] = .string(at.rfc3339)
        members["role"] = .string(role)
        return .object(members)
    }

    /// Reads an event back from its opened parts; `nil` when they do not make one.
    package init?(parts: [OpenedPart]) {
        guard let main = parts.first?.payload, main["v"]?.integer == 1, let origin = main["origin"]?.string,
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
        guard let act = Act(type: type, subject: parts[0].holder.person, content: main, members: members, staff: staff)
        else { return nil }
        self.init(id: id, at: at, origin: origin, act: act)
    }
}
