/// One checkpoint brought to one witness, from question to signature.
package struct Submission: Sendable {
    package enum Outcome: Hashable, Sendable {
        case signed(NoteSignature)
        case failed(Failure)
    }

    /// Why a witness did not sign.
    package enum Failure: String, Hashable, Sendable {
        case noAnswer
        /// It does not know our log or our key.
        case unknown
        /// It signed another root of this size, or a size that we do not have: two histories exist.
        case fork
        /// It has forgotten a checkpoint that it signed; it was shown its own signature.
        case forgot
        /// It holds that its own state may be too old, or cannot write.
        case inDoubt
        /// It refused the proof, or answered what is no answer.
        case refused
        /// What it sent is not its signature over this checkpoint.
        case badSignature
    }

    private let witness: WitnessPolicy.Witness
    private let url: String
    private let endpoint: any WitnessEndpoint

    /// `nil` for a witness without an address, which others submit to.
    package init?(to witness: WitnessPolicy.Witness, by endpoint: any WitnessEndpoint) {
        guard let url = witness.url else { return nil }
        self.witness = witness
        self.url = url
        self.endpoint = endpoint
    }

    /// Asks for a signature over `note`.
    ///
    /// - Parameters:
    ///   - last: The last note that this witness signed, if we hold one: with it a witness that lost its memory is told.
    ///   - proof: The hashes from an earlier size of our log to this one.
    package func submit(
        _ note: SignedNote, last: SignedNote?, proof: (_ from: UInt64) async throws -> [Hash]
    ) async throws -> Outcome {
        let size = try Checkpoint(text: note.text).size
        let known = try Self.size(of: last, before: note)
        let first = try await ask(note, old: known, size: size, proof)
        guard first?.status == 409 else { return outcome(first, note) }
        guard let told = first.flatMap(Self.size), told <= size, told != known else { return .failed(.fork) }
        if let last, told < known {
            // It shows whoever keeps that witness that something was forgotten; no signature follows from it.
            _ = try await ask(last, old: told, size: known) { _ in [] }
            return .failed(.forgot)
        }
        return outcome(try await ask(note, old: told, size: size, proof), note)
    }

    /// The size that the witness signed last of this very log; a new year's log begins anew.
    private static func size(of last: SignedNote?, before note: SignedNote) throws(MerkleLogError) -> UInt64 {
        guard let last else { return 0 }
        let (known, next) = (try Checkpoint(text: last.text), try Checkpoint(text: note.text))
        return known.origin.utf8.elementsEqual(next.origin.utf8) ? known.size : 0
    }

    private func ask(
        _ note: SignedNote, old: UInt64, size: UInt64, _ proof: (UInt64) async throws -> [Hash]
    ) async throws -> WitnessAnswer? {
        let hashes = old == 0 || old == size ? [] : try await proof(old)
        return await endpoint.add(AddCheckpoint(old: old, proof: hashes, note: note), at: url)
    }

    private func outcome(_ answer: WitnessAnswer?, _ note: SignedNote) -> Outcome {
        guard let answer else { return .failed(.noAnswer) }
        switch answer.status {
        case 200:
            let lines = (try? NoteSignature.answers(answer.body)) ?? []
            let signature = lines.first { witness.key.verifies($0, on: note.text) && $0.key == witness.key.id }
            return signature.map { .signed($0) } ?? .failed(.badSignature)
        case 403, 404: return .failed(.unknown)
        case 409: return .failed(.fork)
        case 500...599: return .failed(.inDoubt)
        default: return .failed(.refused)
        }
    }

    /// The size in a conflict: digits and a line feed.
    private static func size(_ answer: WitnessAnswer) -> UInt64? {
        guard answer.body.last == 0x0A, answer.body.count <= 20 else { return nil }
        return TreeSize.parse(String(decoding: answer.body.dropLast(), as: UTF8.self))
    }
}
