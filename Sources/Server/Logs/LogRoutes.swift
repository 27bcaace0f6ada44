import Core
import Disclosure
import Ledger

/// The log as others can hold us to it: its newest checkpoint, and proofs that an entry stands in it.
enum LogRoutes {
    /// The checkpoint to hold the log to, for everyone: it says how long the log is, and of whom nothing.
    ///
    /// Where witnesses sign, the newest that they signed: a newer one rests on the word of the log alone.
    static func checkpoint(of desk: ControllerDesk) async throws(Problem) -> HTTPReply {
        if let witnessed = desk.witnessed() { return note(witnessed) }
        return try await newest(of: desk, year: desk.journal.storage.year)
    }

    /// The newest checkpoint of the log of a year, signed by the log: what its tiles are read with.
    static func newest(of desk: ControllerDesk, year: Int) async throws(Problem) -> HTTPReply {
        let storage = desk.journal.storage
        do {
            let years = try await storage.closedLogs().map(\.year) + [storage.year]
            guard years.contains(year) else { throw Problem.notFound }
            return note(try await storage.checkpoint(ofLog: year))
        } catch let error as LedgerError {
            throw Problem(error)
        } catch {
            throw Problem.notFound
        }
    }

    private static func note(_ text: String) -> HTTPReply {
        HTTPReply(mediaType: "text/plain; charset=utf-8", language: "en", bytes: Array(text.utf8))
    }

    /// An officer may prove every entry, and that is an entry; an application what it asked itself.
    static func proof(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let isOfficer = call.caller.role == .officer
        let id = members.optionalIdentifier("entry")
        if id == nil, members.issues.isEmpty { members.missing("entry") }
        let reason = isOfficer ? members.text("reason") : ""
        let subject = isOfficer ? members.optionalSubject(call.environment) : nil
        try members.finish()
        guard let id else { throw Problem.badRequest([]) }
        let person: SubjectRef?
        do { person = try await self.person(subject, call) } catch { throw Problem(error) }
        try await AuditRoutes.look(
            call, isOfficer ? .proof : .own, at: person, reason: isOfficer ? reason : "proof of an own entry",
            filter: ["entry": .string(id.text)])
        let found: (StoredEntry, EntryProof)?
        do { found = try await prove(id, showing: person, call) } catch { throw Problem(error) }
        guard let (entry, proof) = found else {
            throw try await isGone(id, call) ? Problem(Refusal(.yearPruned, law: 8)) : .notFound
        }
        return HTTPReply(json: [
            "id": .string(id.text), "log": call.place(entry.position).json,
            "proof": proof.json,
        ])
    }

    /// Whether the entry, if there was one, stood in a log that was pruned: its id begins with the time.
    private static func isGone(_ id: Identifier, _ call: Call) async throws(Problem) -> Bool {
        let year = BelgianCalendar.date(at: Instant(milliseconds: id.milliseconds)).year
        do {
            return try await call.journal.storage.closedLogs().contains { $0.year == year && $0.isPruned }
        } catch {
            throw Problem(error)
        }
    }

    /// Whose part an officer wants to see opened in a proof.
    private static func person(_ number: SubjectNumber?, _ call: Call) async throws(LedgerError) -> SubjectRef? {
        guard let number else { return nil }
        return try await Subjects(storage: call.journal.storage, keys: call.journal.keys).existing(number)
    }

    private static func prove(
        _ id: Identifier, showing person: SubjectRef?, _ call: Call
    ) async throws(LedgerError) -> (StoredEntry, EntryProof)? {
        let storage = call.journal.storage
        guard let position = try await storage.position(of: id), let entry = try await storage.entry(at: position),
            call.caller.role == .officer || entry.application == call.caller.id
        else { return nil }
        return (entry, try await call.desk.proofs.proof(of: position, showing: person))
    }
}
