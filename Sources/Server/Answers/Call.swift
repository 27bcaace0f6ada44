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
    /// A list that is read as it comes.
    let list: ListUpload?
    /// What the caller wants to read the answer as.
    let answerType: String
    let environment: ServerSettings.Environment

    init(
        desk: ControllerDesk, parties: Parties, caller: ApplicationRow, segment: Substring, body: [UInt8],
        list: ListUpload?, answerType: String, environment: ServerSettings.Environment
    ) {
        self.desk = desk
        self.parties = parties
        self.caller = caller
        self.segment = segment
        self.body = body
        self.list = list
        self.answerType = answerType
        self.environment = environment
    }

    var journal: Journal { desk.journal }

    func place(_ line: Journal.Line?) -> Problem.Place? { line.map { place($0.position) } }

    func place(_ position: Position) -> Problem.Place {
        Problem.Place(origin: journal.storage.origin(ofLog: position.log), index: position.seq)
    }
}
