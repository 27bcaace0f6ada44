import Core
import Disclosure
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
    private(set) var appended = 0
    /// Entries of a pruned log that went.
    var dropped = 0
    /// Whether anything of anyone was erased: then what is known by heart of people is forgotten.
    var hasErased = false
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
        case .prune(let year, let continuation): answers.append(.prune(try prune(year), continuation))
        case .extent(let name, let through, let continuation):
            try TaskTable(db: db).forget(name)
            answers.append(.extent(try ErasureReader(db: db).hanging(on: name, through: through), continuation))
        case .task(let change, let continuation):
            answers.append(.task(try change.body(TaskTable(db: db)), continuation))
        case .event(let change, let continuation):
            answers.append(.task(try change.body(EventTable(db: db), audience, state.clock), continuation))
        }
    }

    /// Closes the log of a year and opens the next, in this one transaction: what it stands for, and the rows that every
    /// proposal asks for.
    mutating func turn(_ opening: LogOpener.Opening) throws {
        try opening.closed.save(db, frontier: state.frontier)
        let isLog = opening.closed.size > 0
        state.turn(
            to: opening.year,
            after: isLog ? LogEnd(opening.closed, origin: "\(setup.base)/\(opening.closed.year)") : nil)
        rows = state.registry
        loaded = []
        for proposal in opening.proposals {
            guard case .appended = try append(proposal) else {
                throw LedgerError(.unreadable, "the log of \(opening.year) could not be opened")
            }
        }
    }

    /// Judges a proposal and, where it may stand, writes it at the next position.
    private mutating func append(_ proposal: Proposal) throws -> Verdict {
        let event = proposal.event
        guard event.origin == "\(setup.base)/\(state.year)" else {
            return .failed(LedgerError(.otherLog, "the entry is for another log"))
        }
        if let flaw = proposal.flaw { return .failed(LedgerError(.unreadable, flaw)) }
        guard abs(event.at.milliseconds - state.clock.milliseconds) <= Judge.clockTolerance else {
            return .failed(LedgerError(.clockSkew, "the entry's time is over 5 s from the writer's"))
        }
        if setup.destroyed.seals(proposal) {
            return .failed(LedgerError(.keyMissing, "a key that sealed this was destroyed meanwhile"))
        }
        let reader = RowReader(db: db, log: state.year, extents: setup.extents)
        // A set of rows is read each time: an earlier proposal may have added to it.
        for key in event.rowKeys where !key.namesOneRow || loaded.insert(key).inserted {
            try state.recent.load(key, from: reader, into: &rows)
        }
        if !event.act.isCarrying {
            let missing = rows.uncarried(naming: event.act.restingOn, at: event.at)
            if !missing.isEmpty { return .uncarried(missing) }
        }
        if let refusal = Judge.refusal(of: event, in: rows, controller: setup.controller, commit: state.clock) {
            return .refused(refusal)
        }
        if let line = proposal.line, try !TaskTable(db: db).waits(line) {
            return .failed(LedgerError(.lineEnded, "this line of a task has ended"))
        }
        if let flaw = proposal.lack(in: rows) { return .failed(LedgerError(.unreadable, flaw)) }
        let position = Position(log: state.year, seq: Int64(state.frontier.size))
        guard try insert(proposal, at: position) else {
            return .failed(LedgerError(.unreadable, "an entry of this id is in the log already"))
        }
        // Who has an interest now is told, also where the entry ends it.
        let notices = try spread(rows.notices(of: event, at: position))
        let told = try notices.isEmpty ? [] : audience.applications(of: notices.filter { $0.due == nil })
        let stopped = rows.stops(of: event, at: position)
        let changes = rows.apply(event, at: position)
        let people = try event.act.erasure.map { try erase($0) }
        if let pruning = event.act.pruning { try mark(pruning.scope) }
        try write(changes, of: proposal, at: position)
        try EventTable(db: db).add(told, at: state.clock, entropy: setup.entropy)
        try EventTable(db: db).keep(notices)
        if let people { try forget(people) }
        if let line = proposal.line { try TaskTable(db: db).end(line, entry: (event.id, position)) }
        for notice in stopped { try TaskTable(db: db).stop(notice) }
        try grow(proposal, position)
        return .appended(position)
    }

    /// By person what is noticed about everyone in whom a purpose has an interest.
    ///
    /// Where they are many it is noticed in transactions of its own, soon after: nothing else is written meanwhile.
    private func spread(_ notices: [AnswerNotice]) throws -> [AnswerNotice] {
        try notices.flatMap { notice -> [AnswerNotice] in
            guard notice.person == nil, let purpose = notice.purpose else { return [notice] }
            let people = try audience.following(purpose)
            let due = people.count > EventDesk.mostAtOnce ? state.clock : nil
            return people.map { AnswerNotice(person: $0, purpose: purpose, showsInterest: true, due: due) }
        }
    }

    private var audience: EventAudience {
        let rows = state.readable
        return EventAudience(
            db: db, controller: setup.controller, parties: rows.applications, names: { rows.names(of: $0) },
            reference: setup.reference)
    }

    private mutating func write(_ changes: [RowChange], of proposal: Proposal, at position: Position) throws {
        let writer = RowWriter(
            db: db, facts: proposal.facts, purposeBytes: proposal.purposeBytes, made: position.row)
        for change in changes {
            try writer.write(change) { ref in try person(ref) }
            state.recent.apply(change)
            switch change {
            case .purpose, .application, .link, .matter, .erasure, .pruning: state.know(change, made: position)
            case .drop(let name) where name.kind == .link || name.kind == .matter: state.know(change, made: position)
            // A row that is only carried reads as before.
            case .consent(let row) where !proposal.event.act.isCarrying: consents.append(row)
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
        appended += 1
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
