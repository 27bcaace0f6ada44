/// Jobs that wait for a free connection, first come first served.
///
/// curl has such a queue too, but the limits of a transfer do not run in it (7.88).
struct HTTPQueue {
    private var jobs: [HTTPJob] = []
    /// Jobs before it have left; they are dropped many at a time.
    private var first = 0

    var isEmpty: Bool { first == jobs.count }

    mutating func append(_ job: HTTPJob) { jobs.append(job) }

    mutating func next() -> HTTPJob? {
        guard first < jobs.count else { return nil }
        defer { advance() }
        return jobs[first]
    }

    mutating func remove(_ number: Int) -> HTTPJob? {
        guard let index = jobs[first...].firstIndex(where: { $0.number == number }) else { return nil }
        return jobs.remove(at: index)
    }

    /// Takes out those whose time is over.
    mutating func expired(_ now: ContinuousClock.Instant) -> [HTTPJob] {
        let late = jobs[first...].filter { $0.deadline <= now }
        guard !late.isEmpty else { return [] }
        jobs = jobs[first...].filter { $0.deadline > now }
        first = 0
        return Array(late)
    }

    /// When the next one expires.
    var nearest: ContinuousClock.Instant? { jobs[first...].lazy.map(\.deadline).min() }

    private mutating func advance() {
        first += 1
        guard first > 64, first * 2 > jobs.count else { return }
        jobs.removeFirst(first)
        first = 0
    }
}
