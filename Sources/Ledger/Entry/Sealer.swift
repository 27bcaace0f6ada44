package import Core

/// Seals the parts of an entry before it is queued, and opens them again.
///
/// The salt is sealed with the payload and dies with the key. The associated data tie a ciphertext to its log, entry,
/// class and commitment, so that none can be moved to another place.
package struct Sealer: Sendable {
    private let origin: String
    private let keys: any KeyStorage
    private let entropy: Entropy

    package init(origin: String, keys: any KeyStorage, entropy: Entropy) {
        self.origin = origin
        self.keys = keys
        self.entropy = entropy
    }

    /// Seals each part under its holder's key, which is made when it is not there yet.
    package func seal(_ event: Event) async throws(LedgerError) -> [SealedPart] {
        var sealed: [SealedPart] = []
        let parts = event.parts
        if parts.count > 3 { await makeKeys(for: parts, of: event) }
        for part in parts {
            guard let key = try await newest(of: part.holder, type: event.type, at: event.at) else {
                throw LedgerError(.keyMissing, "there is no key for this person's class")
            }
            sealed.append(try seal(part, of: event, with: key))
        }
        return sealed
    }

    /// Asks for the keys of many people at once, so that new ones become durable in one commit; whatever fails is told
    /// when the key is needed.
    private func makeKeys(for parts: [Part], of event: Event) async {
        await withTaskGroup(of: Void.self) { group in
            for part in parts {
                group.addTask { _ = try? await newest(of: part.holder, type: event.type, at: event.at) }
            }
        }
    }

    private func seal(_ part: Part, of event: Event, with key: SealingKey) throws(LedgerError) -> SealedPart {
        // The salt and the payload stand in one buffer, as they are sealed.
        var plain = entropy.bytes(Commitment.saltLength)
        plain.reserveCapacity(2048)
        part.payload.write(to: &plain)
        let salt = plain.prefix(Commitment.saltLength)
        guard let commitment = Commitment.part(salt: salt, payload: plain.dropFirst(Commitment.saltLength)) else {
            throw LedgerError(.unreadable, "a salt has 32 bytes")
        }
        let context = context(id: event.id, entryClass: event.type.entryClass, commitment: commitment)
        let sealed = try SealedBytes.seal(plain, with: key, context: context, entropy: entropy)
        return SealedPart(holder: part.holder, commitment: commitment, sealed: sealed)
    }

    /// The parts of an entry of this log whose keys are there.
    func open(_ entry: StoredEntry) async throws(LedgerError) -> [OpenedPart] {
        var opened: [OpenedPart] = []
        opened.reserveCapacity(entry.parts.count)
        for part in entry.parts {
            if let part = try await open(part, id: entry.id, type: entry.type, at: entry.at) { opened.append(part) }
        }
        return opened
    }

    /// The payload of a part, with its salt; `nil` when its key is gone.
    package func open(
        _ part: SealedPart, id: Identifier, type: EntryType, at: Instant
    ) async throws(LedgerError) -> OpenedPart? {
        if case .erased = part.holder { return nil }
        let version = try SealedBytes.version(of: part.sealed)
        guard let key = try await key(of: part.holder, type: type, at: at, version: version) else { return nil }
        let context = context(id: id, entryClass: type.entryClass, commitment: part.commitment)
        let opened = try SealedBytes.open(part.sealed, with: key, context: context)
        guard opened.count > Commitment.saltLength else { throw LedgerError(.unreadable, "a part without payload") }
        let salt = opened.prefix(Commitment.saltLength)
        let payload = opened.dropFirst(Commitment.saltLength)
        guard Commitment.part(salt: salt, payload: payload) == part.commitment else {
            throw LedgerError(.unreadable, "a payload does not match its commitment")
        }
        do {
            return OpenedPart(holder: part.holder, salt: Array(salt), payload: try JSON(parsing: Array(payload)))
        } catch {
            throw LedgerError(.unreadable, "a payload is no canonical JSON")
        }
    }

    /// What seals now: by the holder and, for a person, the class of the entry.
    private func newest(of holder: PartHolder, type: EntryType, at: Instant) async throws(LedgerError) -> SealingKey? {
        switch holder {
        case .staff: return keys.controllerKeys.staff.current
        case .controller: return keys.controllerKeys.governance.current
        case .subject(let ref), .member(let ref), .representative(let ref):
            return try await keys.key(of: ref, KeyClass(of: type, at: at), create: true)
        case .erased: return nil
        }
    }

    /// What opens: the version that sealed.
    private func key(
        of holder: PartHolder, type: EntryType, at: Instant, version: UInt8
    ) async throws(LedgerError) -> SealingKey? {
        switch holder {
        case .staff: return try known(keys.controllerKeys.staff[version])
        case .controller: return try known(keys.controllerKeys.governance[version])
        case .subject(let ref), .member(let ref), .representative(let ref):
            return try await keys.key(of: ref, KeyClass(of: type, at: at), version: version)
        case .erased: return nil
        }
    }

    /// The controller's own keys are never erased.
    private func known(_ key: SealingKey?) throws(LedgerError) -> SealingKey {
        guard let key else { throw LedgerError(.unreadable, "sealed under another version of the key") }
        return key
    }

    private func context(id: Identifier, entryClass: EntryClass, commitment: [UInt8]) -> [UInt8] {
        var context: [UInt8] = []
        context.reserveCapacity(origin.utf8.count + commitment.count + 32)
        context.append(contentsOf: origin.utf8)
        context.append(0)
        context.append(contentsOf: id.bytes)
        context.append(contentsOf: entryClass.rawValue.utf8)
        context.append(0)
        context.append(contentsOf: commitment)
        return context
    }
}
