import Core
import Disclosure
import Ledger

/// Tasks and their lines, as plain as they can be kept.
struct MemoryTasks {
    private(set) var tasks: [TaskRow] = []
    var keys: [Identifier: SealingKey] = [:]
    private var lines: [Identifier: [TaskLine]] = [:]

    mutating func add(_ task: TaskRow) { tasks.append(task) }

    mutating func move(_ id: Identifier, from: Set<TaskState>, to state: TaskState, until: Instant) -> Bool {
        guard let index = tasks.firstIndex(where: { $0.id == id && from.contains($0.state) }) else { return false }
        let old = tasks[index]
        tasks[index] = TaskRow(
            id: id, application: old.application, purpose: old.purpose, state: state, made: old.made, until: until,
            sealed: old.sealed)
        return true
    }

    mutating func remove(_ id: Identifier) {
        tasks.removeAll { $0.id == id }
        lines[id] = nil
    }

    mutating func append(_ added: [TaskLine], to id: Identifier) {
        guard tasks.contains(where: { $0.id == id }) else { return }
        for line in added {
            var line = line
            let earlier = lines[id, default: []].first {
                $0.alias != nil && $0.alias == line.alias && $0.twin == nil && line.state == .waiting
            }
            if let earlier { (line.state, line.twin) = (.duplicate, earlier.number) }
            lines[id, default: []].append(line)
        }
    }

    mutating func drop(_ id: Identifier, limit: Int) -> Int {
        let count = min(limit, lines[id, default: []].count)
        lines[id, default: []].removeFirst(count)
        return count
    }

    func lines(of id: Identifier) -> [TaskLine] { lines[id, default: []] }

    func waits(_ line: LineEnding) -> Bool {
        lines[line.task]?.first { $0.number == line.number }?.state == .waiting
    }

    mutating func end(_ ending: LineEnding, entry: TaskLine.Entry?) {
        guard waits(ending), let index = lines[ending.task]?.firstIndex(where: { $0.number == ending.number }) else {
            return
        }
        lines[ending.task]?[index].state = ending.state
        lines[ending.task]?[index].result = ending.sealed
        lines[ending.task]?[index].entry = entry
    }

    mutating func stop(_ aliases: Set<[UInt8]>, purpose: String?) {
        for task in tasks where purpose == nil || task.purpose == purpose || task.purpose.isEmpty {
            lines[task.id] = lines[task.id]?.map { line in
                guard line.state.isTold, let alias = line.alias, aliases.contains(alias) else { return line }
                var line = line
                (line.state, line.result) = (.stopped, nil)
                return line
            }
        }
    }

    mutating func forget(_ aliases: Set<[UInt8]>) {
        for id in lines.keys {
            lines[id] = lines[id]?.map { line in
                guard let alias = line.alias, aliases.contains(alias) else { return line }
                return TaskLine(number: line.number, state: .gone, sealed: [])
            }
        }
    }
}
