package import Core

extension ConsentRow {
    package var json: JSON {
        .compact([
            "id": .string(id.text), "person": .string(person.text), "purpose": .string(purpose),
            "version": .integer(Int64(version)), "state": .string(state.rawValue), "revision": .integer(revision),
            "from": .string(from.rfc3339), "until": .string(until.rfc3339), "details": details,
            "representative": actingFor.map { .string($0.representative.text) },
        ])
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person"),
            let purpose = json["purpose"]?.string, let version = json["version"]?.integer,
            let state = json["state"]?.string.flatMap({ ConsentState(rawValue: $0) }),
            let revision = json["revision"]?.integer, let from = json.instant("from"), let until = json.instant("until")
        else { return nil }
        self.init(
            id: id, person: person, purpose: purpose, version: Int(version), state: state, revision: revision,
            from: from, until: until, details: json["details"], representative: json.person("representative"))
    }

    /// What only some consents have; `nil` where there is nothing.
    ///
    /// No person stands in it.
    package var details: JSON? {
        let details: JSON = .compact([
            "pauses": pauses.isEmpty ? nil : .array(pauses.map(\.rawValue).sorted().map { .string($0) }),
            "renewed": isRenewed ? true : nil, "allowance": allowance?.json, "actingFor": actingFor?.json,
            "code": code.map { .string(Base64.encode($0)) }, "askAgain": askAgain.map { .string($0.rfc3339) },
            "supersededBy": successor.map { .string($0.text) },
        ])
        return details.members?.all.isEmpty == false ? details : nil
    }

    /// `nil` where the details do not read.
    package init?(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, state: ConsentState, revision: Int64,
        from: Instant, until: Instant, details: JSON?, representative: SubjectRef?
    ) {
        let names = details?["pauses"]?.array?.compactMap(\.string) ?? []
        let pauses = names.compactMap { PauseCause(rawValue: $0) }
        guard pauses.count == names.count, pauses.isEmpty || state == .paused else { return nil }
        self.init(
            id: id, person: person, purpose: purpose, version: version, state: state, revision: revision, from: from,
            until: until, pauses: Set(pauses))
        guard let details else { return }
        isRenewed = details["renewed"]?.boolean ?? false
        if let json = details["allowance"] {
            guard let read = Allowance(json: json) else { return nil }
            allowance = read
        }
        if let json = details["actingFor"] {
            guard let representative, let read = ActingFor(json: json, representative: representative) else {
                return nil
            }
            actingFor = read
        }
        code = details["code"]?.string.flatMap(Base64.decode)
        askAgain = details.instant("askAgain")
        successor = details.identifier("supersededBy")
    }
}
