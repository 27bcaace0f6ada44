import Core
import Ledger

/// An authenticated request, read and not yet understood.
final class Call: Sendable {
    let desk: ControllerDesk
    let parties: Parties
    let caller: ApplicationRow
    /// The segment that the route's template leaves open.
    let segment: Substring
    let body: [UInt8]
    let environment: ServerSettings.Environment

    init(
        desk: ControllerDesk, parties: Parties, caller: ApplicationRow, segment: Substring, body: [UInt8],
        environment: ServerSettings.Environment
    ) {
        self.desk = desk
        self.parties = parties
        self.caller = caller
        self.segment = segment
        self.body = body
        self.environment = environment
    }

    var journal: Journal { desk.journal }

    func place(_ line: Journal.Line?) -> Problem.Place? { line.map { place($0.position) } }

    func place(_ position: Position) -> Problem.Place {
        Problem.Place(origin: journal.storage.origin(ofLog: position.log), index: position.seq)
    }
}
