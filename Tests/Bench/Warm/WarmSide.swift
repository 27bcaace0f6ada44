/// What `wrk` and the kernel said of one server, round by round.
struct WarmSide: Sendable {
    private(set) var rate = Samples()
    private var p50 = Samples()
    private var p99 = Samples()
    private var cpu = Samples()
    private(set) var errors = 0
    private var requests = 0.0

    mutating func add(_ run: Wrk, cpu microseconds: Double) {
        rate.add(run.rate)
        p50.add(run.p50)
        p99.add(run.p99)
        cpu.add(microseconds / max(run.requests, 1))
        errors += run.errors
        requests += run.requests
    }

    var text: String {
        "\(rate.text(0, "/s")), p50 \(p50.text(1)) ms, p99 \(p99.text(1)) ms, CPU \(cpu.text()) µs,"
            + " \(errors) errors of \(Figure.text(requests))"
    }
}
