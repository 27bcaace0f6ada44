import Core
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

/// One transaction: jobs in queue order, each seeing the effects of those before it.
struct LogBatch {
    let db: Database
    let setup: WriterSetup
    var state: LogState
    private(set) var answers: [WriterAnswer] = []
    /// The consents that changed.
    private(set) var consents: [ConsentRow] = []
    private var rows: Rows
    private var loaded: Set<RowKey> = []

    init(db: Database, setup: WriterSetup, state: LogState) {
        self.db = db
        self.setup = setup
        self.state = state
        rows = state.registry
    }

    mutating func carryOut(_ job: WriterJob) throws {
        switch job {
        case .commit(let proposals, let continuation):
            var verdicts: [Verdict] = []
            for proposal in proposals { verdicts.append(try append(proposal)) }
            answers.append(.commit(verdicts, continuation))
        case .subject(let alias, let continuation):
            answers.append(.subject(try subject(alias), continuation))
        case .token(let hash, let until, let continuation):
            answers.append(.token(try claim(hash, until: until), continuation))
        }
    }

    /// Judges a proposal and, where it may stand, writes it at the next position.
    private mutating func append(_ proposal: Proposal) throws -> Verdict {
        let event = proposal.event
        if let flaw = proposal.flaw(origin: setup.origin) { return .failed(LedgerError(.unreadable, flaw)) }
        guard abs(event.at.milliseconds - state.clock.milliseconds) <= Judge.clockTolerance else {
            return .failed(LedgerError(.clockSkew, "the entry's time is over 5 s from the writer's"))
        }
        let reader = RowReader(db: db)
        // A set of rows is read each time: an earlier proposal may have added to it.
        for key in event.rowKeys where !key.namesOneRow || loaded.insert(key).inserted {
            try state.recent.load(key, from: reader, into: &rows)
        }
        if let refusal = Judge.refusal(of: event, in: rows, controller: setup.controller, commit: state.clock) {
            return .refused(refusal)
        }
        if let flaw = proposal.lack(in: rows) { return .failed(LedgerError(.unreadable, flaw)) }
        let position = Position(log: state.year, seq: Int64(state.frontier.size))
        guard try insert(proposal, at: position) else {
            return .failed(LedgerError(.unreadable, "an entry of this id is in the log already"))
        }
        let changes = rows.apply(event, at: position)
        try write(changes, of: proposal)
        try grow(proposal, position)
        return .appended(position)
    }

    private mutating func write(_ changes: [RowChange], of proposal: Proposal) throws {
        let writer = RowWriter(db: db, proposal: proposal)
        for change in changes {
            try writer.write(change) { ref in try person(ref) }
            state.recent.apply(change)
            switch change {
            case .purpose, .application, .link, .matter: state.registry.set(change)
            case .consent(let row): consents.append(row)
            default: break
            }
        }
    }

    /// The leaf, and the tiles that it fills.
    private mutating func grow(_ proposal: Proposal, _ position: Position) throws {
        let commit = Commitment.entry(parts: proposal.parts.map(\.commitment))
        let leaf = TreeHash.leaf(
            Commitment.leaf(entryClass: proposal.event.type.entryClass, commit: commit, seq: position.seq))
        state.frontier.append(leaf)
        let (db, year) = (db, state.year)
        try state.edge.append(leaf) { tile in
            try db.cachedStatement(sql: "INSERT INTO tiles (key, root, hashes) VALUES (?, ?, ?)")
                .execute(arguments: [
                    TileRow.key(year: year, level: tile.level, index: tile.index), Data(tile.root.bytes),
                    Data(tile.bytes),
                ])
        }
    }
}
