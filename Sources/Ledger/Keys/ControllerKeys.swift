package import Core
package import Crypto
package import MerkleLog

/// What belongs to the controller itself.
package struct ControllerKeys: Sendable, CustomStringConvertible, CustomReflectable {
    /// Keys the lookups: number to ref, employee to column, case to interest.
    package let index: SymmetricKey
    package let staff: KeyRing
    package let governance: KeyRing
    /// The key that signs the log.
    package let signer: SignerKey
    /// Those before it, the newest first: the first signs along, and what the others signed still counts.
    package let earlierSigners: [SignerKey]

    package init(
        index: SymmetricKey, staff: KeyRing, governance: KeyRing, signer: SignerKey, earlierSigners: [SignerKey] = []
    ) {
        self.index = index
        self.staff = staff
        self.governance = governance
        self.signer = signer
        self.earlierSigners = earlierSigners
    }

    /// With other keys for employees' parts or the controller's own, or another signer, behind whom the present one
    /// stands for a while.
    package func replacing(
        staff: KeyRing? = nil, governance: KeyRing? = nil, signer next: SignerKey? = nil
    ) -> ControllerKeys {
        ControllerKeys(
            index: index, staff: staff ?? self.staff, governance: governance ?? self.governance,
            signer: next ?? signer, earlierSigners: next == nil ? earlierSigners : [signer] + earlierSigners)
    }

    package var description: String { "ControllerKeys(•••)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }

    /// The key under the name of the log that it signs for: each year has a log of its own.
    package func signer(of origin: String) throws(LedgerError) -> SignerKey { try named(signer, origin) }

    private func named(_ signer: SignerKey, _ origin: String) throws(LedgerError) -> SignerKey {
        if signer.verifier.name == origin { return signer }
        do {
            return try signer.named(origin)
        } catch {
            throw LedgerError(.unreadable, "a log's name is no name for a key")
        }
    }

    /// All keys whose signature makes a checkpoint this log's, the newest first.
    package func verifiers(of origin: String) throws(LedgerError) -> [VerifierKey] {
        var verifiers: [VerifierKey] = []
        for signer in [signer] + earlierSigners { verifiers.append(try named(signer, origin).verifier) }
        return verifiers
    }

    /// All keys that ever signed for this log's controller, the oldest first.
    package func everySigner(of origin: String) throws(LedgerError) -> [SignerKey] {
        var signers: [SignerKey] = []
        for signer in (earlierSigners.reversed() + [signer]) { signers.append(try named(signer, origin)) }
        return signers
    }

    /// The keys that sign: the newest and the one before it, so that who knows that one alone can follow to this.
    package func signers(of origin: String) throws(LedgerError) -> [SignerKey] {
        var signers = [try signer(of: origin)]
        if let former = earlierSigners.first { signers.append(try named(former, origin)) }
        return signers
    }

    package func verifier(of origin: String) throws(LedgerError) -> VerifierKey { try signer(of: origin).verifier }

    /// The alias of a number, of its own kind: only with the index key can it be computed.
    package func alias(of number: SubjectNumber) -> [UInt8] {
        switch number {
        case .person(let number): keyed("alias", number.revealedDigits, count: 32)
        case .enterprise(let number): keyed("enterprise", number.digits, count: 32)
        }
    }

    package func alias(of number: INSZ) -> [UInt8] { alias(of: .person(number)) }

    /// How an employee stands in a clear column.
    package func employee(_ name: String) -> [UInt8] { keyed("employee", name, count: 16) }

    /// How a key of a person is named where nothing may tell whose it is: in entries on erasure and in their journal.
    package func keyID(of subject: SubjectRef, _ keyClass: KeyClass) -> [UInt8] {
        keyed("key", subject.text + "\0" + keyClass.name, count: 16)
    }

    /// What stands for a case that keeps facts alive.
    package func caseInterest(purpose: String, subject: SubjectRef, caseReference: String) -> Identifier? {
        Identifier(bytes: keyed("case", purpose + "\0" + subject.text + "\0" + caseReference, count: 16))
    }

    /// What stands for a purpose that follows a person up, without a case.
    package func followUpInterest(purpose: String, subject: SubjectRef) -> Identifier? {
        Identifier(bytes: keyed("followUp", purpose + "\0" + subject.text, count: 16))
    }

    /// What an application knows a person by in answers and events: another for each application and purpose.
    package func reference(application: String, purpose: String, subject: SubjectRef) -> Identifier? {
        Identifier(bytes: keyed("reference", application + "\0" + purpose + "\0" + subject.text, count: 16))
    }

    /// Signs events; it lasts as long as the index key.
    package var webhookKey: WebhookKey? { WebhookKey(seed: keyed("webhook", "", count: 32)) }

    /// What stands for a source's note that we follow a person under a finality.
    package func inscription(finality: String, subject: SubjectRef) -> Identifier? {
        Identifier(bytes: keyed("inscription", finality + "\0" + subject.text, count: 16))
    }

    /// The id of a fact: the same for everyone who shares a call, so that it is stored once.
    package func fact(reference: String, subject: SubjectRef, attribute: AttributeID) -> Identifier? {
        Identifier(bytes: keyed("fact", reference + "\0" + subject.text + "\0" + attribute.name, count: 16))
    }

    /// How the one-time code of a request stands in its record.
    package func code(_ text: String) -> [UInt8] { keyed("code", text, count: 32) }

    private func keyed(_ label: String, _ text: String, count: Int) -> [UInt8] {
        let mac = HMAC<SHA256>.authenticationCode(for: Array((label + "\0" + text).utf8), using: index)
        return Array(Array(mac).prefix(count))
    }
}
