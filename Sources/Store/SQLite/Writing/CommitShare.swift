/// Who of those that wait goes into the next commit: in their order, and of tasks at most a quarter.
///
/// Where nobody else waits, tasks get a quarter of what a commit can hold; so whoever comes next waits for a short one.
package enum CommitShare {
    /// What is known of one who waits.
    package struct Place: Hashable, Sendable {
        package let weight: Int
        package let isOfTask: Bool

        package init(weight: Int, isOfTask: Bool) {
            self.weight = weight
            self.isOfTask = isOfTask
        }
    }

    /// How many from the front weigh `limit` at most; one at least.
    static func first(_ waiting: some Sequence<Place>, limit: Int) -> Int {
        var (weight, count) = (0, 0)
        for place in waiting {
            weight += place.weight
            guard weight <= limit || count == 0 else { break }
            count += 1
        }
        return count
    }

    /// The indexes of those who go now.
    ///
    /// One of a task goes always, however few others do, so that no stream of others keeps a task waiting for ever.
    package static func chosen(_ waiting: [Place], limit: Int) -> Set<Int> {
        let others = waiting.indices.filter { !waiting[$0].isOfTask }
        let going = others.prefix(first(others.lazy.map { waiting[$0] }, limit: limit))
        let weight = going.reduce(0) { $0 + waiting[$1].weight }
        let tasks = waiting.indices.filter { waiting[$0].isOfTask }
        let share = others.isEmpty ? limit / 4 : weight / 3
        return Set(going).union(tasks.prefix(first(tasks.lazy.map { waiting[$0] }, limit: share)))
    }
}
